import { addDays, dayOf } from '../../days.ts';
import { type OfficeCalendar, type Opening, periodsOn } from './calendar.ts';

/** A calendar in which nobody is there for so long has no working time at all. */
const daysAhead = 400;

/**
 * The moment by which so much working time 工作时间 has passed: only the periods on the calendar
 * count, not nights, lunch breaks, weekends and holidays.
 *
 * @param from inside a period or not
 * @param milliseconds of working time, more than 0
 * @throws Error if the calendar has not as much in over a year
 */
export function addWorkingTime(calendar: OfficeCalendar, from: Date, milliseconds: number): Date {
  let left = milliseconds;
  for (const opening of openingsFrom(calendar, from)) {
    const length = opening.until.getTime() - opening.from.getTime();
    if (left <= length) return new Date(opening.from.getTime() + left);
    left -= length;
  }
  throw new Error('The office calendar has no working time: see prisma/seed/office-hours.yaml.');
}

/** Milliseconds of working time between two moments; 0 if the second is not after the first. */
export function workingTimeBetween(calendar: OfficeCalendar, from: Date, to: Date): number {
  let sum = 0;
  for (const opening of openingsFrom(calendar, from)) {
    if (opening.from >= to) break;
    sum += Math.min(opening.until.getTime(), to.getTime()) - opening.from.getTime();
  }
  return sum;
}

/** True if somebody is there at some time of the day (`YYYY-MM-DD`). */
export function isWorkingDay(calendar: OfficeCalendar, day: string): boolean {
  return periodsOn(calendar, day).length > 0;
}

/** What is left of the period at a moment, then the periods after it. */
function* openingsFrom(calendar: OfficeCalendar, from: Date): Generator<Opening> {
  for (let ahead = 0; ahead <= daysAhead; ahead++)
    for (const opening of periodsOn(calendar, addDays(dayOf(from), ahead)))
      if (opening.until > from)
        yield opening.from > from ? opening : { from, until: opening.until };
}
