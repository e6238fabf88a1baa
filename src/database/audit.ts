import type { Transaction } from './database.ts';

/** What a member of staff looked at or changed 审计. */
export interface Audited {
  /** The member of staff. */
  who: string;
  /** `<thing>.<deed>`, e.g. `ticket.show`. */
  what: string;
  /** What it was done to, by its number; never content. */
  subject: string;
  at: Date;
}

/** Writes an audit entry in the transaction of the reveal or change itself: both, or neither. */
export async function writeAudit(tx: Transaction, entry: Audited): Promise<void> {
  await tx.auditEntry.create({ data: entry });
}
