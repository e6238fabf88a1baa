import type { Transaction, Vault } from '../../../database/index.ts';
import {
  type CaseRow,
  type CaseState,
  caseNumber,
  type HistoryEntry,
  historyOf,
} from '../../cases/index.ts';
import { lawyerKind } from '../tickets/kind.ts';
import { type Question, questionOf, type Ticket } from '../tickets/records.ts';

/** Everything about one ticket, opened: for who works it. */
export interface TicketSheet extends Ticket {
  number: string;
  state: CaseState;
  createdAt: Date;
  question: Question;
  /** Moves and what the member added, the oldest first. */
  history: HistoryEntry[];
  photos: { id: number; contentType: string; content: Buffer }[];
}

/** @throws SealBroken */
export async function readSheet(
  tx: Transaction,
  vault: Vault,
  row: CaseRow,
  ticket: Ticket,
): Promise<TicketSheet> {
  const files = await tx.storedFile.findMany({ where: { caseId: row.id }, orderBy: { id: 'asc' } });
  return {
    ...ticket,
    number: caseNumber(lawyerKind, row),
    state: row.state,
    createdAt: row.createdAt,
    question: await questionOf(tx, vault, row),
    history: await historyOf(tx, vault, row.id),
    photos: files.map(({ id, contentType, content }) => ({
      id,
      contentType,
      content: vault.open(content, 'file.content'),
    })),
  };
}
