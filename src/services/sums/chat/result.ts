import type { Say, Turn } from '../../../bot/action.ts';
import type { Answers } from '../../../bot/forms/form.ts';
import { plain } from '../../../bot/forms/wording.ts';
import { type Option, type Outcome, openForm } from '../../../bot/reply.ts';
import { dayOf, isDay, sayDate } from '../../../days.ts';
import { sumsByName } from '../all/index.ts';
import { isPeriod } from '../employment.ts';
import { figureKind } from '../figures/kinds.ts';
import { type Missing, toldFigures, withTold } from '../figures/told.ts';
import { groupOf } from '../groups.ts';
import type { Sum, Worked } from '../sum.ts';
import { assumedFields, numberOf } from '../told.ts';
import type { Parts } from './parts.ts';
import { rememberSum } from './topic.ts';
import { sayNothing, sayResult } from './words.ts';

/** Works a sum and says what came of it, with the ways on. */
export async function resultOf(
  parts: Parts,
  turn: Turn,
  sum: Sum,
  answers: Answers,
): Promise<Outcome> {
  const { tx, now, say } = turn;
  const day = dayOf(now);
  const { figures, missing } = withTold(await parts.book.fresh(tx), toldFigures(answers));
  const worked = sum.work(answers, figures, day);
  rememberSum(turn, sum.name, answers);
  if (worked.kind === 'no-figure') return askFigure(say, sum, answers, worked, missing);
  const options = waysOn(parts, say, sum, answers, worked, missing);
  return worked.kind === 'worked'
    ? sayResult(say, parts.laws, worked, options, assumedLines(sum, answers))
    : sayNothing(say, parts.laws, worked, options);
}

/** What was taken for granted: a skipped answer is said by the sum itself. */
const assumedLines = (sum: Sum, answers: Answers): string[] =>
  assumedFields(sum, answers)
    .filter(({ name }) => answers[name] !== null)
    .map((field) => `${field.label}：${plain(field, answers[field.name])}`);

/** Says which figure is missing for which day and where it is published, and asks for it. */
function askFigure(
  say: Say,
  sum: Sum,
  answers: Answers,
  { title, day }: Extract<Worked, { kind: 'no-figure' }>,
  missing: Missing[],
): Outcome {
  const asked = missing.find(({ name }) => figureKind(name)?.title === title) ?? missing.at(-1);
  const kind = figureKind(asked?.name ?? '');
  const words = { title, day: sayDate(day), published: kind?.published ?? say('published') };
  if (!kind) return { kind: 'text', text: say('no-figure.only', words) };
  return openForm(
    'sums.figure',
    { sum: sum.name, told: answers, name: kind.name },
    say('no-figure', words),
  );
}

/** What can be done with a result, in this order; only what is there is offered. */
function waysOn(
  { offers }: Parts,
  say: Say,
  sum: Sum,
  answers: Answers,
  worked: Exclude<Worked, { kind: 'no-figure' }>,
  missing: Missing[],
): Option[] {
  const self = { sum: sum.name, answers };
  const fen = worked.kind === 'worked' ? worked.fen : undefined;
  const next = worked.kind === 'worked' ? (worked.next ?? []) : [];
  const option = (key: string, action: string, args: Record<string, unknown>): Option[] =>
    offers(action) ? [{ label: say(`option.${key}`), action, args }] : [];
  return [
    ...option('change', 'sums.change', self),
    ...next.flatMap(({ key, ...rest }) => option(key, 'sums.start', rest)),
    ...(missing.length > 0 ? option('fill', 'sums.fill', { ...self, missing }) : []),
    ...((fen ?? 0) > 0
      ? option('paper', 'papers.start', { paper: 'arbitration', known: forPaper(sum, answers) })
      : []),
    ...(fen === undefined ? [] : option('deadline', 'deadlines.ask', { period: 'arbitration' })),
    ...option('lawyer', 'lawyer.book', { topic: groupOf(sum)?.topic ?? 'other' }),
  ];
}

/** What an application for arbitration can use of the answers. */
function forPaper(sum: Sum, answers: Answers): Answers {
  const service = [answers.service, answers.unsigned].find(isPeriod);
  const wage = numberOf(answers, 'wage') ?? numberOf(answers, 'base');
  const day = (value: string | undefined) =>
    value !== undefined && isDay(value) ? value : undefined;
  const known = { sum: sum.name, wage, joined: day(service?.from), leftOn: day(service?.to) };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** The sum an option or a form speaks of; one that is gone since then is no sum. */
export function sumOf(args: Record<string, unknown>): Sum | undefined {
  return sumsByName.get(String(args.sum));
}

export function answersOf(value: unknown): Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Answers)
    : {};
}
