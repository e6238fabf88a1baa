import { addDays, addMonths } from '../../days.ts';
import { type OfficeCalendar, restOn } from '../staff/index.ts';
import type { Length, Period } from './period.ts';

/** The last day of a period. Days are `YYYY-MM-DD`. */
export interface LastDay {
  /** The day to go by. */
  last: string;
  /** The day the counting alone leads to. */
  counted: string;
  /** What `counted` is, if it is no working day: 周六, 周日, or a holiday's name. */
  rest?: string;
}

/** No holiday is longer. */
const longestHoliday = 30;

/**
 * The day a length of time ends on: the first day does not count, a month or a year ends on the same
 * date, or on the month's last day where it has no such date (民法典 art. 201, 202).
 */
export function countFrom(from: string, length: Length): string {
  if ('days' in length) return addDays(from, length.days);
  return addMonths(from, 'years' in length ? length.years * 12 : length.months);
}

/**
 * The last day of a period that began with what happened on `from`. Where it is no working day it
 * moves to the next one (民法典 art. 203), unless the period says otherwise, or that year's holidays
 * are not known: the earlier day is the safe one, and `rest` says what may be said about it.
 */
export function lastDayOf(period: Period, from: string, calendar: OfficeCalendar): LastDay {
  const counted = countFrom(from, period.length);
  const rest = restOn(calendar, counted);
  if (rest === undefined) return { last: counted, counted };
  const last = period['rest-day'] === 'moves' ? nextWorkingDay(calendar, counted) : undefined;
  return { last: last ?? counted, counted, rest };
}

/** @returns undefined where it cannot be told */
function nextWorkingDay(calendar: OfficeCalendar, day: string): string | undefined {
  for (let ahead = 0; ahead <= longestHoliday; ahead += 1) {
    const next = addDays(day, ahead);
    if (!calendar.years.has(Number(next.slice(0, 4)))) return undefined;
    if (restOn(calendar, next) === undefined) return next;
  }
  return undefined;
}
