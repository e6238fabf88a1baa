import { z } from 'zod';
import type { Turn } from '../../../bot/action.ts';
import type { Answers, Form } from '../../../bot/forms/form.ts';
import { type Option, type Outcome, openForm, text } from '../../../bot/reply.ts';
import { sayDate } from '../../../days.ts';
import { figureKind } from '../figures/kinds.ts';
import { toldFiguresKey } from '../figures/told.ts';
import { askGroup } from './calculate.ts';
import type { Parts } from './parts.ts';
import { answersOf, resultOf, sumOf } from './result.ts';
import { askChoice } from './words.ts';

/** A local figure that is not on record, typed in by the member; then the sum goes on with it. */
export function figureForm(parts: Parts): Form {
  return {
    name: 'sums.figure',
    version: 1,
    intent: 'calculate-pay',
    title: '补一个数',
    fields: [{ name: 'figure', label: '数据', kind: 'money', optional: true, check: isPlausible }],
    confirm: false,
    submit: (turn, answers) => goOnWith(parts, turn, answers),
  };
}

/** A yearly wage is no monthly one. */
function isPlausible(value: unknown, { name }: Answers): string | undefined {
  const kind = figureKind(String(name));
  const fits = kind && Number(value) >= kind.least && Number(value) <= kind.most;
  return fits ? undefined : 'wrong.figure-range';
}

function goOnWith(parts: Parts, turn: Turn, answers: Answers): Promise<Outcome> | Outcome {
  const sum = sumOf(answers);
  const told = answersOf(answers.told);
  if (!sum || typeof answers.figure !== 'number') return without(parts, turn);
  const figures = { ...answersOf(told[toldFiguresKey]), [String(answers.name)]: answers.figure };
  return resultOf(parts, turn, sum, { ...told, [toldFiguresKey]: figures });
}

/** Skipped: nothing is guessed. */
function without({ offers }: Parts, { say }: Turn): Outcome {
  const options: Option[] = offers('lawyer.book')
    ? [{ label: say('option.lawyer'), action: 'lawyer.book', args: {} }]
    : [];
  const words = say('no-figure.skipped');
  return options.length > 0 ? { kind: 'choices', head: words, options, alone: words } : text(words);
}

/** What `sums.fill` is given: stored with the option, so of any version. */
const missing = z.array(z.object({ name: z.string(), day: z.string() }));

/** `sums.fill {sum, answers, missing}`: asks for a figure that the sum went on without. */
export function fill(turn: Turn, args: Record<string, unknown>): Outcome {
  const { say } = turn;
  const read = missing.safeParse(args.missing);
  const wanted = (read.success ? read.data : []).flatMap(({ name, day }) => {
    const kind = figureKind(name);
    return kind ? [{ ...kind, day }] : [];
  });
  const [only] = wanted;
  if (!only) return askGroup(turn, '');
  if (wanted.length > 1) {
    const one = ({ title, name, day }: (typeof wanted)[number]): Option => ({
      label: title,
      action: 'sums.fill',
      args: { ...args, missing: [{ name, day }] },
    });
    return askChoice(say, 'fill', wanted.map(one));
  }
  const { title, published, name, day } = only;
  const intro = say('no-figure', { title, published, day: sayDate(day) });
  return openForm('sums.figure', { sum: args.sum, told: args.answers, name }, intro);
}
