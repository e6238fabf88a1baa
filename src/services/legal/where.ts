import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Notes a mistake at a place of a file: `['cards', 0, 'title']`. */
export type Complain = (at: readonly PropertyKey[], problem: string) => void;

/**
 * Notes mistakes as `wages.yaml:12 cards.0.title: …`. Lines are looked up only when there is
 * something to complain of.
 *
 * @param text YAML, or JSON, which is YAML too
 * @param problems where the lines go
 */
export function complaints(name: string, text: string, problems: string[]): Complain {
  let document: ReturnType<typeof parseDocument> | undefined;
  const lines = new LineCounter();
  return (at, problem) => {
    document ??= parseDocument(text, { schema: 'failsafe', lineCounter: lines });
    for (let depth = at.length; depth >= 0; depth--) {
      const node = document.getIn(at.slice(0, depth), true);
      const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
      if (!range) continue;
      const where = at.map(String).join('.');
      problems.push(`${name}:${lines.linePos(range[0]).line} ${where}: ${problem}`);
      return;
    }
    problems.push(`${name}: ${problem}`);
  };
}

/** Every issue a schema found, at its place. */
export function complainOf(error: z.ZodError, complain: Complain): void {
  for (const issue of error.issues) complain(issue.path, issue.message);
}
