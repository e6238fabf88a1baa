/** One line of a bench's table. */
export interface Figure {
  /** What was measured. */
  name: string;
  /** The figure with its unit: `71 µs`. */
  figure: string;
  /** Against what the goal compares it with: `1.12 × the bare limit`. */
  ratio?: string;
  goal?: string;
  met?: boolean;
}

/** What a bench gives back: bench/main.ts prints it and keeps it in bench/dist/latest.json. */
export interface Report {
  title: string;
  figures: Figure[];
  /** What must be known to read the figures, or why there are none. */
  notes?: string[];
}

const columns = ['', 'figure', 'ratio', 'goal', ''];

export function printReport({ title, figures, notes = [] }: Report): void {
  const rows = figures.map(({ name, figure, ratio = '', goal = '', met }) => [
    name,
    figure,
    ratio,
    goal,
    met === undefined ? '' : met ? 'met' : 'NOT MET',
  ]);
  const table = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  console.log(`\n${title}`);
  if (rows.length > 0)
    for (const row of table)
      console.log(`  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd());
  for (const note of notes) console.log(`  ${note}`);
}

/** `1.23 × the bare limit` */
export function times(value: number, reference: number, name: string): string {
  return `${(value / reference).toFixed(2)} × ${name}`;
}
