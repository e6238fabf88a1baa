import { share } from './share.ts';

// What is at most owed for leaving before a service period ends: 劳动合同法 22. What may count as the
// cost of training: 劳动合同法实施条例 16.

export interface Bond {
  /** What the training cost the employer, fen. */
  cost: number;
  /** The whole service period, months; more than 0. */
  term: number;
  /** Months of it served. */
  served: number;
  /** The penalty the agreement names, fen; undefined if not known. */
  agreed?: number | undefined;
}

/**
 * The part of the cost that falls on the months not served, and never more than was agreed.
 */
export function mostOwed({ cost, term, served, agreed }: Bond): number {
  const unserved = Math.max(term - Math.max(served, 0), 0);
  const owed = share(cost, unserved, term);
  return Math.min(owed, agreed ?? owed);
}
