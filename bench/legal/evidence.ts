import { gradually } from '../../src/services/legal/gradual.ts';
import type { Card, Library } from '../../src/services/legal/index.ts';
import { type Evidence, evidenceOf, sameGround } from '../../src/services/legal/search/evidence.ts';
import { createFinder, type Finder } from '../../src/services/legal/search/index.ts';
import { learnScope, type Scope } from '../../src/services/legal/search/scope.ts';
import type { Foreign } from '../../src/services/legal/words/foreign.ts';
import type { Question } from './score.ts';

/** A text whose answer is known, and all that speaks for or against what we would make of it. */
export interface Case {
  evidence: Evidence;
  /** Whether it is labour law. */
  ours: boolean;
  /** Whether the best card is a right one; undefined where there is no telling. */
  right: boolean | undefined;
}

const folds = 5;

interface Seer {
  finder: Finder;
  scope: Scope;
}

const seerOf = (cards: readonly Card[], foreign: Foreign, { words }: Library): Seer => ({
  finder: createFinder(cards, words),
  scope: gradually(learnScope(cards, foreign, words)).value(),
});

function look(text: string, { finder, scope }: Seer, { words }: Library) {
  const plain = words.plain(text);
  const found = finder.find(plain);
  const evidence = evidenceOf(plain, found, scope(plain), words.signs(plain));
  return { evidence, best: found.ranked[0]?.card };
}

/** Every way of asking and every foreign sentence, each seen by one who does not know it. */
export function heldOut(library: Library): Case[] {
  const cases: Case[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const inFold = (_: unknown, at: number) => at % folds === fold;
    const others = (one: unknown, at: number) => !inFold(one, at);
    const cards = library.cards.list.map((card, shift) => ({
      ...card,
      variants: card.variants.filter((_, at) => others(_, at + shift)),
    }));
    const foreign = Object.fromEntries(
      Object.entries(library.foreign).map(([area, texts]) => [area, texts.filter(others)]),
    );
    const seer = seerOf(cards, foreign, library);
    for (const [shift, card] of library.cards.list.entries())
      for (const text of card.variants.filter((_, at) => inFold(_, at + shift))) {
        const { evidence, best } = look(text, seer, library);
        cases.push({ evidence, ours: true, right: !!best && sameGround(best, card) });
      }
    for (const text of Object.values(library.foreign).flatMap((texts) => texts.filter(inFold)))
      cases.push({ evidence: look(text, seer, library).evidence, ours: false, right: undefined });
  }
  return cases;
}

/** Questions of a set, as they are seen by one who knows all cards. */
export function casesOf(library: Library, questions: readonly Question[]): Case[] {
  const seer = seerOf(library.cards.list, library.foreign, library);
  return questions.map(({ question, outcome, citations }) => {
    const { evidence, best } = look(question, seer, library);
    const accepted = new Set(citations.map(({ law, article }) => `${law} ${article}`));
    const right = best?.articles.some(({ law, article }) => accepted.has(`${law} ${article}`));
    return {
      evidence,
      ours: outcome !== 'out-of-scope',
      right: outcome === 'answered' ? !!right : undefined,
    };
  });
}
