import type { LegalCard, Transaction } from '../../../database/index.ts';
import { hashOf } from '../hash.ts';
import { keepFileHash, lockShelf, turnPage } from '../shelf.ts';
import type { Card } from './card.ts';
import { type Change, endApproved, revisionRow } from './records.ts';

/** A card's row, as far as the files care. */
export type Standing = Pick<LegalCard, 'id' | 'state' | 'latest' | 'fileHash' | 'staffAt'>;

/** What the files change. */
export interface SeedPlan {
  add: Card[];
  /** Cards whose file says something else now, or that were gone from the files and are back. */
  revise: { card: Card; number: number }[];
  /** Cards that are in no file any more. */
  retire: string[];
  /** Cards whose file changed though staff had changed them: they stay as staff left them. */
  keep: Card[];
}

const seededBy = 'prisma/seed/legal';

/** What of the files is new, changed or gone. */
export function planSeed(files: readonly Card[], known: readonly Standing[]): SeedPlan {
  const rows = new Map(known.map((row) => [row.id, row]));
  const plan: SeedPlan = { add: [], revise: [], retire: [], keep: [] };
  for (const card of files) {
    const row = rows.get(card.id);
    rows.delete(card.id);
    if (!row) plan.add.push(card);
    else if (row.staffAt) {
      if (row.fileHash !== hashOf(card)) plan.keep.push(card);
    } else if (row.fileHash !== hashOf(card) || row.state !== 'approved')
      plan.revise.push({ card, number: row.latest + 1 });
  }
  for (const { id, state, staffAt } of rows.values())
    if (!staffAt && state === 'approved') plan.retire.push(id);
  return plan;
}

/**
 * Enters the card files; where they have not changed since the last time, that is one statement.
 * What staff changed is left alone.
 *
 * @returns the ids of the cards whose changed file was passed over for what staff had made of them
 */
export async function seedCards(
  tx: Transaction,
  files: readonly Card[],
  now: Date,
): Promise<string[]> {
  const fileHash = hashOf(files);
  const shelf = await lockShelf(tx);
  if (shelf.fileHash === fileHash) return [];
  const plan = planSeed(files, await tx.legalCard.findMany());
  const change: Change = { source: 'seed', by: seededBy, at: now };
  await add(tx, plan.add, change);
  await revise(tx, plan.revise, change);
  await retire(tx, plan.retire, change);
  await rememberFiles(tx, plan.keep);
  await keepFileHash(tx, fileHash);
  if (plan.add.length + plan.revise.length + plan.retire.length > 0) await turnPage(tx, 'cards');
  return plan.keep.map(({ id }) => id);
}

async function add(tx: Transaction, cards: readonly Card[], change: Change): Promise<void> {
  if (cards.length === 0) return;
  const row = (card: Card) => ({ id: card.id, topic: card.topic, fileHash: hashOf(card) });
  await tx.legalCard.createMany({
    data: cards.map((card) => ({ ...row(card), state: 'approved', approved: 1, latest: 1 })),
  });
  await tx.legalCardRevision.createMany({
    data: cards.map((card) => revisionRow(card, 1, change)),
  });
}

async function revise(
  tx: Transaction,
  revisions: SeedPlan['revise'],
  change: Change,
): Promise<void> {
  if (revisions.length === 0) return;
  const cards = revisions.map(({ card }) => card);
  await endApproved(
    tx,
    cards.map(({ id }) => id),
    'replaced',
    change,
  );
  await tx.legalCardRevision.createMany({
    data: revisions.map(({ card, number }) => revisionRow(card, number, change)),
  });
  // All of them at once: a release may touch every card.
  await tx.$executeRaw`
    UPDATE "LegalCard" c SET state = 'approved', topic = f.topic, "fileHash" = f.hash,
      latest = c.latest + 1, approved = c.latest + 1
    FROM unnest(${cards.map(({ id }) => id)}::text[], ${cards.map(({ topic }) => topic)}::text[],
      ${cards.map(hashOf)}::text[]) AS f(id, topic, hash)
    WHERE c.id = f.id`;
}

async function retire(tx: Transaction, ids: readonly string[], change: Change): Promise<void> {
  if (ids.length === 0) return;
  await endApproved(tx, ids, 'retired', change);
  await tx.legalCard.updateMany({ where: { id: { in: [...ids] } }, data: { state: 'retired' } });
}

/** Of a file that was passed over is complained once, not at every start. */
async function rememberFiles(tx: Transaction, cards: readonly Card[]): Promise<void> {
  for (const card of cards)
    await tx.legalCard.update({ where: { id: card.id }, data: { fileHash: hashOf(card) } });
}
