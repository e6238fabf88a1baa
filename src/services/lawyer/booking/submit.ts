import { z } from 'zod';
import type { Turn } from '../../../bot/action.ts';
import type { Answers } from '../../../bot/forms/form.ts';
import { type Reply, text } from '../../../bot/reply.ts';
import type { Vault } from '../../../database/index.ts';
import { hour, sayDay, sayMoment } from '../../../days.ts';
import { dropLooseFiles } from '../../cases/index.ts';
import { addWorkingTime, type OfficeCalendar } from '../../staff/index.ts';
import { urgencies } from '../options.ts';
import { openTicket } from '../tickets/records.ts';
import { readTalk } from './talk.ts';

/** Within so many working hours a lawyer answers. */
const hoursFor = (urgency: string): number =>
  (urgencies.find(({ value }) => value === urgency) ?? urgencies[0])?.workingHours ?? 24;

/** When a ticket that comes now is due: so many working hours later as its urgency says. */
export const dueFrom = (calendar: OfficeCalendar, now: Date, urgency = 'none'): Date =>
  addWorkingTime(calendar, now, hoursFor(urgency) * hour);

/** A finished booking; the form has checked each answer, this gives them their types. */
const booking = z.object({
  topic: z.string(),
  story: z.string(),
  urgency: z.string().optional(),
  urgent: z.string().optional(),
  way: z.enum(['phone', 'visit', 'chat']),
  day: z.string().optional(),
  name: z.string(),
  phone: z.string(),
  attach: z.boolean().optional(),
  talk: z.unknown().optional(),
  photos: z.array(z.number()),
  follows: z.string().optional(),
});

/** Written out, so that a search for a reply's key finds where it is used. */
const howKeys = { phone: 'done.phone', visit: 'done.visit', chat: 'done.chat' } as const;

/** Makes a finished booking a ticket; without consent nothing is kept, not even the photos. */
export async function submitBooking(
  { vault, calendar }: { vault: Vault; calendar: OfficeCalendar },
  turn: Turn,
  answers: Answers,
): Promise<Reply> {
  const { tx, member, say, now } = turn;
  if (answers.consent !== true) {
    await dropLooseFiles(turn);
    return text(say('consent.refused'));
  }
  const { topic, way, day, photos, attach, talk, ...given } = booking.parse(answers);
  const { urgency: said, urgent, ...rest } = given;
  const urgency = said ?? urgent ?? 'none';
  const dueAt = dueFrom(calendar, now, urgency);
  const attached =
    attach === true
      ? { talk: readTalk(talk).map(({ question, card }) => ({ question, card })) }
      : {};
  const { number } = await openTicket(tx, vault, {
    openid: member.openid,
    question: { ...rest, ...attached, consentedAt: now.toISOString() },
    facts: { topic, urgency, way, day: day ?? null, dueAt },
    photos,
    now,
  });
  const how = say(howKeys[way], day ? { day: sayDay(day) } : {});
  const done = say('done', { number, due: sayMoment(dueAt), how, hours: hoursFor(urgency) });
  return text(urgency === 'deadline' ? `${done}\n${say('done.deadline')}` : done);
}
