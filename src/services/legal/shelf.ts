import type { Transaction } from '../../database/index.ts';

/** What tells whether cards or statutes changed: two counters. */
export interface Edition {
  cards: number;
  laws: number;
}

const only = 1;

/**
 * Takes the lock under which cards and statutes change; it is held until the transaction ends.
 *
 * @returns the hash of the card files as they were entered last
 */
export async function lockShelf(tx: Transaction): Promise<{ fileDigest: string | null }> {
  // One statement for the first start and all others: an update that changes nothing locks as well.
  const rows = await tx.$queryRaw<{ fileDigest: string | null }[]>`
    INSERT INTO "LegalShelf" (id) VALUES (${only})
    ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id RETURNING "fileDigest"`;
  return { fileDigest: rows[0]?.fileDigest ?? null };
}

/** Tells the running instances that something is new; the shelf must be locked. */
export async function turnPage(tx: Transaction, what: keyof Edition): Promise<void> {
  await tx.legalShelf.update({ where: { id: only }, data: { [what]: { increment: 1 } } });
}

export async function keepFileDigest(tx: Transaction, fileDigest: string): Promise<void> {
  await tx.legalShelf.update({ where: { id: only }, data: { fileDigest } });
}

/** The present edition; of an empty database the zeroth. */
export async function editionOf(tx: Transaction): Promise<Edition> {
  const row = await tx.legalShelf.findUnique({
    where: { id: only },
    select: { cards: true, laws: true },
  });
  return row ?? { cards: 0, laws: 0 };
}
