import type { Say } from '../../../bot/action.ts';
import type { Card } from '../cards/index.ts';
import { cite, type Laws } from '../laws/laws.ts';

/** A text of the platform holds so many bytes; an answer must fit one. */
export const mostBytes = 2048;

/**
 * A card as it is said: the conclusion first, then what it rests on, what to do, by when, what to
 * keep, when to see somebody, and once that it is information.
 *
 * @param last a line to end with
 * @param room bytes that must stay free, for choices below it
 */
export function answerText(say: Say, laws: Laws, card: Card, last = '', room = 0): string {
  const { answer, articles, next, deadline, evidence, person } = card;
  const parts: [keep: boolean, text: string][] = [
    [true, answer],
    [true, say('basis', { basis: cite(laws, articles) })],
    [true, say('next', { next })],
    [true, deadline ? say('deadline', { deadline }) : ''],
    [false, evidence ? say('evidence', { evidence }) : ''],
    [false, person ? say('person', { person }) : ''],
    [true, say('information')],
    [true, last],
  ];
  const whole = parts.map(([, text]) => text);
  if (fits(whole, room)) return together(whole);
  return together(parts.map(([keep, text]) => (keep ? text : '')));
}

const together = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n\n');

function fits(parts: readonly string[], room: number): boolean {
  return Buffer.byteLength(together(parts)) + room <= mostBytes;
}
