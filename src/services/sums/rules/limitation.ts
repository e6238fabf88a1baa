import { addDays, addMonths, weekdayOf } from '../../../days.ts';

// By when arbitration must be asked for: 劳动争议调解仲裁法 27. The first day is not counted and the
// last is the corresponding one, or the last of a shorter month: 民法典 201 and 202. That a last day
// on a holiday moves to the next working day (203) is said beside it: who keeps the earlier day is
// safe.

export interface Since {
  /** The day the worker knew or should have known; for wages, the day the employment ended. */
  day: string;
  /** When payment was last demanded, an office was turned to, or the employer agreed to pay. */
  demanded?: string | undefined;
}

export interface Limit {
  /** The last day, `YYYY-MM-DD`. */
  last: string;
  /** The day the year runs from. */
  from: string;
  /** What became of the demand: it began the year anew, or it came too late or too early to. */
  demand: 'none' | 'renewed' | 'too-late' | 'too-early';
}

const monthsOfLimit = 12;

/** A demand within the year begins it anew (27 (2)); one before it or after its end does not. */
export function limitOf({ day, demanded }: Since): Limit {
  const last = addMonths(day, monthsOfLimit);
  if (demanded === undefined) return { last, from: day, demand: 'none' };
  if (demanded > last) return { last, from: day, demand: 'too-late' };
  if (demanded < day) return { last, from: day, demand: 'too-early' };
  return { last: addMonths(demanded, monthsOfLimit), from: demanded, demand: 'renewed' };
}

/** Month and day of the holidays that are the same every year: 全国年节及纪念日放假办法 2. */
const fixedHolidays = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

/**
 * The day after a last day that is a Saturday, a Sunday or a holiday (民法典 203). Holidays of the
 * lunar year, and working days that were moved, are not known so far ahead.
 *
 * @returns the day itself if it is none of them
 */
export function afterRestDays(last: string): string {
  let day = last;
  while ([0, 6].includes(weekdayOf(day)) || fixedHolidays.has(day.slice(5))) day = addDays(day, 1);
  return day;
}
