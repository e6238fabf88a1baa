import type { LegalCard, Transaction } from '../../../database/index.ts';
import { hashOf } from '../hash.ts';
import { keepFileDigest, lockShelf, turnPage } from '../shelf.ts';
import type { Card } from './card.ts';
import { type Change, contentOf, endApproved } from './records.ts';

/** A card's row, as far as the files care. */
export type Standing = Pick<LegalCard, 'id' | 'state' | 'latest' | 'fileDigest' | 'staffAt'>;

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
      if (row.fileDigest !== hashOf(card)) plan.keep.push(card);
    } else if (row.fileDigest !== hashOf(card) || row.state !== 'approved')
      plan.revise.push({ card, number: row.latest + 1 });
  }
  for (const { id, state, staffAt } of rows.values())
    if (!staffAt && state === 'approved') plan.retire.push(id);
  return plan;
}

/** What came of the files. */
export interface Seeded {
  /** The ids of the cards whose changed file was passed over for what staff had made of them. */
  kept: string[];
  /** There was no card before: those of the files are the ones in use. */
  first: boolean;
}

/**
 * Enters the card files; where they have not changed since the last time, that is one statement.
 * What staff changed is left alone.
 */
export async function seedCards(
  tx: Transaction,
  files: readonly Card[],
  now: Date,
): Promise<Seeded> {
  const fileDigest = hashOf(files);
  const shelf = await lockShelf(tx);
  if (shelf.fileDigest === fileDigest) return { kept: [], first: false };
  const known = await tx.legalCard.findMany();
  const plan = planSeed(files, known);
  const change: Change = { source: 'seed', by: seededBy, at: now };
  await add(tx, plan.add, change);
  await revise(tx, plan.revise, change);
  await retire(tx, plan.retire, change);
  await rememberFiles(tx, plan.keep);
  await keepFileDigest(tx, fileDigest);
  if (plan.add.length + plan.revise.length + plan.retire.length > 0) await turnPage(tx, 'cards');
  return { kept: plan.keep.map(({ id }) => id), first: known.length === 0 };
}

async function add(tx: Transaction, cards: readonly Card[], change: Change): Promise<void> {
  if (cards.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "LegalCard" (id, topic, state, approved, latest, "fileDigest")
    SELECT id, topic, 'approved', 1, 1, hash FROM unnest(${idsOf(cards)}::text[],
      ${topicsOf(cards)}::text[], ${cards.map(hashOf)}::text[]) AS f(id, topic, hash)`;
  await addRevisions(
    tx,
    cards.map((card) => ({ card, number: 1 })),
    change,
  );
}

/** All in one statement, the cards as one value: a first start enters some 400. */
async function addRevisions(
  tx: Transaction,
  revisions: SeedPlan['revise'],
  { source, by, at }: Change,
): Promise<void> {
  const rows = revisions.map(({ card, number }) => ({
    ...{ card: card.id, number, content: contentOf(card) },
  }));
  await tx.$executeRaw`
    INSERT INTO "LegalCardRevision" ("cardId", number, content, state, source, "madeBy", "madeAt",
      "approvedBy", "approvedAt")
    SELECT card, number, content, 'approved', ${source}, ${by}, ${at}, ${by}, ${at}
    FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS f(card text, number int, content json)`;
}

const idsOf = (cards: readonly Card[]) => cards.map(({ id }) => id);
const topicsOf = (cards: readonly Card[]) => cards.map(({ topic }) => topic);

async function revise(
  tx: Transaction,
  revisions: SeedPlan['revise'],
  change: Change,
): Promise<void> {
  if (revisions.length === 0) return;
  const cards = revisions.map(({ card }) => card);
  await endApproved(tx, idsOf(cards), 'replaced', change);
  await addRevisions(tx, revisions, change);
  // All of them at once: a release may touch every card.
  await tx.$executeRaw`
    UPDATE "LegalCard" c SET state = 'approved', topic = f.topic, "fileDigest" = f.hash,
      latest = c.latest + 1, approved = c.latest + 1
    FROM unnest(${idsOf(cards)}::text[], ${topicsOf(cards)}::text[],
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
    await tx.legalCard.update({ where: { id: card.id }, data: { fileDigest: hashOf(card) } });
}
