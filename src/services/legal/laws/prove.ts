import type { Card } from '../cards/card.ts';
import { type Amount, amountsIn } from './amounts.ts';
import type { Statutes } from './statutes.ts';

export interface Unproved {
  card: string;
  /** Cited, and not in the statutes: `劳动合同法 182`. */
  missing: string[];
  /** Stated, and in no cited article: `三十日`. */
  amounts: string[];
}

/** What of a card the articles it cites do not bear out; undefined if nothing. */
export function prove(card: Card, statutes: Statutes): Unproved | undefined {
  const missing: string[] = [];
  const stated = new Set<string>();
  for (const { law, article } of card.articles) {
    const text = statutes.article(law, article);
    if (text === undefined) missing.push(`${law} ${article}`);
    else for (const amount of amountsIn(text)) stated.add(keyOf(amount));
  }
  const said = [card.answer, card.next, card.deadline ?? ''].flatMap(amountsIn);
  const amounts = said.filter((amount) => !stated.has(keyOf(amount))).map(({ said }) => said);
  if (missing.length === 0 && amounts.length === 0) return undefined;
  return { card: card.id, missing, amounts: [...new Set(amounts)] };
}

const keyOf = ({ value, unit }: Amount) => `${value} ${unit}`;
