/**
 * A part of an amount, fen × numerator ÷ denominator, rounded to the nearest fen. No article says
 * how a fraction of a fen is rounded; half a fen goes to the worker. In whole numbers, so that
 * nothing is lost on the way.
 */
export function share(fen: number, numerator: number, denominator = 1): number {
  return Math.floor((2 * fen * numerator + denominator) / (2 * denominator));
}

/** 月计薪天数 21.75, as a fraction: 工资折算通知 part 2. */
export const paidDaysTimes100 = 2175;
/** Hours of a working day: 劳动法 36. */
export const hoursADay = 8;
