import { hoursADay, paidDaysTimes100, share } from './share.ts';

/** A wage as it was told, fen. A month has 21.75 days of 8 hours: 工资折算通知 part 2. */
export interface Pay {
  per: 'month' | 'day' | 'hour';
  fen: number;
}

/** Hours that a payment covers, times 100. */
const hoursTimes100 = { month: paidDaysTimes100 * hoursADay, day: hoursADay * 100, hour: 100 };

/** An hour's wage, fen, rounded: for showing; sums are worked from the wage itself. */
export function hourOf({ per, fen }: Pay): number {
  return share(fen, 100, hoursTimes100[per]);
}

/** What so many hours (a half included) bring at so many per cent of the wage, fen. */
export function payFor({ per, fen }: Pay, hours: number, percent: number): number {
  return share(fen, hours * 2 * percent, 2 * hoursTimes100[per]);
}

/** The same for days of work, a half included. */
export function payForDays(pay: Pay, days: number, percent: number): number {
  return payFor(pay, days * hoursADay, percent);
}
