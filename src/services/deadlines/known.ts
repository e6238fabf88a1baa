import { type OfficeCalendar, readOfficeHours } from '../staff/index.ts';
import * as counting from './last-day.ts';
import { type Period, type Periods, readPeriods } from './period.ts';

// For other services. Read once: a change of these files takes effect at the next start.
let periods: Periods | undefined;
let calendar: OfficeCalendar | undefined;

/** A legal period by its name in prisma/seed/periods.yaml: `arbitration`, `sue`, … */
export function periodNamed(name: string): Period | undefined {
  periods ??= readPeriods();
  return periods.get(name);
}

/** The last day of a period that began with what happened on `from` (`YYYY-MM-DD`). */
export function lastDayOf(period: Period, from: string): counting.LastDay {
  calendar ??= readOfficeHours();
  return counting.lastDayOf(period, from, calendar);
}
