import { createFeatures } from './features.ts';
import type { IntentFile } from './intent-file.ts';
import { learn } from './learner.ts';
import { comparable, normalise, readable } from './normalise.ts';
import { point } from './politeness.ts';
import { shuffle } from './shuffle.ts';
import { wordGroups } from './tables/word-groups.ts';
import { createVocabulary } from './vocabulary.ts';

/** The intent of what is none of the union's business, and of what says nothing at all. */
export const noIntent = 'none';

/** An intent and how likely it is meant, from 0 to 1. */
export interface Scored {
  intent: string;
  /** Calibrated: of the matches with 0.8, about eight in ten are right. */
  confidence: number;
}

/** What a member means, as well as can be told from the words. */
export interface Match extends Scored {
  /** False: rather offer the alternatives than run the intent. */
  sure: boolean;
  /** The best three at most, best first; the first is the match itself, `none` may be among them. */
  alternatives: Scored[];
}

/** Tells what is meant; the same words always mean the same. */
export interface Matcher {
  match(text: string): Match;
}

/** What the matcher learns from, of an intent's file. */
export type Lesson = Pick<IntentFile, 'intent' | 'title' | 'words' | 'examples'>;

/** Below it about one match in ten would be wrong; above it, about one in a hundred. */
const sureFrom = 0.65;
/** The learner stops before it trusts itself as much as it may: measured by cross-validation. */
const sharpness = 1.5;
/** A member who writes an example word for word, or an intent's title, means just that. */
const exampleCertainty = 0.98;
const offered = 3;

/**
 * Learns the examples.
 *
 * @param intents the intent files; takes some 0.3 s for 10,000 examples
 */
export function createMatcher(intents: readonly Lesson[]): Matcher {
  const names = intents.map(({ intent }) => intent);
  const features = createFeatures(groupsOf(intents));
  const examples = shuffle(
    intents.flatMap((file, label) =>
      file.examples.map((example) => ({ label, words: readable(example) })),
    ),
  );
  const { vocabulary, rows } = createVocabulary(
    examples.map(({ words }) => features(comparable(point(words)))),
  );
  const labels = examples.map(({ label }) => label);
  const model = learn(rows, labels, vocabulary.size, intents.length);
  const known = knownTexts(intents, examples);

  return {
    match(text) {
      const words = readable(text);
      if (words === '' || names.length === 0) return matchOf([nothing]);
      const chances = model.probabilities(vocabulary.row(features(comparable(point(words)))));
      sharpen(chances);
      const exact = known.get(wording(words));
      if (exact) lean(chances, exact.label, exact.certainty);
      return matchOf(best(names, chances));
    },
  };
}

const nothing: Scored = { intent: noIntent, confidence: 1 };

function matchOf(alternatives: Scored[]): Match {
  const { intent, confidence } = alternatives[0] ?? nothing;
  return { intent, confidence, sure: confidence >= sureFrom, alternatives };
}

function groupsOf(intents: readonly Lesson[]): string[][] {
  const shared = Object.values(wordGroups).map((words) => words.trim().split(/\s+/));
  return [...shared, ...intents.map(({ words }) => words)].map((words) =>
    words.map(normalise).filter((word) => word !== ''),
  );
}

/** What leaves no doubt: the titles, and the examples of one intent only. */
function knownTexts(
  intents: readonly Lesson[],
  examples: readonly { label: number; words: string }[],
): Map<string, { label: number; certainty: number }> {
  const known = new Map<string, { label: number; certainty: number }>();
  for (const { label, words } of examples) {
    const said = wording(words);
    const other = known.get(said);
    const certainty = other && other.label !== label ? 0 : exampleCertainty;
    known.set(said, { label, certainty });
  }
  for (const [label, { title }] of intents.entries())
    known.set(wording(readable(title)), { label, certainty: 1 });
  return known;
}

/** The same words, however they are set apart and politely wrapped. */
const wording = (words: string) => point(words).replaceAll(' ', '');

function sharpen(chances: Float64Array): void {
  let sum = 0;
  for (const [at, chance] of chances.entries()) {
    chances[at] = chance ** sharpness;
    sum += chances[at] ?? 0;
  }
  for (const [at, chance] of chances.entries()) chances[at] = chance / sum;
}

function lean(chances: Float64Array, towards: number, certainty: number): void {
  for (const [at, chance] of chances.entries())
    chances[at] = chance * (1 - certainty) + (at === towards ? certainty : 0);
}

function best(names: readonly string[], chances: Float64Array): Scored[] {
  return names
    .map((intent, at) => ({ intent, confidence: chances[at] ?? 0 }))
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, offered);
}
