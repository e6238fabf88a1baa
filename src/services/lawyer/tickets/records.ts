import type { Transaction, Vault } from '../../../database/index.ts';
import { type CaseRow, openAnswers, openCase, openStates } from '../../cases/index.ts';
import type { TalkItem } from '../booking/talk.ts';
import { lawyerKind } from './kind.ts';

const answerPurpose = 'ticket.answer';

/** What is kept of a booking sealed, in its case. */
export interface Question {
  /** What happened, in the member's words. */
  story: string;
  name: string;
  phone: string;
  /** The talk before, if the member wanted the lawyer to have it. */
  talk?: TalkItem[];
  /** The number of the ticket this asks again about. */
  follows?: string;
  /** ISO 8601. */
  consentedAt: string;
}

/** What a ticket has that is not personal: staff sort by it. */
export interface TicketFacts {
  topic: string;
  urgency: string;
  way: string;
  /** `YYYY-MM-DD`; null for an answer here in the chat. */
  day: string | null;
  dueAt: Date;
}

/** A ticket 咨询工单, its answer opened; its state is its case's. */
export interface Ticket extends TicketFacts {
  caseId: number;
  assignee: string | null;
  answer: string | null;
  answeredAt: Date | null;
  rating: number | null;
  ratedAt: Date | null;
}

export interface NewTicket {
  openid: string;
  question: Question;
  facts: TicketFacts;
  photos: readonly number[];
  now: Date;
}

/** Opens a ticket with its case, in the caller's transaction. */
export async function openTicket(
  tx: Transaction,
  vault: Vault,
  { question, facts, photos, ...given }: NewTicket,
): Promise<{ id: number; number: string }> {
  const opened = await openCase(tx, vault, {
    ...given,
    kind: lawyerKind,
    answers: { ...question },
    files: photos,
  });
  await tx.ticket.create({ data: { ...facts, caseId: opened.id } });
  return opened;
}

/** The follower's open tickets, the newest first; of one topic, if it is given. */
export async function openTickets(
  tx: Transaction,
  openid: string,
  topic?: string,
): Promise<OwnTicket[]> {
  const open = { openid, kind: lawyerKind.name, state: { in: [...openStates] } };
  return ownTickets(tx, { case: open, ...(topic === undefined ? {} : { topic }) });
}

/** The follower's answered tickets, the one answered last first. */
export async function answeredTickets(tx: Transaction, openid: string): Promise<OwnTicket[]> {
  const answered = { openid, kind: lawyerKind.name, state: 'answered' };
  const own = await ownTickets(tx, { case: answered });
  const time = ({ answeredAt }: OwnTicket) => answeredAt?.getTime() ?? 0;
  return own.sort((a, b) => time(b) - time(a));
}

/** A ticket of the follower's own, without its answer, and what its number is made of. */
export interface OwnTicket {
  id: number;
  createdAt: Date;
  topic: string;
  answeredAt: Date | null;
  rating: number | null;
  ratedAt: Date | null;
}

const ownColumns = {
  ...{ caseId: true, topic: true, answeredAt: true, rating: true, ratedAt: true },
  case: { select: { createdAt: true } },
} as const;

async function ownTickets(
  tx: Transaction,
  where: NonNullable<Parameters<Transaction['ticket']['findMany']>[0]>['where'],
): Promise<OwnTicket[]> {
  const rows = await tx.ticket.findMany({
    where: where ?? {},
    orderBy: { caseId: 'desc' },
    take: 30,
    select: ownColumns,
  });
  return rows.map(({ caseId, case: { createdAt }, ...rest }) => ({
    ...rest,
    id: caseId,
    createdAt,
  }));
}

/** One ticket, opened. @throws SealBroken */
export async function findTicket(
  tx: Transaction,
  vault: Vault,
  caseId: number,
): Promise<Ticket | undefined> {
  const row = await tx.ticket.findUnique({ where: { caseId } });
  if (!row) return undefined;
  const { answer, takenAt: _, ...rest } = row;
  return { ...rest, answer: answer ? vault.open(answer, answerPurpose).toString('utf8') : null };
}

/** What was booked with a ticket. @throws SealBroken */
export async function questionOf(
  tx: Transaction,
  vault: Vault,
  { id }: Pick<CaseRow, 'id'>,
): Promise<Question> {
  const { answers } = await tx.case.findUniqueOrThrow({ where: { id }, select: { answers: true } });
  return openAnswers<Question>(vault, answers);
}

/** @param assignee null: nobody has it any more */
export async function setAssignee(
  tx: Transaction,
  caseId: number,
  assignee: string | null,
  takenAt: Date | null,
): Promise<void> {
  await tx.ticket.update({ where: { caseId }, data: { assignee, takenAt } });
}

export async function writeAnswer(
  tx: Transaction,
  vault: Vault,
  answered: { caseId: number; by: string; answer: string; now: Date },
): Promise<void> {
  const { caseId, by, answer, now } = answered;
  await tx.ticket.update({
    where: { caseId },
    data: { assignee: by, answer: vault.seal(answer, answerPurpose), answeredAt: now },
  });
}

export async function writeRating(
  tx: Transaction,
  caseId: number,
  rating: number,
  now: Date,
): Promise<void> {
  await tx.ticket.update({ where: { caseId }, data: { rating, ratedAt: now } });
}
