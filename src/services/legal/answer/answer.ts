import type { Say } from '../../../bot/action.ts';
import { fitsOneMessage } from '../../../bot/render.ts';
import { choices, type Option } from '../../../bot/reply.ts';
import type { Card } from '../cards/index.ts';
import { cite, type Laws } from '../laws/laws.ts';

/** What stands around the parts of a card. */
export interface Below {
  /** A line to begin with. */
  first?: string;
  /** A line to end with. */
  last?: string;
  /** Options, in the order they are shown. */
  options?: readonly Option[];
  /** True where one of the options is a lawyer: then it need not be said how to reach one. */
  lawyer?: boolean;
}

/**
 * A card as it is said: the conclusion first, then what it rests on, what to do, by when, what to
 * keep, when to see somebody, and once that it is information. Where it would not fit one message
 * with the options below it, it goes without what to keep and when to see somebody.
 */
export function answerText(say: Say, laws: Laws, card: Card, below: Below = {}): string {
  const { answer, articles, next, deadline, evidence, person } = card;
  const parts: [keep: boolean, text: string][] = [
    [true, below.first ?? ''],
    [true, answer],
    [true, say('basis', { basis: cite(laws, articles) })],
    [true, say('next', { next })],
    [true, deadline ? say('deadline', { deadline }) : ''],
    [false, evidence ? say('evidence', { evidence }) : ''],
    [false, person ? say('person', { person }) : ''],
    [true, say(below.lawyer ? 'information.short' : 'information')],
    [true, below.last ?? ''],
  ];
  const whole = together(parts.map(([, text]) => text));
  if (fits(whole, below.options)) return whole;
  return together(parts.map(([keep, text]) => (keep ? text : '')));
}

const together = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');

/** Whether a text and the options below it are one message. */
export function fits(text: string, options: readonly Option[] = []): boolean {
  return fitsOneMessage(choices(text, [...options]));
}
