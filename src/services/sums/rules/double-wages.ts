import { addDays, addMonths, monthsBetween, weekdayOf } from '../../../days.ts';
import { paidDaysTimes100, share } from './share.ts';

// 未签书面劳动合同的二倍工资: 劳动合同法 82; 劳动合同法实施条例 6 and 7; 劳动争议司法解释（二） 6.

/** Work without a written contract, from the first day of work. */
export interface Unsigned {
  months: number;
  /** Left over beside the whole months. */
  days: number;
  /** The first day of work, and the last day without a contract, where both are known. */
  from?: string | undefined;
  to?: string | undefined;
}

export interface DoubleTime {
  /** Whole months that are paid twice, at most 11. */
  months: number;
  /** Working days of the month that is not whole; undefined where the days are not known. */
  workdays?: number;
  /** The first and last day that are paid twice, where known. */
  from?: string;
  to?: string;
}

/** From the day after the first month until the day before the year is full (实施条例 6 and 7). */
const firstMonth = 1;
const fullYear = 12;

/** What time is paid twice. */
export function doubleTime(unsigned: Unsigned): DoubleTime {
  const { months, from, to } = unsigned;
  if (from === undefined || to === undefined)
    return { months: Math.max(Math.min(months, fullYear) - firstMonth, 0) };
  const begins = addMonths(from, firstMonth);
  const lastOfYear = addDays(addMonths(from, fullYear), -1);
  const ends = to < lastOfYear ? to : lastOfYear;
  if (ends < begins) return { months: 0, workdays: 0 };
  // Counted from the first day of work: from the 31st, months begin on the last day of each.
  const { months: worked } = monthsBetween(from, addDays(ends, 1));
  const workdays = workdaysBetween(addMonths(from, worked), ends);
  return { months: worked - firstMonth, workdays, from: begins, to: ends };
}

/**
 * The second wage, which is what is still owed: the first was paid for the work. A month that is
 * not whole counts by its working days (解释（二） 6), a day being a 21.75th of the month, and never
 * more than the month.
 *
 * @param wage a month, fen
 * @param laterWage of the last `laterMonths` of the whole months, and of what comes after them
 */
export function doubleWages(
  wage: number,
  { months, workdays = 0 }: DoubleTime,
  laterWage = wage,
  laterMonths = 0,
): number {
  const later = Math.min(laterMonths, months);
  const part = Math.min(share(laterWage, workdays * 100, paidDaysTimes100), laterWage);
  return wage * (months - later) + laterWage * later + part;
}

/**
 * Mondays to Fridays, both days included. Holidays among them are paid days (劳动法 51), as they
 * are in the 21.75.
 */
function workdaysBetween(first: string, last: string): number {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const weekday = weekdayOf(day);
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}
