import { addDays, dayOf, minute, momentOf, sayDay, timeOf, weekdayOf } from '../../days.ts';

/** A stretch of a day in which somebody is there, `HH:MM`. */
export interface Period {
  from: string;
  to: string;
}

/** When staff are there, as data (prisma/seed/office-hours.yaml). */
export interface OfficeCalendar {
  /** By weekday, 0 Sunday … 6 Saturday. */
  weekly: Period[][];
  /** On weekend days that are worked in exchange for a holiday. */
  makeUp: Period[];
  /** Holidays the law fixes to a date, `MM-DD`, with their names. */
  fixed: Map<string, string>;
  /** Days off of the years whose calendar is known, with the holiday's name. */
  holidays: Map<string, string>;
  makeUpDays: Set<string>;
  /** The years whose calendar is known. */
  years: Set<number>;
}

/** A period on the calendar. */
export interface Opening {
  from: Date;
  until: Date;
}

/** With less time left than this nobody is handed over any more. */
const leastTime = 5 * minute;
/** The longest closure looked through: more than the longest holiday, less than for ever. */
const daysAhead = 60;

/** The holiday a day falls on, if any. */
export function holidayOn(calendar: OfficeCalendar, day: string): string | undefined {
  if (calendar.makeUpDays.has(day)) return undefined;
  const known = calendar.years.has(Number(day.slice(0, 4)));
  return calendar.holidays.get(day) ?? (known ? undefined : calendar.fixed.get(day.slice(5)));
}

/**
 * What a day is if it is no working day for the law 法定休假日, whatever our own office hours: a
 * holiday's name, 周六 or 周日. Of a year whose calendar is unknown only weekends and fixed dates.
 */
export function restOn(calendar: OfficeCalendar, day: string): string | undefined {
  if (calendar.makeUpDays.has(day)) return undefined;
  const weekend = { 0: '周日', 6: '周六' }[weekdayOf(day)];
  return holidayOn(calendar, day) ?? weekend;
}

/** When staff are there on a day, in order; empty on a day off. */
export function periodsOn(calendar: OfficeCalendar, day: string): Opening[] {
  if (holidayOn(calendar, day) !== undefined) return [];
  const periods = calendar.makeUpDays.has(day)
    ? calendar.makeUp
    : (calendar.weekly[weekdayOf(day)] ?? []);
  return periods.map(({ from, to }) => ({ from: momentOf(day, from), until: momentOf(day, to) }));
}

/** The period somebody is there in now, with enough of it left to be worth a hand-over. */
export function presentOpening(calendar: OfficeCalendar, now: Date): Opening | undefined {
  return periodsOn(calendar, dayOf(now)).find(
    ({ from, until }) => from <= now && until.getTime() - now.getTime() >= leastTime,
  );
}

/**
 * The next moment after now at which a period begins.
 *
 * @returns undefined if there is none in the next two months
 */
export function nextOpening(calendar: OfficeCalendar, now: Date): Date | undefined {
  for (let ahead = 0; ahead <= daysAhead; ahead++) {
    const day = addDays(dayOf(now), ahead);
    const next = periodsOn(calendar, day).find(({ from }) => from > now);
    if (next) return next.from;
  }
  return undefined;
}

/** Why nobody is there at a moment outside the periods. */
export type Closure = { kind: 'break' | 'night' | 'weekend' } | { kind: 'holiday'; name: string };

export function whyClosed(calendar: OfficeCalendar, now: Date): Closure {
  const today = dayOf(now);
  const name = holidayOn(calendar, today);
  if (name !== undefined) return { kind: 'holiday', name };
  const periods = periodsOn(calendar, today);
  if (periods.length === 0) return { kind: 'weekend' };
  const begun = periods.some(({ from }) => from <= now);
  return { kind: begun && periods.some(({ from }) => from > now) ? 'break' : 'night' };
}

/** 今天14:00, 明天（周一）9:00, 11月30日（周一）9:00: as it is said now. */
export function sayWhen(moment: Date, now: Date): string {
  const [day, today] = [dayOf(moment), dayOf(now)];
  const time = timeOf(moment).replace(/^0/, '');
  if (day === today) return `今天${time}`;
  const word = day === addDays(today, 1) ? '明天' : day === addDays(today, 2) ? '后天' : undefined;
  const said = sayDay(day);
  return `${word ? said.replace(/^.*(?=（)/, word) : said}${time}`;
}

/** The years among the moments' whose holidays nobody has entered. */
export function unknownYears(calendar: OfficeCalendar, ...moments: Date[]): number[] {
  const years = moments.map((moment) => Number(dayOf(moment).slice(0, 4)));
  return [...new Set(years)].filter((year) => !calendar.years.has(year));
}
