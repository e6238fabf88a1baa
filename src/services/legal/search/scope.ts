import { learning } from '../../../bot/intents/learner.ts';
import { shuffle } from '../../../bot/intents/shuffle.ts';
import { collecting } from '../../../bot/intents/vocabulary.ts';
import type { Steps } from '../gradual.ts';
import { type Foreign, smallTalk } from '../words/foreign.ts';
import type { Words } from '../words/words.ts';
import { eachFeature } from './features.ts';
import type { Searchable } from './index.ts';

/** What a text is about, by the company its words keep. */
export interface Subject {
  /** The logarithm of the odds that it is labour law. */
  ours: number;
  /** The other area it is of, if it is of any; none for small talk. */
  area: string | undefined;
}

export type Scope = (plain: string) => Subject;

/** The class of all that is ours; the areas come after it. */
const own = 0;
/** A logarithm of odds beyond it says no more. */
const certain = 8;
const examplesAtOnce = 100;

/**
 * Learns to tell questions of labour law from all else: the ways of asking the cards against the
 * sentences of other areas. Each of these is learnt twice, for there are many fewer of them.
 */
export function* learnScope(
  cards: readonly Searchable[],
  foreign: Foreign,
  words: Words,
): Steps<Scope> {
  const areas = Object.keys(foreign);
  const examples = shuffle([
    ...cards.flatMap(({ variants }) => variants.map((text) => ({ text, label: own }))),
    ...Object.values(foreign).flatMap((texts, at) =>
      [...texts, ...texts].map((text) => ({ text, label: own + 1 + at })),
    ),
  ]);
  const traits: number[][] = [];
  for (const [at, { text }] of examples.entries()) {
    traits.push(traitsOf(words.plain(text), words));
    if (at % examplesAtOnce === 0) yield;
  }
  const { vocabulary, rows } = yield* collecting(traits);
  const labels = examples.map(({ label }) => label);
  const model = yield* learning(rows, labels, vocabulary.size, areas.length + 1);
  return (plain) => {
    const chances = model.probabilities(vocabulary.row(traitsOf(plain, words)));
    return { ours: oddsOf(chances[own] ?? 0), area: areaOf(chances, areas) };
  };
}

/** What is looked at in a text, and how long it is. */
function traitsOf(plain: string, words: Words): number[] {
  const traits = [lengthTrait - Math.min(6, plain.length >> 2)];
  eachFeature(plain, words, (feature) => traits.push(feature));
  return traits;
}

/** Below every concept. */
const lengthTrait = -1_000_000;

function oddsOf(chance: number): number {
  const odds = Math.log((chance + 1e-9) / (1 - chance + 1e-9));
  return Math.max(-certain, Math.min(certain, odds));
}

function areaOf(chances: Float64Array, areas: readonly string[]): string | undefined {
  const likeliest = chances.indexOf(Math.max(...chances));
  const area = areas[likeliest - own - 1];
  return area === smallTalk ? undefined : area;
}
