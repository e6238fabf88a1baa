import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

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

const inChinese = { error: z.locales.zhCN().localeError };

/** Checks a value; what is wrong with it is noted at its place, in Chinese: staff read it. */
export function check<T>(schema: z.ZodType<T>, value: unknown, complain: Complain): T | undefined {
  const parsed = schema.safeParse(value, inChinese);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) complain(issue.path, issue.message);
  return undefined;
}
