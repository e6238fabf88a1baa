import type { Card } from '../cards/card.ts';
import { gradually, type Steps } from '../gradual.ts';
import type { Words } from '../words/words.ts';
import { eachFeature, importance, isPair } from './features.ts';
import { cutOf, type Postings, saturation, weigh } from './postings.ts';

/** What can be found: a card, an article of law. */
export type Searchable = Pick<Card, 'title' | 'variants' | 'answer'>;

/** A card and how well it fits a question. */
export interface Ranked<T = Card> {
  card: T;
  /** 0 to 1: the share of the question's weight that the card carries. */
  fit: number;
}

export interface Found<T = Card> {
  /** The cards that fit best, best first. */
  ranked: Ranked<T>[];
  /** 0 to 1: the share of the question's pairs of characters that any card has at all. */
  known: number;
}

/** Finds the cards that fit a question. */
export interface Finder<T = Card> {
  find(plain: string): Found<T>;
  /** The same for a follow-up; what was asked before weighs this share of the question itself. */
  findAfter(before: string, plain: string, share: number): Found<T>;
}

// BM25 over whole cards, not over single variants. Measured on held-out variants and on the open
// blind set it does as well as a trained classifier, and nothing has to be learnt at the start.
const titleWeight = 3;
const answerWeight = 0.8;
/** Rare features count a little less than plain BM25 lets them. */
const rarityPower = 0.75;
/** In a follow-up a card must carry this part of what the best one carries of the new words. */
const ownPart = 0.6;
/** More than these are never looked at. */
const kept = 24;

interface Scores {
  of: Float64Array;
  /** What a card would score that carries all of the question. */
  most: number;
  known: number;
}

/** Makes the index of all cards. */
export function createFinder<T extends Searchable>(cards: readonly T[], words: Words): Finder<T> {
  return gradually(indexCards(cards, words)).value();
}

/** The same a bit at a time. */
export function* indexCards<T extends Searchable>(
  cards: readonly T[],
  words: Words,
): Steps<Finder<T>> {
  const counts: Map<number, number>[] = [];
  for (const card of cards) {
    counts.push(countsOf(card, words));
    yield;
  }
  const postings = yield* weigh(counts);
  const rarity = (holders: number) =>
    Math.log(1 + (cards.length - holders + 0.5) / (holders + 0.5)) ** rarityPower;
  const score = (plain: string) => scoresOf(plain, words, postings, cards.length, rarity);
  return {
    find: (plain) => best(cards, score(plain)),
    findAfter: (before, plain, share) => {
      const now = score(plain);
      const earlier = score(before);
      const scale = (now.most / earlier.most) * share;
      const floor = Math.max(0, ...now.of) * ownPart;
      const of = now.of.map((value, at) =>
        value < floor ? 0 : (value + (earlier.of[at] ?? 0) * scale) / (1 + share),
      );
      return best(cards, { ...now, of });
    },
  };
}

function scoresOf(
  plain: string,
  words: Words,
  postings: Postings,
  cards: number,
  rarity: (holders: number) => number,
): Scores {
  const of = new Float64Array(cards);
  const seen = new Set<number>();
  let most = 0;
  let pairs = 0;
  let knownPairs = 0;
  eachFeature(plain, words, (feature) => {
    if (seen.has(feature)) return;
    seen.add(feature);
    const [from, to] = cutOf(postings, feature);
    const weight = rarity(to - from) * importance(feature);
    most += weight * (saturation + 1);
    if (isPair(feature)) {
      pairs++;
      if (to > from) knownPairs++;
    }
    addTo(of, postings, from, to, weight);
  });
  return { of, most: most || 1, known: knownPairs / (pairs || 1) };
}

/** The innermost loop of all. */
function addTo(of: Float64Array, postings: Postings, from: number, to: number, weight: number) {
  const { cards, weights } = postings;
  for (let at = from; at < to; at++) {
    const card = cards[at] ?? 0;
    of[card] = (of[card] ?? 0) + weight * (weights[at] ?? 0);
  }
}

function best<T>(cards: readonly T[], { of, most, known }: Scores): Found<T> {
  const order = Array.from(of.keys()).filter((at) => (of[at] ?? 0) > 0);
  order.sort((a, b) => (of[b] ?? 0) - (of[a] ?? 0));
  const ranked = order.slice(0, kept).flatMap((at) => {
    const card = cards[at];
    return card ? [{ card, fit: (of[at] ?? 0) / most }] : [];
  });
  return { ranked, known };
}

function countsOf(card: Searchable, words: Words): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (text: string, times: number) =>
    eachFeature(words.plain(text), words, (feature) => {
      counts.set(feature, (counts.get(feature) ?? 0) + times);
    });
  for (const variant of card.variants) add(variant, 1);
  add(card.title, titleWeight);
  add(card.answer, answerWeight);
  return counts;
}
