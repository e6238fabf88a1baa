import type { Prisma, Transaction } from '../../../database/index.ts';
import { type Card, type Cards, type Clarify, collect } from './index.ts';

/** Who changes a card, when and why. */
export interface Change {
  source: 'seed' | 'staff';
  by: string;
  at: Date;
  why?: string | undefined;
}

/** A card as its revisions keep it: the topic is the card's own. */
export function contentOf({ topic: _, ...content }: Card): Prisma.InputJsonObject {
  return content as unknown as Prisma.InputJsonObject;
}

/** A revision's content as a card again. */
export function cardOf(topic: string, content: unknown): Card {
  return { ...(content as Omit<Card, 'topic'>), topic };
}

/** The row of a draft. */
export function draftRow(card: Card, number: number, { source, by, at, why }: Change) {
  return {
    ...{ cardId: card.id, number, content: contentOf(card), state: 'draft' },
    ...{ source, madeBy: by, madeAt: at, why: why ?? null },
  };
}

/** Ends the approved revisions of cards: another is put in their place, or the cards are retired. */
export async function endApproved(
  tx: Transaction,
  ids: readonly string[],
  state: 'replaced' | 'retired',
  { by, at, why }: Change,
): Promise<void> {
  await tx.legalCardRevision.updateMany({
    where: { cardId: { in: [...ids] }, state: 'approved' },
    data: { state, endedBy: by, endedAt: at, endedWhy: why ?? null },
  });
}

/**
 * The cards the bot answers from: the approved revisions, in the order of the files, those of staff
 * behind them. In that order the same question finds the same card with a database and without.
 *
 * @param files the cards of the files
 * @param clarify what is asked back on a bare word
 */
export async function liveCards(
  tx: Transaction,
  files: readonly Card[],
  clarify: Clarify[],
): Promise<Cards> {
  const rows = await tx.$queryRaw<{ topic: string; content: unknown }[]>`
    SELECT c.topic, r.content FROM "LegalCard" c
    JOIN "LegalCardRevision" r ON r."cardId" = c.id AND r.number = c.approved
    WHERE c.state = 'approved' ORDER BY c.id`;
  const place = new Map(files.map(({ id }, at) => [id, at]));
  const placeOf = ({ id }: Card) => place.get(id) ?? files.length;
  const list = rows.map(({ topic, content }) => cardOf(topic, content));
  return collect(
    list.sort((a, b) => placeOf(a) - placeOf(b)),
    clarify,
  );
}
