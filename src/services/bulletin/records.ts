import type { Transaction } from '../../database/index.ts';

export interface Item {
  title: string;
  body: string;
  url: string | null;
}

/** The approved items of a day, in order. */
export function approvedItems(
  tx: Transaction,
  day: string,
  approvedBefore?: Date,
): Promise<Item[]> {
  return tx.bulletinItem.findMany({
    where: {
      day,
      state: 'approved',
      ...(approvedBefore
        ? { OR: [{ approvedAt: null }, { approvedAt: { lt: approvedBefore } }] }
        : {}),
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { title: true, body: true, url: true },
  });
}

/** The newest compiled bulletin up to a day. */
export function latestBulletin(tx: Transaction, day: string) {
  return tx.bulletin.findFirst({ where: { day: { lte: day } }, orderBy: { day: 'desc' } });
}

/** Keeps a day's bulletin; the first one compiled stays. @returns true if it is this one */
export async function keepBulletin(
  tx: Transaction,
  bulletin: { day: string; body: string; items: number; compiledAt: Date },
): Promise<boolean> {
  const kept = await tx.bulletin.createMany({ data: bulletin, skipDuplicates: true });
  return kept.count > 0;
}

export async function setSubscription(
  tx: Transaction,
  openid: string,
  wantsBulletin: boolean,
): Promise<void> {
  await tx.follower.update({ where: { openid }, data: { wantsBulletin } });
}
