import type { Database, Transaction } from '../../../database/index.ts';
import { type CaseState, caseNumber, openStates } from '../../cases/index.ts';
import { lawyerKind } from '../tickets/kind.ts';
import type { TicketFacts } from '../tickets/records.ts';

export type TicketFilter = 'open' | 'answered' | 'overdue';

/** A line of the list: nothing personal. */
export interface ListedTicket extends TicketFacts {
  number: string;
  state: CaseState;
  assignee: string | null;
  answeredAt: Date | null;
  rating: number | null;
  overdue: boolean;
}

/** So many answered ones are shown; of the open ones all. */
const mostAnswered = 100;

const isOpen = { kind: lawyerKind.name, state: { in: [...openStates] } };

/** Open tickets, the one due first at the top, so that what is overdue comes first; or answered ones, the newest first. */
export async function listTickets(
  db: Pick<Transaction, 'ticket'>,
  filter: TicketFilter,
  now: Date,
): Promise<ListedTicket[]> {
  const rows = await db.ticket.findMany({
    where:
      filter === 'answered'
        ? { case: { kind: lawyerKind.name, state: 'answered' } }
        : { case: isOpen, ...(filter === 'overdue' ? { dueAt: { lt: now } } : {}) },
    orderBy: filter === 'answered' ? { answeredAt: 'desc' } : [{ dueAt: 'asc' }, { caseId: 'asc' }],
    ...(filter === 'answered' ? { take: mostAnswered } : {}),
    omit: { answer: true },
    include: { case: { select: { id: true, state: true, createdAt: true } } },
  });
  return rows.map(({ case: row, caseId: _, ...ticket }) => ({
    ...ticket,
    number: caseNumber(lawyerKind, row),
    state: row.state as CaseState,
    overdue: filter !== 'answered' && ticket.dueAt < now,
  }));
}

/** How many open tickets there are, and how many of them are past their time. */
export async function countTickets(
  { prisma }: Database,
  now: Date,
): Promise<{ open: number; overdue: number }> {
  const [open, overdue] = await Promise.all([
    prisma.ticket.count({ where: { case: isOpen } }),
    prisma.ticket.count({ where: { case: isOpen, dueAt: { lt: now } } }),
  ]);
  return { open, overdue };
}
