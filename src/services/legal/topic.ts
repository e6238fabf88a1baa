import { z } from 'zod';
import type { Turn } from '../../bot/action.ts';
import type { Card, Cards } from './cards/index.ts';
import { expectedAfter } from './follow-up.ts';

/** What an answer leaves for the next question, and for the sums, papers and lawyers of this talk. */
const topic = z.object({
  /** The card answered last. */
  card: z.string(),
  /** The last questions and the cards that answered them, the newest last. */
  talk: z
    .array(z.object({ question: z.string(), card: z.string(), at: z.number().optional() }))
    .default([]),
});

const keptQuestions = 5;
/** A question is not a file: what a lawyer must know of it is said in a line. */
const longestQuestion = 200;

/** The card answered last, if it is still in use. */
export function lastCard(turn: Turn, cards: Cards): Card | undefined {
  const read = topic.safeParse(turn.topic);
  return read.success ? cards.byId.get(read.data.card) : undefined;
}

export function rememberCard(turn: Turn, card: Card, question: string): void {
  const before = topic.safeParse(turn.topic);
  const talk = before.success ? before.data.talk : [];
  const asked = {
    question: question.slice(0, longestQuestion),
    card: card.id,
    at: turn.now.getTime(),
  };
  turn.remember({
    card: card.id,
    talk: [...talk, asked].slice(-keptQuestions),
    expects: expectedAfter(card),
  });
}
