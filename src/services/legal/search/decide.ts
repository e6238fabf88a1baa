import type { Card, Cards, Clarify } from '../cards/index.ts';
import type { Words } from '../words/words.ts';
import { chancesOf, type Weighing } from './chances.ts';
import { evidenceOf } from './evidence.ts';
import type { Finder, Found, Ranked } from './index.ts';
import type { Scope } from './scope.ts';

/** What comes of a question: one of three, never a fourth. */
export type Decision =
  | { outcome: 'answered'; card: Card }
  /** One short question, and the cards its answers lead to. */
  | { outcome: 'clarify'; ask?: string; choices: Choice[] }
  /** `area`: the other area of law it belongs to; none where nothing was understood. */
  | { outcome: 'out-of-scope'; area?: string };

export interface Choice {
  label: string;
  card: string;
}

export interface Judge {
  decide(text: string): Decision;
  /** A question that goes on from a card's answer. */
  decideAfter(card: Card, text: string): Decision;
  /** The cards of the same topic that go with a bare question after a card, the best first. */
  near(card: Card, text: string): Card[];
  /** The cards nearest to a question, however far, the best first. */
  nearest(text: string, most: number): Card[];
}

// Where to answer, to ask back and to send away: chosen on the development set, both halves in
// sight; test/services/legal/blind.test.ts holds the scores. Wrong law is worse than asking back.
/** From this chance of being right on, a card is given. */
const giveFrom = 0.42;
/** From this chance of being labour law on, cards are offered. */
const offerFrom = 0.4;
/** Where the best card has less of a chance than this, choosing among such is no help. */
const leastRight = 0.15;
/** So few characters name a subject, but ask nothing of it. */
const bareLength = 4;
const chinese = /\p{Script=Han}/u;
/** In a follow-up the card before counts for so much beside the new words. */
const earlierShare = 0.5;
/** … and cards of the same topic are likelier to be meant. */
const nearer = ({ card, fit }: Ranked): Ranked => ({ card, fit: fit * 1.3 });
const mostChoices = 4;

export interface JudgeParts {
  cards: Cards;
  words: Words;
  finder: Finder;
  scope: Scope;
  weighing: Weighing;
}

/** Decides by the words of a question; the same question always gets the same decision. */
export function createJudge(parts: JudgeParts): Judge {
  const { cards, words, finder } = parts;
  const bareWords = new Map<string, Clarify>();
  for (const clarify of cards.clarify) {
    // Of a question whose cards are all retired nothing is left to ask.
    if (!clarify.choices.some((id) => cards.byId.has(id))) continue;
    for (const word of clarify.words) bareWords.set(words.plain(word), clarify);
  }
  return {
    decide(text) {
      const plain = words.plain(text);
      const clarify = bareWords.get(plain) ?? bareWords.get(words.core(plain));
      if (!clarify) return judge(parts, plain, finder.find(plain));
      const choices = clarify.choices.flatMap((id) => cards.byId.get(id) ?? []).map(choiceOf);
      return { outcome: 'clarify', ask: clarify.ask, choices };
    },
    decideAfter(card, text) {
      const plain = words.core(words.plain(text));
      const before = words.plain(card.title);
      const { ranked, known } = finder.findAfter(before, plain, earlierShare);
      const others = ranked
        .filter((found) => found.card.id !== card.id)
        .map((found) => (found.card.topic === card.topic ? nearer(found) : found))
        .sort((a, b) => b.fit - a.fit);
      return judge(parts, plain, { ranked: others, known }, before);
    },
    near(card, text) {
      const { ranked } = finder.findAfter(words.plain(card.title), words.plain(text), earlierShare);
      const same = ranked.filter(
        ({ card: { id, topic } }) => id !== card.id && topic === card.topic,
      );
      return same.map((found) => found.card);
    },
    nearest(text, most) {
      const { ranked } = finder.find(words.plain(text));
      return ranked.slice(0, most).map(({ card }) => card);
    },
  };
}

/** Given, offered with the next best, or none of ours. */
function judge(parts: JudgeParts, plain: string, found: Found, before = ''): Decision {
  const { cards, words, scope, weighing } = parts;
  const whole = before + plain;
  const signs = words.signs(whole);
  const subject = scope(whole);
  const area = signs.area ?? subject.area;
  const away: Decision = { outcome: 'out-of-scope', ...(area === undefined ? {} : { area }) };
  const [best] = found.ranked;
  if (!best || (signs.labour < 2 && !chinese.test(plain))) return away;
  const { ours, right } = chancesOf(weighing, evidenceOf(whole, found, subject, signs));
  if (ours < offerFrom || right < leastRight) return away;
  const bare = words.core(whole).length <= bareLength;
  if (!bare && ours * right >= giveFrom)
    return { outcome: 'answered', card: byFact(cards, words, best.card, plain) };
  const choices = found.ranked.slice(0, mostChoices).map(({ card }) => choiceOf(card));
  return { outcome: 'clarify', choices };
}

const choiceOf = ({ title, id }: Card): Choice => ({ label: title, card: id });

/** The card that a fact already told leads to, where a card depends on one. */
function byFact(cards: Cards, words: Words, card: Card, plain: string): Card {
  const told = (card.ask?.choices ?? []).filter((choice) =>
    (choice.words ?? []).some((word) => plain.includes(words.plain(word))),
  );
  const [only] = told;
  return (told.length === 1 && only && cards.byId.get(only.card)) || card;
}
