import type { Answers } from '../../bot/forms/form.ts';
import { visibleFields } from '../../bot/forms/place.ts';
import { toSimplified } from '../../bot/intents/normalise.ts';
import { sums } from './all/index.ts';
import { figureKind } from './figures/kinds.ts';
import type { NewFigure } from './figures/records.ts';
import { inForce } from './figures/stretches.ts';
import { toldFigures, withTold } from './figures/told.ts';
import { mended, pickSums } from './pick.ts';
import type { Figures, Sum, Worked } from './sum.ts';
import { tell } from './told.ts';

/** What is made of one sentence, without a conversation. */
export interface Told {
  /** The sums it may ask for: one, several that are equal, or none. */
  sums: string[];
  answers?: Answers;
  /** Fields that would be asked for. */
  open?: string[];
  /** Only if nothing is open. */
  result?: Worked;
}

/** A sentence that tells a sum is shorter; what stands behind a longer beginning is asked for. */
const longestRead = 500;
const numberAtEnd = /[\d.,〇零一二两三四五六七八九十百千万]{1,20}$/;

/** Text as the sums read it: one width, simplified characters, slips mended, no number cut in two. */
export function readingOf(text: string): string {
  const whole = mended(toSimplified(text.normalize('NFKC')));
  return whole.length <= longestRead ? whole : whole.slice(0, longestRead).replace(numberAtEnd, '');
}

/** Reads a sentence, and works its sum if it tells all. */
export function tellSum(text: string, figures: Figures, today: string, now: Date): Told {
  const said = readingOf(text);
  const picked = pickSums(sums, said);
  const names = picked.map(({ name }) => name);
  const [sum] = picked;
  if (!sum || picked.length > 1) return { sums: names };
  const answers = tell(sum, said, now);
  const open = openFields(sum, answers);
  if (open.length > 0) return { sums: names, answers, open };
  const known = withTold(figures, toldFigures(answers)).figures;
  return { sums: names, answers, open, result: sum.work(answers, known, today) };
}

/** The fields a form would still ask for. */
export function openFields(sum: Sum, answers: Answers): string[] {
  const visible = visibleFields(sum, answers);
  return visible.map(({ name }) => name).filter((name) => !Object.hasOwn(answers, name));
}

/** Figures as the seed gives them, for where there is no database. */
export function seedOf(rows: readonly NewFigure[]): Figures {
  const all = rows.flatMap((row) => {
    const kind = figureKind(row.name);
    return kind ? [{ ...row, title: row.title ?? kind.title, unit: kind.unit }] : [];
  });
  return { at: (name, day) => inForce(all, name, day) };
}
