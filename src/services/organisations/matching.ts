import { bare } from '../../bot/forms/words.ts';

/** What matching needs to know of an organisation. */
export interface Named {
  id: string;
  name: string;
  parentId: string | null;
  aliases: string[];
}

/** What a name may end in without changing which organisation is meant. */
const suffix = /(总工会|工会联合会|联合工会|工会委员会|工会)$/;

/** Shorter names would be found in any sentence. */
const shortest = 2;

/** A text as it is compared with names: without case, width, blanks and punctuation. */
export const comparable = bare;

/**
 * The organisations a text names. A longer name hides a shorter one inside it (西溪湿地 is not 西溪),
 * a part hides the whole it belongs to (西湖区古荡街道 is 古荡), and a place that several share names
 * them all. In the order of the text.
 */
export function matchOrganisations<Row extends Named>(text: string, rows: readonly Row[]): Row[] {
  const spans = findSpans(comparable(text), rows);
  const found = new Map(
    spans.sort((a, b) => a.at - b.at).flatMap(({ owners }) => owners.map((row) => [row.id, row])),
  );
  const parents = new Set([...found.values()].flatMap((row) => ancestors(row, rows)));
  return [...found.values()].filter((row) => !parents.has(row.id));
}

interface Span<Row> {
  at: number;
  owners: Row[];
}

function findSpans<Row extends Named>(text: string, rows: readonly Row[]): Span<Row>[] {
  const owners = new Map<string, Row[]>();
  for (const row of rows)
    for (const name of namesOf(row)) owners.set(name, [...(owners.get(name) ?? []), row]);
  let rest = text;
  const spans: Span<Row>[] = [];
  for (const name of [...owners.keys()].sort((a, b) => b.length - a.length)) {
    for (let at = rest.indexOf(name); at >= 0; at = rest.indexOf(name)) {
      spans.push({ at, owners: owners.get(name) ?? [] });
      // Blanked out, not cut out: what stands before and behind must not grow into a new name.
      rest = rest.slice(0, at) + '\0'.repeat(name.length) + rest.slice(at + name.length);
    }
  }
  return spans;
}

function namesOf(row: Named): Set<string> {
  const names = [row.name, row.name.replace(suffix, ''), ...row.aliases].map(comparable);
  return new Set(names.filter((name) => name.length >= shortest));
}

function ancestors(row: Named, rows: readonly Named[]): string[] {
  const above: string[] = [];
  let parent = row.parentId;
  while (parent !== null && !above.includes(parent)) {
    above.push(parent);
    parent = rows.find((candidate) => candidate.id === parent)?.parentId ?? null;
  }
  return above;
}
