import type { Say } from '../../../bot/action.ts';
import type { Broadcaster } from '../../../broadcast/port.ts';
import type { Clock } from '../../../clock.ts';
import { type Audited, type Database, type Vault, writeAudit } from '../../../database/index.ts';
import { Refusal } from '../../../errors.ts';
import { caseNumber, lockCaseNumbered } from '../../cases/index.ts';
import { lawyerKind } from '../tickets/kind.ts';
import { findTicket } from '../tickets/records.ts';
import { declineTicket, giveBack, type Locked, take, tellAnswer } from './deeds.ts';
import { type ListedTicket, listTickets, type TicketFilter } from './list.ts';
import { readSheet, type TicketSheet } from './sheet.ts';

/** What staff do with tickets; each deed with its audit entry, in one transaction. */
export interface TicketDesk {
  /** Nothing personal; what is overdue comes first. */
  list(filter: TicketFilter): Promise<ListedTicket[]>;
  /** All there is to know, names and photos too. */
  show(deed: Deed): Promise<TicketSheet>;
  take(deed: Deed): Promise<void>;
  /** Gives a ticket that was taken back to all. */
  giveBack(deed: Deed): Promise<void>;
  /** Answers the member, once and for all. */
  answer(deed: Deed & { words: string }): Promise<void>;
  /** Ends a ticket that is none for a lawyer; the member reads why. */
  decline(deed: Deed & { words: string }): Promise<void>;
}

export interface Deed {
  /** The ticket's number, as staff type it. */
  number: string;
  /** The lawyer, or who else of the staff does it. */
  by: string;
}

export interface DeskParts {
  database: Database;
  vault: Vault;
  clock: Clock;
  broadcast: Broadcaster;
  /** Says the replies of an intent. */
  sayOf(intent: string): Say;
}

/** Parts of a long answer go out as messages of their own, of which the platform allows five. */
const mostWords = 2000;

/**
 * The lawyers' desk. Every deed throws `Refusal` with a sentence for staff if there is no such
 * ticket, or if it is not in a state for it.
 */
export function createTicketDesk(parts: DeskParts): TicketDesk {
  const { database, vault, clock } = parts;

  /** Runs a deed under the lock on the case, and writes it down. */
  async function deed<Result>(
    { number: given, by: name }: Deed,
    what: Audited['what'],
    run: (locked: Locked) => Promise<Result>,
  ): Promise<Result> {
    const by = readName(name);
    return database.prisma.$transaction(async (tx) => {
      const row = await lockCaseNumbered(tx, lawyerKind, given);
      const ticket = row && (await findTicket(tx, vault, row.id));
      if (!row || !ticket) throw new Refusal(`没有编号 ${given} 的咨询工单，请核对。`);
      const [number, now] = [caseNumber(lawyerKind, row), clock.now()];
      const result = await run({ tx, row, ticket, number, by, now });
      await writeAudit(tx, { who: by, what, subject: number, at: now });
      return result;
    });
  }

  return {
    list: (filter) => listTickets(database.prisma, filter, clock.now()),
    show: (given) =>
      deed(given, 'ticket.show', ({ tx, row, ticket }) => readSheet(tx, vault, row, ticket)),
    take: (given) => deed(given, 'ticket.take', (locked) => take(parts, locked)),
    giveBack: (given) => deed(given, 'ticket.return', giveBack),
    answer: async ({ words, ...given }) => {
      const answer = readWords(words);
      await deed(given, 'ticket.answer', (locked) => tellAnswer(parts, locked, answer));
    },
    decline: async ({ words, ...given }) => {
      const reason = readWords(words);
      await deed(given, 'ticket.decline', (locked) => declineTicket(parts, locked, reason));
    },
  };
}

function readName(given: string): string {
  const name = given.trim();
  if (name.length < 2 || name.length > 20)
    throw new Refusal('请写明是谁在办：姓名，2 到 20 个字。');
  return name;
}

function readWords(given: string): string {
  const words = given
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .trim();
  if (words.length < 2) throw new Refusal('内容是空的，请写好再发。');
  if (words.length > mostWords)
    throw new Refusal(`写了 ${words.length} 个字，最多 ${mostWords} 个：请挑要紧的写。`);
  return words;
}
