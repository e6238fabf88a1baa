// Days and times of day in Asia/Shanghai: UTC+8 all year (no summer time since 1991).

const offset = 8 * 60 * 60 * 1000;
export const minute = 60_000;
export const hour = 60 * minute;
export const oneDay = 24 * hour;

/** The day of a moment, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + offset).toISOString().slice(0, 10);
}

/** The time of day of a moment, `HH:MM`. */
export function timeOf(moment: Date): string {
  return new Date(moment.getTime() + offset).toISOString().slice(11, 16);
}

/**
 * The moment of a day and a time of day.
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM`
 */
export function momentOf(day: string, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

/** The day so many days later (or earlier). */
export function addDays(day: string, days: number): string {
  return dayOf(new Date(momentOf(day).getTime() + days * oneDay));
}

/** The same date so many months later (or earlier); the month's last day where it has no such date. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const moment = Date.UTC(year, month - 1 + months, Math.min(date, lastDate));
  return new Date(moment).toISOString().slice(0, 10);
}

/** How many days after the first the second is; negative if it is before it. */
export function daysBetween(first: string, second: string): number {
  return Math.round((momentOf(second).getTime() - momentOf(first).getTime()) / oneDay);
}

/** Whole months from one day to a later one, and the days left over: 2020-03-01 to 2020-05-04 is 2 and 3. */
export function monthsBetween(from: string, to: string): { months: number; days: number } {
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const whole = count(to) - count(from);
  const months = addMonths(from, whole) <= to ? whole : whole - 1;
  return { months, days: daysBetween(addMonths(from, months), to) };
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** True if the text names a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** `11月22日（周日）` */
export function sayDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日（周${weekdays[weekdayOf(day)]}）`;
}

/** `2026年11月22日` */
export function sayDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026年11月22日（周日）` */
export function sayFullDay(day: string): string {
  return `${Number(day.slice(0, 4))}年${sayDay(day)}`;
}

/** `11月22日（周日）14:00` */
export function sayMoment(moment: Date): string {
  return `${sayDay(dayOf(moment))}${timeOf(moment)}`;
}
