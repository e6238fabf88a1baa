import type { Transaction } from '../../database/index.ts';
import { type CaseKind, caseNumber, isNumberOf, readCaseNumber } from './kinds.ts';
import { type CaseRow, lockCase } from './records.ts';

/**
 * The case of a kind that has this number, for staff who type it; held against any other change
 * until the end of the transaction.
 */
export async function lockCaseNumbered(
  tx: Transaction,
  kind: CaseKind,
  number: string,
): Promise<CaseRow | undefined> {
  const typed = readCaseNumber(number);
  if (!typed) return undefined;
  const row = await lockCase(tx, typed.id);
  const isIt = row?.kind === kind.name && isNumberOf(typed, caseNumber(kind, row));
  return isIt ? row : undefined;
}
