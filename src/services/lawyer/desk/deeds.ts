import { text } from '../../../bot/reply.ts';
import type { Transaction } from '../../../database/index.ts';
import { dayOf, sayMoment } from '../../../days.ts';
import { Refusal } from '../../../errors.ts';
import { type CaseRow, isOpen, type Move, moveCase } from '../../cases/index.ts';
import { lawyerCases } from '../tickets/details.ts';
import { setAssignee, type Ticket, writeAnswer } from '../tickets/records.ts';
import type { DeskParts } from './desk.ts';

/** A ticket under the lock on its case, and who works it. */
export interface Locked {
  tx: Transaction;
  row: CaseRow;
  ticket: Ticket;
  number: string;
  by: string;
  now: Date;
}

export async function take(parts: DeskParts, locked: Locked): Promise<void> {
  const { tx, row, ticket, by, now } = locked;
  refuseUnlessTheirs(locked);
  if (ticket.assignee === by) return;
  await setAssignee(tx, row.id, by, now);
  // One that was given back before: its member knows already that it is being worked.
  if (row.state !== 'reviewing') await move(parts, locked, { to: 'reviewing' });
}

export async function giveBack(locked: Locked): Promise<void> {
  const { tx, row, ticket, number } = locked;
  refuseUnlessOpen(locked);
  if (ticket.assignee === null) throw new Refusal(`${number} 没有人接手，不用退回。`);
  await setAssignee(tx, row.id, null, null);
}

export async function tellAnswer(parts: DeskParts, locked: Locked, answer: string): Promise<void> {
  const { tx, row, number, by, now } = locked;
  refuseUnlessTheirs(locked);
  await writeAnswer(tx, parts.vault, { caseId: row.id, by, answer, now });
  const say = parts.sayOf('book-lawyer');
  const reply = text(say('answered', { number, answer }));
  const notice = { title: say('notice.answered'), day: dayOf(now) };
  await move(parts, locked, { to: 'answered', news: { reply, notice } });
}

export async function declineTicket(
  parts: DeskParts,
  locked: Locked,
  reason: string,
): Promise<void> {
  const { tx, row, number, by, now } = locked;
  refuseUnlessTheirs(locked);
  if (row.state === 'submitted') throw new Refusal(`${number} 还没有人接手，请先接手再退。`);
  await setAssignee(tx, row.id, by, now);
  await move(parts, locked, { to: 'declined', note: reason });
}

async function move(
  { vault, broadcast, sayOf }: DeskParts,
  { tx, row, now }: Locked,
  to: Pick<Move, 'to' | 'note' | 'news'>,
): Promise<void> {
  const desk = { vault, broadcast, kinds: [lawyerCases], say: sayOf('check-progress') };
  await moveCase(tx, desk, { ...to, caseId: row.id, by: 'staff', now });
}

function refuseUnlessTheirs(locked: Locked): void {
  refuseUnlessOpen(locked);
  const { ticket, number, by } = locked;
  if (ticket.assignee !== null && ticket.assignee !== by)
    throw new Refusal(`${number} 已经由 ${ticket.assignee} 接手；要换人，请先退回。`);
}

function refuseUnlessOpen({ row, ticket, number }: Locked): void {
  if (isOpen(row.state)) return;
  const { assignee, answeredAt } = ticket;
  if (row.state === 'withdrawn') throw new Refusal(`${number} 会员已经撤回，不用再办。`);
  if (row.state === 'answered' && answeredAt)
    throw new Refusal(
      `${number} 已经由 ${assignee} 在 ${sayMoment(answeredAt)} 答复，这次什么也没有发出。`,
    );
  throw new Refusal(`${number} 已经办结，不能再改。`);
}
