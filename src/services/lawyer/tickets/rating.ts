import type { Turn } from '../../../bot/action.ts';
import type { ActionEntry } from '../../../bot/bot.ts';
import { choices, type Option, type Reply, text } from '../../../bot/reply.ts';
import { dayOf, oneDay, sayDay } from '../../../days.ts';
import { caseNumber } from '../../cases/index.ts';
import { labelOf, topics } from '../options.ts';
import { lawyerKind } from './kind.ts';
import { answeredTickets, type OwnTicket, writeRating } from './records.ts';
import { readStars, starsOfFeeling } from './stars.ts';

const intent = 'book-lawyer';
/** For so long a second rating takes the place of the first. */
const changeable = 7 * oneDay;
/** So low a rating means that the answer did not help. */
const low = 2;

export const rateAction: ActionEntry = { intent, run: rate };
export const feelAction: ActionEntry = { intent, run: feel };

/**
 * Rates an answer: the newest not yet rated, or else one rated lately, whose rating is replaced.
 *
 * @param args.id the ticket's case, where it was picked
 * @param args.stars 1 … 5, where they were picked or typed before
 */
async function rate(turn: Turn, args: Record<string, unknown>): Promise<Reply> {
  const { tx, member, say, now, input } = turn;
  const typed = input.kind === 'text' ? readStars(input.text) : undefined;
  const stars = typeof args.stars === 'number' ? args.stars : typed;
  const answered = await answeredTickets(tx, member.openid);
  const meant = ticketsMeant(answered, args.id, now);
  const [only] = meant;
  if (!only) return text(say(answered.length > 0 ? 'rate.too-late' : 'rate.none'));
  if (meant.length > 1) return askWhich(say, meant, stars);
  if (stars === undefined) return askStars(say, only);
  await writeRating(tx, only.id, stars, now);
  return thanks(say, only, stars);
}

/** 很满意, 不满意: a rating while an answer waits for one; otherwise a kind word in return. */
async function feel(turn: Turn): Promise<Reply> {
  const { tx, member, say, input } = turn;
  const stars = input.kind === 'text' ? starsOfFeeling(input.text) : undefined;
  const answered = await answeredTickets(tx, member.openid);
  if (stars !== undefined && answered.some(({ rating }) => rating === null))
    return rate(turn, { stars });
  return text(say(stars !== undefined && stars >= 4 ? 'feeling.good' : 'feeling.bad'));
}

/** The tickets a rating may be for; several must be picked from. */
export function ticketsMeant(answered: OwnTicket[], id: unknown, now: Date): OwnTicket[] {
  const mayRate = ({ ratedAt }: OwnTicket) =>
    ratedAt === null || now.getTime() - ratedAt.getTime() <= changeable;
  if (id !== undefined) return answered.filter((ticket) => ticket.id === id && mayRate(ticket));
  const unrated = answered.filter(({ rating }) => rating === null);
  if (unrated.length > 0) return unrated;
  const byRating = (a: OwnTicket, b: OwnTicket) => Number(b.ratedAt) - Number(a.ratedAt);
  return answered.filter(mayRate).sort(byRating).slice(0, 1);
}

function askWhich(say: Turn['say'], tickets: OwnTicket[], stars: number | undefined): Reply {
  const options = tickets.slice(0, 9).map(
    ({ id, topic, answeredAt }): Option => ({
      label: say('option.ticket', {
        topic: labelOf(topics, topic),
        day: answeredAt ? sayDay(dayOf(answeredAt)) : '',
      }),
      action: 'lawyer.rate',
      args: stars === undefined ? { id } : { id, stars },
    }),
  );
  return choices(say('rate.which'), options, say('rate.which.tail'));
}

/** Listed from 1 to 5, so that the number that is typed is the rating. */
const starKeys = [
  'option.1-star',
  'option.2-stars',
  'option.3-stars',
  'option.4-stars',
  'option.5-stars',
];

function askStars(say: Turn['say'], ticket: OwnTicket): Reply {
  const options = starKeys.map((key, at) => ({
    label: say(key),
    action: 'lawyer.rate',
    args: { id: ticket.id, stars: at + 1 },
  }));
  const number = caseNumber(lawyerKind, ticket);
  return choices(say('rate.ask', { number }), options, say('rate.ask.tail'));
}

function thanks(say: Turn['say'], { id }: OwnTicket, stars: number): Reply {
  if (stars > low) return text(say('rate.done', { stars }));
  return choices(say('rate.low', { stars }), [
    { label: say('option.again'), action: 'lawyer.again', args: { id } },
    { label: say('option.staff'), action: 'staff.request' },
  ]);
}
