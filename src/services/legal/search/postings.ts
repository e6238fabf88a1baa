import type { Steps } from '../gradual.ts';

/** BM25's k1: how soon a feature that is repeated counts no more. */
export const saturation = 2;
/** BM25's b: how much a long card is held back. */
const lengthPart = 0.5;

/** Which cards have which feature, and its weight there: one long list, cut by feature. */
export interface Postings {
  /** By feature: the number of its cut. */
  cuts: Map<number, number>;
  /** Where each cut begins; the next one's beginning is its end. */
  from: Uint32Array;
  cards: Uint16Array;
  weights: Float32Array;
}

/** Weighs every feature of every card. */
export function* weigh(cards: readonly ReadonlyMap<number, number>[]): Steps<Postings> {
  const lengths = cards.map((counts) => [...counts.values()].reduce((sum, n) => sum + n, 0));
  const average = lengths.reduce((sum, n) => sum + n, 0) / (lengths.length || 1);
  const { cuts, from } = yield* cut(cards);
  const postings = {
    cuts,
    from,
    cards: new Uint16Array(from.at(-1) ?? 0),
    weights: new Float32Array(from.at(-1) ?? 0),
  };
  const free = from.slice();
  for (const [card, counts] of cards.entries()) {
    const damp = saturation * (1 - lengthPart + (lengthPart * (lengths[card] ?? 0)) / average);
    for (const [feature, count] of counts) {
      const place = cuts.get(feature) ?? 0;
      const at = free[place] ?? 0;
      free[place] = at + 1;
      postings.cards[at] = card;
      postings.weights[at] = (count * (saturation + 1)) / (count + damp);
    }
    yield;
  }
  return postings;
}

/** How the long list is cut: as many places for a feature as cards have it. */
function* cut(
  cards: readonly ReadonlyMap<number, number>[],
): Steps<Pick<Postings, 'cuts' | 'from'>> {
  const cuts = new Map<number, number>();
  const holders: number[] = [];
  for (const counts of cards) {
    for (const feature of counts.keys()) {
      const place = cuts.get(feature) ?? cuts.size;
      cuts.set(feature, place);
      holders[place] = (holders[place] ?? 0) + 1;
    }
    yield;
  }
  const from = new Uint32Array(holders.length + 1);
  for (const [place, count] of holders.entries()) from[place + 1] = (from[place] ?? 0) + count;
  return { cuts, from };
}

/** The places of a feature in the long list. */
export function cutOf({ cuts, from }: Postings, feature: number): [from: number, to: number] {
  const cut = cuts.get(feature);
  return cut === undefined ? [0, 0] : [from[cut] ?? 0, from[cut + 1] ?? 0];
}
