import { readFileSync } from 'node:fs';
import type { Match, Matcher } from '../../../src/bot/intents/index.ts';

/** An utterance by somebody who has not seen the examples, and what it means. */
export interface Utterance {
  text: string;
  intent: string;
}

/** Parts of one. */
export interface Score {
  /** Right at once. */
  first: number;
  /** The right one is among the three offered. */
  amongThree: number;
  /** Of what is none of the union's business, taken for something. */
  falselyAccepted: number;
  /** Of what the bot would run without asking, wrong. */
  wrongWhenSure: number;
  /** Run without asking. */
  sure: number;
}

/** The blind sets: misses of the open one may be looked at, those of the others never. */
export function readBlind(set: 'open' | 'sealed' | 'fresh'): Utterance[] {
  const file = new URL(`../../blind/intents-${set}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Utterance);
}

/** Scores a matcher; only numbers come out. */
export function scoreOf(matcher: Matcher, utterances: readonly Utterance[]): Score {
  const answered = utterances.map(({ text, intent }) => ({ intent, match: matcher.match(text) }));
  const right = ({ intent, match }: { intent: string; match: Match }) => match.intent === intent;
  const strangers = answered.filter(({ intent }) => intent === 'none');
  const sure = answered.filter(({ match }) => match.sure);
  const part = (some: unknown[], all: unknown[]) => some.length / Math.max(1, all.length);
  return {
    first: part(answered.filter(right), answered),
    amongThree: part(
      answered.filter(({ intent, match }) =>
        match.alternatives.some((offered) => offered.intent === intent),
      ),
      answered,
    ),
    falselyAccepted: part(
      strangers.filter((stranger) => !right(stranger)),
      strangers,
    ),
    wrongWhenSure: part(
      sure.filter((one) => !right(one)),
      sure,
    ),
    sure: part(sure, answered),
  };
}
