import type { Length } from '../../../bot/forms/lengths.ts';
import { addDays, addMonths, monthsBetween } from '../../../days.ts';
import { share } from './share.ts';

// 经济补偿: 劳动合同法 47 and 劳动合同法实施条例 27.

export interface SeveranceFacts {
  /** Worked for this employer. */
  service: Length;
  /** 应得工资 a month, average of the last twelve months (or of fewer, if fewer were worked), fen. */
  average: number;
  /** The local minimum wage, fen a month; undefined: no floor is applied. */
  minimum?: number | undefined;
  /** The average wage of the region in the year before, fen a month; undefined: no cap is applied. */
  localAverage?: number | undefined;
}

export interface Severance {
  /** Months of wages paid: whole or a half more. */
  months: number;
  /** A month's wage as it counts, fen. */
  base: number;
  /** Which bound made the base differ from the average. */
  bound?: 'floor' | 'cap';
  fen: number;
}

/** 三倍, and the years that count at most where the wage is above it: 劳动合同法 47 (2). */
const capTimes = 3;
const mostMonths = 12;

/**
 * A month's wage for each full year; six months and more count as a year, less as half a month
 * (劳动合同法 47 (1)). A single day more than a full year is less than six months.
 */
export function monthsOfSeverance({ months, days }: Length): number {
  const rest = months % 12;
  const part = rest >= 6 ? 1 : rest > 0 || days > 0 ? 0.5 : 0;
  return Math.floor(months / 12) + part;
}

export function severance({ service, average, minimum, localAverage }: SeveranceFacts): Severance {
  const months = monthsOfSeverance(service);
  const cap = localAverage === undefined ? undefined : localAverage * capTimes;
  if (cap !== undefined && average > cap) {
    const paid = Math.min(months, mostMonths);
    return { months: paid, base: cap, bound: 'cap', fen: share(cap, paid * 2, 2) };
  }
  if (minimum !== undefined && average < minimum)
    return { months, base: minimum, bound: 'floor', fen: share(minimum, months * 2, 2) };
  return { months, base: average, fen: share(average, months * 2, 2) };
}

/** The Labour Contract Law came into force; severance counts from then: 劳动合同法 97 (3). */
const lawBegan = '2008-01-01';

/**
 * Parts a service into what lies before the Labour Contract Law and what lies after.
 *
 * @param last its last day, `YYYY-MM-DD`
 */
export function splitAt2008(service: Length, last: string): { before?: Length; after: Length } {
  const end = addDays(last, 1);
  const start = addDays(addMonths(end, -service.months), -service.days);
  if (start >= lawBegan || end <= lawBegan) return { after: service };
  return { before: monthsBetween(start, lawBegan), after: monthsBetween(lawBegan, end) };
}
