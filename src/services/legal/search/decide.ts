import type { Card, Cards, Clarify } from '../cards/index.ts';
import type { Words } from '../words/words.ts';
import type { Finder, Ranked } from './index.ts';

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
}

// Tuned on held-out variants and on the open blind set; test/services/legal/blind.test.ts holds
// the scores. A fit is the share of a question that a card carries, a lead the share by which the
// best card is ahead of the best one with another deciding article.
const clearLead = 0.03;
/** The fit from which a card is given, and the fit from which it is offered, by signs of labour. */
const needed = [
  { give: 0.4, offer: 0.33 },
  { give: 0.22, offer: 0.13 },
  { give: 0.13, offer: 0 },
];
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
  for (const clarify of cards.clarify)
    for (const word of clarify.words) bareWords.set(words.plain(word), clarify);

  const bareWord = (plain: string) => bareWords.get(plain) ?? bareWords.get(words.core(plain));
  const choice = (id: string): Choice[] => {
    const card = cards.byId.get(id);
    return card ? [{ label: card.title, card: card.id }] : [];
  };
  const offer = (ranked: readonly Ranked[]): Decision => ({
    outcome: 'clarify',
    choices: ranked.slice(0, mostChoices).flatMap(({ card }) => choice(card.id)),
  });

  const judge = (plain: string, ranked: Ranked[], context = ''): Decision => {
    const { labour, other, area } = words.signs(context + plain);
    const [best] = ranked;
    const need = needed[Math.min(labour, needed.length - 1)];
    const away: Decision = { outcome: 'out-of-scope', ...(area === undefined ? {} : { area }) };
    if (!best || !need || other > labour) return away;
    if (labour < 2 && (plain.length <= fewCharacters || !chinese.test(plain))) return away;
    if (best.fit >= need.give && leadOf(ranked) >= clearLead)
      return { outcome: 'answered', card: byFact(cards, words, best.card, plain) };
    return best.fit >= need.offer ? offer(ranked) : away;
  };

  return {
    decide(text) {
      const plain = words.plain(text);
      const clarify = bareWord(plain);
      if (!clarify) return judge(plain, finder.rank(plain));
      return { outcome: 'clarify', ask: clarify.ask, choices: clarify.choices.flatMap(choice) };
    },
    decideAfter(card, text) {
      const plain = words.core(words.plain(text));
      const before = words.plain(card.title);
      const others = finder
        .rankAfter(before, plain, earlierShare)
        .filter((found) => found.card.id !== card.id)
        .map((found) => (found.card.topic === card.topic ? nearer(found) : found))
        .sort((a, b) => b.fit - a.fit);
      return judge(plain, others, before);
    },
  };
}

/** How far the best card is ahead of the best one that another article decides. */
function leadOf([best, ...others]: readonly Ranked[]): number {
  if (!best) return 0;
  const rival = others.find(({ card }) => decider(card) !== decider(best.card));
  return rival ? (best.fit - rival.fit) / best.fit : 1;
}

function decider({ articles: [first] }: Card): string {
  return first ? `${first.law} ${first.article}` : '';
}

/** The card that a fact already told leads to, where a card depends on one. */
function byFact(cards: Cards, words: Words, card: Card, plain: string): Card {
  const told = (card.ask?.choices ?? []).filter((choice) =>
    (choice.words ?? []).some((word) => plain.includes(words.plain(word))),
  );
  const [only] = told;
  return (told.length === 1 && only && cards.byId.get(only.card)) || card;
}
