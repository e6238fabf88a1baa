/** A deadlock, or a transaction that lost against another one: SQLSTATE, and Prisma's own code. */
const conflicts = new Set(['40P01', '40001', 'P2034']);
/** How deep a driver's error lies in Prisma's. */
const deepest = 5;

/**
 * Whether a transaction was undone only because another one was in its way: done again, it will
 * most likely go through.
 */
export function isConflict(error: unknown, depth = 0): boolean {
  if (error === null || typeof error !== 'object' || depth > deepest) return false;
  const { code, originalCode, kind } = error as Record<string, unknown>;
  if ([code, originalCode].some((one) => typeof one === 'string' && conflicts.has(one)))
    return true;
  if (kind === 'TransactionWriteConflict') return true;
  const { cause, meta, driverAdapterError } = error as Record<string, unknown>;
  return [cause, meta, driverAdapterError].some((inside) => isConflict(inside, depth + 1));
}
