import { seedFile } from '../seed-file.ts';
import { type Cards, loadCards } from './cards/index.ts';
import { type Laws, loadLaws } from './laws/laws.ts';
import { createJudge, type Judge } from './search/decide.ts';
import { createFinder } from './search/index.ts';
import { loadWords, type Words } from './words/words.ts';

/** What the legal service knows: cards, laws, and how to find the card for a question. */
export interface Library {
  cards: Cards;
  laws: Laws;
  words: Words;
  /** Made when it is first asked for: a tenth of a second that the start need not wait for. */
  judge(): Judge;
}

/** Reads and checks all of prisma/seed/legal*. */
export async function loadLibrary(): Promise<Library> {
  const [laws, words] = await Promise.all([
    loadLaws(seedFile('legal-laws.yaml')),
    loadWords(seedFile('legal-words.yaml')),
  ]);
  const cards = await loadCards(seedFile('legal'), new Set(laws.keys()));
  return withCards({ laws, words }, cards);
}

/** The same with other cards. */
export function withCards({ laws, words }: Pick<Library, 'laws' | 'words'>, cards: Cards): Library {
  let judge: Judge | undefined;
  return {
    ...{ cards, laws, words },
    judge() {
      judge ??= createJudge(cards, words, createFinder(cards.list, words));
      return judge;
    },
  };
}
