import { z } from 'zod';
import type { Action } from '../../../bot/action.ts';
import { text } from '../../../bot/reply.ts';
import { type Desk, tellingOf } from '../desk.ts';
import { keepMiss } from '../misses/records.ts';
import { cardReply } from '../respond.ts';
import { rememberCard } from '../topic.ts';

/** Where an option was offered on a question: the question and its day. */
const asking = z.object({ question: z.string(), day: z.string() });

/** The card of an option; one that is gone since it was offered is answered as no question. */
export function createCard(desk: Desk): Action {
  return async (turn, args) => {
    const found = desk.library().cards.byId.get(String(args.card));
    if (!found) return text(turn.say('invite'));
    const asked = asking.safeParse(args);
    if (asked.success) await keepMiss(turn.tx, asked.data.question, asked.data.day, 'picked');
    rememberCard(turn, found, asked.success ? asked.data.question : found.title);
    return cardReply(tellingOf(desk, turn), found);
  };
}

/** None of the cards offered was meant: staff see the question, the member gets to a person. */
export function createNone({ others }: Desk): Action {
  return async (turn, args) => {
    const asked = asking.safeParse(args);
    if (asked.success) await keepMiss(turn.tx, asked.data.question, asked.data.day, 'refused');
    const request = others('staff.request');
    if (!request) throw new Error('There is no action staff.request.');
    return request(turn, {});
  };
}
