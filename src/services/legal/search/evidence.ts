import type { Card, Citation } from '../cards/index.ts';
import type { Signs } from '../words/words.ts';
import type { Found, Ranked } from './index.ts';
import type { Subject } from './scope.ts';

/** Names of what is weighed, and its amounts. */
export type Amounts<Name extends string> = Record<Name, number>;

/** What speaks for or against a question's being labour law. */
export const oursEvidence = ['voice', 'fit', 'close', 'known', 'other'] as const;
/** What speaks for the best card's being the right one, if it is. */
export const rightEvidence = ['fit', 'lead', 'length'] as const;

export interface Evidence {
  ours: Amounts<(typeof oursEvidence)[number]>;
  right: Amounts<(typeof rightEvidence)[number]>;
}

/** A fit beyond it is hardly by chance: `close` counts what is beyond. */
const closeFit = 0.45;
/** More signs of another area than these say no more. */
const mostSigns = 4;

/** All that is known of a question, in numbers. */
export function evidenceOf(
  plain: string,
  { ranked, known }: Found,
  { ours }: Subject,
  { other }: Signs,
): Evidence {
  const fit = ranked[0]?.fit ?? 0;
  return {
    ours: {
      ...{ voice: ours, fit, close: Math.max(0, fit - closeFit), known },
      other: Math.min(mostSigns, other),
    },
    right: { fit: Math.log(fit + 0.01), lead: leadOf(ranked), length: Math.log(1 + plain.length) },
  };
}

/** By what part the best card is ahead of the best one that stands on other ground. */
function leadOf([best, ...others]: readonly Ranked[]): number {
  if (!best) return 0;
  const rival = others.find(({ card }) => !sameGround(best.card, card));
  return rival ? (best.fit - rival.fit) / best.fit : 1;
}

/** Whether one of two cards cites what decides the other: then both say what the law is. */
export const sameGround = (one: Card, other: Card): boolean =>
  restsOn(one, other) || restsOn(other, one);

function restsOn(card: Card, { articles: [decider] }: Card): boolean {
  return !!decider && card.articles.some((one) => nameOf(one) === nameOf(decider));
}

const nameOf = ({ law, article }: Citation) => `${law} ${article}`;
