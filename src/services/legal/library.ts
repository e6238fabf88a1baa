import { seedFile } from '../seed-file.ts';
import { type Cards, loadCards } from './cards/index.ts';
import { type Gradual, gradually, type Steps } from './gradual.ts';
import { type Laws, loadLaws } from './laws/laws.ts';
import { loadWeighing, type Weighing } from './search/chances.ts';
import { createJudge, type Judge } from './search/decide.ts';
import { indexCards } from './search/index.ts';
import { learnScope } from './search/scope.ts';
import { type Foreign, loadForeign } from './words/foreign.ts';
import { loadWords, type Words } from './words/words.ts';

/** What the legal service knows: cards, laws, and how to find the card for a question. */
export interface Library {
  cards: Cards;
  laws: Laws;
  words: Words;
  foreign: Foreign;
  weighing: Weighing;
  /** Made when it is first asked for: half a second that the start need not wait for. */
  judge: Gradual<Judge>['value'];
  /** Makes the judge beforehand, a bit at a time. */
  prepare: Gradual<Judge>['prepare'];
}

/** Reads and checks all of prisma/seed/legal*. */
export async function loadLibrary(): Promise<Library> {
  const [laws, words, foreign, weighing] = await Promise.all([
    loadLaws(seedFile('legal-laws.yaml')),
    loadWords(seedFile('legal-words.yaml')),
    loadForeign(seedFile('legal-foreign.yaml')),
    loadWeighing(seedFile('legal-weighing.yaml')),
  ]);
  const cards = await loadCards(seedFile('legal'), new Set(laws.keys()));
  return withCards({ laws, words, foreign, weighing }, cards);
}

/** What the cards are read with. */
type Rest = Pick<Library, 'laws' | 'words' | 'foreign' | 'weighing'>;

/** The same with other cards. */
export function withCards({ laws, words, foreign, weighing }: Rest, cards: Cards): Library {
  const rest: Rest = { laws, words, foreign, weighing };
  const { value, prepare } = gradually(makeJudge(rest, cards));
  return { ...rest, cards, judge: value, prepare };
}

function* makeJudge({ words, foreign, weighing }: Rest, cards: Cards): Steps<Judge> {
  const finder = yield* indexCards(cards.list, words);
  const scope = yield* learnScope(cards.list, foreign, words);
  return createJudge({ cards, words, finder, scope, weighing });
}
