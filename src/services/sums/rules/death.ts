import { share } from './share.ts';

// What the family of somebody killed by work receives: 工伤保险条例 39. 本人工资 is bounded as for
// injuries (64): see `ownWage`.

const spousePercent = 40;
const relativePercent = 30;
/** For an old person or a child left alone: 孤寡老人或者孤儿, on top of theirs. */
const alonePercent = 10;

/** 丧葬补助金: six months of the average wage of the pooling area (39 (1)). @param average fen a month */
export const funeralGrant = (average: number): number => average * 6;

/** 一次性工亡补助金: twenty times the national urban disposable income (39 (3)). @param income fen a year */
export const deathGrant = (income: number): number => income * 20;

export interface Dependants {
  /** A husband or wife who lived by the dead worker's wage and cannot work. */
  spouse: boolean;
  /** Other relatives who did. */
  others: number;
  /** How many of all these are old people or children left alone. */
  alone: number;
}

/** Per cent of the wage all dependants would have together, before the limit. */
export function percentOfDependants({ spouse, others, alone }: Dependants): number {
  const all = others + (spouse ? 1 : 0);
  return (
    (spouse ? spousePercent : 0) + others * relativePercent + Math.min(alone, all) * alonePercent
  );
}

/**
 * 供养亲属抚恤金 of all of them a month, fen: together no more than the wage (39 (2)).
 * @param own 本人工资, fen a month
 */
export function monthlyAllowances(own: number, dependants: Dependants): number {
  return share(own, Math.min(percentOfDependants(dependants), 100), 100);
}
