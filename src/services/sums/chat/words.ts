import type { Say } from '../../../bot/action.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { fitsOneMessage } from '../../../bot/render.ts';
import { type Option, type Reply, text } from '../../../bot/reply.ts';
import { sayDate } from '../../../days.ts';
import { cite, type Laws } from '../../legal/index.ts';
import { toldSource } from '../figures/told.ts';
import type { Figure, Worked } from '../sum.ts';

/**
 * A numbered choice that must be made to go on; while a form is open below there is no room for it.
 *
 * @param key of the question
 */
export const askChoice = (say: Say, key: string, options: Option[], tail = ''): Reply => ({
  kind: 'choices',
  head: say(key),
  options,
  tail,
  alone: say('choose.alone'),
});

type Done = Extract<Worked, { kind: 'worked' }>;

/**
 * A result as it is said: what it comes to, how, from what, by which articles and figures, and what
 * to know beside it. Where it gets too long the last notes give way first, then the last options.
 *
 * @param assumed what was taken for granted, a line each
 */
export function sayResult(
  say: Say,
  laws: Laws,
  worked: Done,
  options: Option[],
  assumed: string[] = [],
): Reply {
  const words = (notes: number) => resultText(say, laws, worked, notes, assumed);
  for (let notes = worked.notes.length; notes >= 0; notes -= 1) {
    const reply = withOptions(words(notes), options);
    if (fitsOneMessage(reply)) return reply;
  }
  return fewerOptions(words(0), options);
}

/** Why nothing came of it. */
export function sayNothing(
  say: Say,
  laws: Laws,
  { why, articles }: Extract<Worked, { kind: 'nothing' }>,
  options: Option[],
): Reply {
  const basis = articles.length > 0 ? say('result.basis', { basis: cite(laws, articles) }) : '';
  return fewerOptions(together([why, basis, say('result.information')]), options);
}

function resultText(say: Say, laws: Laws, worked: Done, notes: number, assumed: string[]): string {
  const kept = worked.notes.slice(0, notes);
  return together([
    worked.result,
    say('result.steps', { steps: worked.steps.map((step) => `· ${step}`).join('\n') }),
    [
      say('result.inputs', { inputs: worked.inputs.join('；') }),
      ...(assumed.length > 0 ? [say('result.assumed', { assumed: assumed.join('；') })] : []),
      say('result.basis', { basis: cite(laws, worked.articles) }),
      ...worked.figures.map((figure) => say('result.figure', { figure: sayFigure(figure) })),
    ].join('\n'),
    kept.length > 0
      ? say('result.notes', { notes: kept.map((note) => `· ${note}`).join('\n') })
      : '',
    say('result.information'),
  ]);
}

/** 杭州最低月工资标准 2,490元（2024年1月1日到2025年12月31日，浙政发〔2024〕3号） */
function sayFigure({ title, value, unit, from, until, source }: Figure): string {
  const amount = unit === 'fen' ? sayYuan(value) : `${value}${unit === 'percent' ? '%' : ''}`;
  const span = until ? `${sayDate(from)}到${sayDate(until)}` : `${sayDate(from)}起`;
  return `${title} ${amount}（${source === toldSource ? source : `${span}，${source}`}）`;
}

const together = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');

const withOptions = (head: string, options: Option[]): Reply =>
  options.length === 0 ? text(head) : { kind: 'choices', head, options, alone: head };

function fewerOptions(head: string, options: Option[]): Reply {
  const reply = withOptions(head, options);
  return fitsOneMessage(reply) || options.length === 0
    ? reply
    : fewerOptions(head, options.slice(0, -1));
}
