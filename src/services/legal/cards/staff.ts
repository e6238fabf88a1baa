import type { LegalCard, LegalCardRevision, Transaction } from '../../../database/index.ts';
import { Refusal } from '../../../errors.ts';
import { hashOf } from '../hash.ts';
import { lockShelf, turnPage } from '../shelf.ts';
import type { Card } from './card.ts';
import { type Change, cardOf, draftRow, endApproved } from './records.ts';

/** Who of the staff acts, when and why. */
export type Hand = Omit<Change, 'source'>;

const byStaff = (hand: Hand): Change => ({ source: 'staff', ...hand });

/**
 * Puts a new card in as a draft: the bot answers from it once it is approved.
 *
 * @throws Refusal if there is a card of that id
 */
export async function addCard(tx: Transaction, card: Card, hand: Hand): Promise<void> {
  await lockShelf(tx);
  if (await tx.legalCard.findUnique({ where: { id: card.id } }))
    throw new Refusal(`已经有卡片 ${card.id} 了：要改它用 edit，要新加就换一个 id。`);
  const { id, topic } = card;
  await tx.legalCard.create({ data: { id, topic, state: 'draft', latest: 1, staffAt: hand.at } });
  await tx.legalCardRevision.create({ data: draftRow(card, 1, byStaff(hand)) });
}

/**
 * Keeps a changed card as a draft; until it is approved the bot goes on with what it had.
 *
 * @returns the number of the new revision
 * @throws Refusal if there is no such card, or nothing changed
 */
export async function editCard(tx: Transaction, card: Card, hand: Hand): Promise<number> {
  await lockShelf(tx);
  const { latest, topic } = await cardRow(tx, card.id);
  const newest = await revisionAt(tx, card.id, latest);
  if (topic !== card.topic)
    throw new Refusal(`卡片 ${card.id} 属于主题 ${topic}，文件里写的是 ${card.topic}。`);
  if (hashOf(card) === hashOf(cardOf(topic, newest.content)))
    throw new Refusal(`和卡片 ${card.id} 最新的一版（第 ${latest} 版）一样，没有要改的。`);
  const number = latest + 1;
  await dropDrafts(tx, card.id, hand);
  await tx.legalCardRevision.create({ data: draftRow(card, number, byStaff(hand)) });
  await tx.legalCard.update({
    where: { id: card.id },
    data: { latest: number, staffAt: hand.at },
  });
  return number;
}

/**
 * Lets the bot answer from the newest revision; a retired card is taken back by it.
 *
 * @returns the number of the revision and the card as it is now
 * @throws Refusal if there is no such card, or nothing waits for approval
 */
export async function approveCard(
  tx: Transaction,
  id: string,
  hand: Hand,
): Promise<{ number: number; card: Card }> {
  await lockShelf(tx);
  const row = await cardRow(tx, id);
  const newest = await revisionAt(tx, id, row.latest);
  if (row.state === 'approved' && row.approved === row.latest)
    throw new Refusal(`卡片 ${id} 没有等着通过的修改，正在用的就是最新的第 ${row.latest} 版。`);
  await endApproved(tx, [id], 'replaced', byStaff(hand));
  await tx.legalCardRevision.update({
    where: { cardId_number: { cardId: id, number: row.latest } },
    data: {
      ...{ state: 'approved', approvedBy: hand.by, approvedAt: hand.at },
      ...{ endedBy: null, endedAt: null, endedWhy: null },
    },
  });
  await tx.legalCard.update({
    where: { id },
    data: { state: 'approved', approved: row.latest, staffAt: hand.at },
  });
  await turnPage(tx, 'cards');
  return { number: row.latest, card: cardOf(row.topic, newest.content) };
}

/**
 * Takes a card out of use; its revisions stay.
 *
 * @throws Refusal if there is no such card, or it is retired already
 */
export async function retireCard(tx: Transaction, id: string, hand: Hand): Promise<void> {
  await lockShelf(tx);
  const row = await cardRow(tx, id);
  if (row.state === 'retired') throw new Refusal(`卡片 ${id} 已经停用了。`);
  await endApproved(tx, [id], 'retired', byStaff(hand));
  await dropDrafts(tx, id, hand);
  await tx.legalCard.update({ where: { id }, data: { state: 'retired', staffAt: hand.at } });
  await turnPage(tx, 'cards');
}

/** A card with the titles of its newest revision, for a list. */
export interface Listed {
  id: string;
  topic: string;
  state: string;
  title: string;
  /** A changed revision waits for approval. */
  waiting: boolean;
}

/** The cards, by topic. */
export async function listCards(
  tx: Transaction,
  only: { state?: string | undefined; topic?: string | undefined } = {},
): Promise<Listed[]> {
  const { state = null, topic = null } = only;
  return tx.$queryRaw<Listed[]>`
    SELECT c.id, c.topic, c.state, r.content->>'title' AS title,
      (r.state = 'draft') AS waiting
    FROM "LegalCard" c
    JOIN "LegalCardRevision" r ON r."cardId" = c.id AND r.number = c.latest
    WHERE (${state}::text IS NULL OR c.state = ${state})
      AND (${topic}::text IS NULL OR c.topic = ${topic})
    ORDER BY c.topic, c.id`;
}

/**
 * A card as its newest revision says it, and all its revisions, the newest first.
 *
 * @throws Refusal if there is no such card
 */
export async function showCard(
  tx: Transaction,
  id: string,
): Promise<{ row: LegalCard; card: Card; revisions: LegalCardRevision[] }> {
  const row = await cardRow(tx, id);
  const revisions = await tx.legalCardRevision.findMany({
    where: { cardId: id },
    orderBy: { number: 'desc' },
  });
  return { row, revisions, card: cardOf(row.topic, revisions[0]?.content) };
}

/** The ids of the cards that are not retired: what a choice may lead to. */
export async function usableCards(tx: Transaction): Promise<string[]> {
  const rows = await tx.legalCard.findMany({
    where: { state: { not: 'retired' } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

async function cardRow(tx: Transaction, id: string): Promise<LegalCard> {
  const row = await tx.legalCard.findUnique({ where: { id } });
  if (!row) throw new Refusal(`没有卡片 ${id}：用 list 看看有哪些。`);
  return row;
}

function revisionAt(tx: Transaction, cardId: string, number: number): Promise<LegalCardRevision> {
  return tx.legalCardRevision.findUniqueOrThrow({ where: { cardId_number: { cardId, number } } });
}

/** A draft that nobody approved is passed over by a newer one. */
async function dropDrafts(tx: Transaction, cardId: string, { by, at }: Hand): Promise<void> {
  await tx.legalCardRevision.updateMany({
    where: { cardId, state: 'draft' },
    data: { state: 'replaced', endedBy: by, endedAt: at },
  });
}
