import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Library } from '../../src/services/legal/index.ts';
import { root } from '../support/root.ts';

/** A question of a blind set: what must come of it, and the articles that would be a right basis. */
export interface Question {
  question: string;
  outcome: 'answered' | 'clarify' | 'out-of-scope';
  /** The deciding one first; any of them is accepted. */
  citations: { law: string; article: number }[];
}

/** Shares of all questions. */
export interface Score {
  /** The outcome that was wanted; if an answer, the article named first is an accepted one. */
  right: number;
  /** Answered, an accepted article cited, but not named first. */
  rightNotFirst: number;
  /** Answered with none of the accepted articles, or where there was nothing to answer. */
  wrong: number;
  /** A choice offered where an answer was possible, or one of the two other outcomes for the other. */
  askedBack: number;
  /** Called out of scope, though it was ours. */
  sentAway: number;
}

/**
 * Reads a set of questions written without sight of the cards: `open`, `sealed` and `fresh` (the
 * latest, the least looked at) by others; `development` is there to work with, so that its score flatters.
 */
export function readBlind(set: 'open' | 'sealed' | 'fresh' | 'development'): Question[] {
  const file = path.join(root, `test/blind/legal-${set}.jsonl`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Question);
}

/** Every other question of the development set: what weights are learnt from. The rest is not. */
export const tuningHalf = (questions: readonly Question[]): Question[] =>
  questions.filter((_, at) => at % 2 === 0);
export const checkingHalf = (questions: readonly Question[]): Question[] =>
  questions.filter((_, at) => at % 2 === 1);

/** Asks every question of a set. */
export function scoreOf(library: Library, questions: readonly Question[]): Score {
  const score: Score = { right: 0, rightNotFirst: 0, wrong: 0, askedBack: 0, sentAway: 0 };
  for (const question of questions) score[verdict(library, question)] += 1 / questions.length;
  return score;
}

function verdict(library: Library, { question, outcome, citations }: Question): keyof Score {
  const decision = library.judge().decide(question);
  if (decision.outcome === 'answered') {
    const cited = decision.card.articles.map(({ law, article }) => `${law} ${article}`);
    const accepted = new Set(citations.map(({ law, article }) => `${law} ${article}`));
    if (outcome !== 'answered' || !cited.some((one) => accepted.has(one))) return 'wrong';
    return accepted.has(cited[0] ?? '') ? 'right' : 'rightNotFirst';
  }
  if (decision.outcome === outcome) return 'right';
  return outcome === 'answered' && decision.outcome === 'out-of-scope' ? 'sentAway' : 'askedBack';
}
