import type { Say } from '../../../bot/action.ts';
import type { Transaction } from '../../../database/index.ts';
import { sayDay, sayMoment } from '../../../days.ts';
import { type CaseKind, isOpen, type More, type MoreGiven } from '../../cases/index.ts';
import { labelOf, topics, ways } from '../options.ts';
import { lawyerKind } from './kind.ts';
import { findTicket, type Ticket } from './records.ts';

/** The kind with all that check-progress shows of a ticket. */
export const lawyerCases: CaseKind = { ...lawyerKind, about: topicOf, more: moreOfTicket };

async function topicOf(tx: Transaction, caseId: number): Promise<string | undefined> {
  const ticket = await tx.ticket.findUnique({ where: { caseId }, select: { topic: true } });
  return ticket ? labelOf(topics, ticket.topic) : undefined;
}

/** When the answer is due, how it was booked, the answer itself, and what can be done with it. */
async function moreOfTicket({ tx, vault, say, now, row }: MoreGiven): Promise<More> {
  const ticket = await findTicket(tx, vault, row.id);
  if (!ticket) return { lines: [], options: [] };
  if (isOpen(row.state))
    return {
      lines: [sayBooked(say, ticket), sayDue(say, ticket, now)],
      options: [],
    };
  return row.state === 'answered' ? answered(say, ticket) : { lines: [], options: [] };
}

function answered(say: Say, { caseId: id, answer, rating }: Ticket): More {
  const again = { label: say('option.again'), action: 'lawyer.again', args: { id } };
  const rate = { label: say('option.rate'), action: 'lawyer.rate', args: { id } };
  const lines = answer === null ? [] : [say('lawyer.answer', { answer })];
  if (rating === null) return { lines, options: [rate, again] };
  return { lines: [...lines, say('lawyer.rated', { stars: rating })], options: [again] };
}

function sayBooked(say: Say, { way, day }: Ticket): string {
  const how = labelOf(ways, way);
  return day ? say('lawyer.booked-day', { how, day: sayDay(day) }) : say('lawyer.booked', { how });
}

function sayDue(say: Say, { dueAt }: Ticket, now: Date): string {
  return now > dueAt ? say('lawyer.overdue') : say('lawyer.due', { due: sayMoment(dueAt) });
}
