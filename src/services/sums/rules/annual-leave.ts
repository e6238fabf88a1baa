import { daysBetween } from '../../../days.ts';
import { type Pay, payForDays } from './pay.ts';

// 年休假: 职工带薪年休假条例 3 and 5; 企业职工带薪年休假实施办法 3, 5, 10 to 12.

/**
 * Days of leave a year by all the years somebody has worked, for whomever (条例 3).
 *
 * @returns 0, 5, 10 or 15
 */
export function leaveOfYear(seniorityMonths: number): number {
  if (seniorityMonths < 12) return 0;
  if (seniorityMonths < 120) return 5;
  return seniorityMonths < 240 ? 10 : 15;
}

/**
 * So much sick leave in a year that there is no annual leave (条例 4 (3) to (5)).
 * @param sickMonths whole months of it
 */
export function isForfeited(seniorityMonths: number, sickMonths: number): boolean {
  if (seniorityMonths < 120) return sickMonths >= 2;
  return sickMonths >= (seniorityMonths < 240 ? 3 : 4);
}

/** Calendar days from one to the other, both included. */
export function daysCounted(first: string, last: string): number {
  return Math.max(daysBetween(first, last) + 1, 0);
}

const daysOfYear = 365;

/** The part of a year's leave that so many calendar days bring; less than a day falls away. */
export function leaveOfDays(yearly: number, days: number): number {
  return Math.min(Math.floor((days * yearly) / daysOfYear), yearly);
}

/** Leave of the year somebody joined: by the days left of it (实施办法 5). @param joined its day */
export function leaveOfNewcomer(yearly: number, joined: string): { days: number; counted: number } {
  const counted = daysCounted(joined, `${joined.slice(0, 4)}-12-31`);
  return { days: leaveOfDays(yearly, counted), counted };
}

/**
 * Leave of the year somebody leaves: by the days of it that have passed here, less what was taken;
 * more taken than that is not asked back (实施办法 12).
 *
 * @param joined the day they joined, if it was in the same year
 */
export function leaveOfLeaver(
  yearly: number,
  left: string,
  taken: number,
  joined?: string,
): { days: number; counted: number; due: number } {
  const newYear = `${left.slice(0, 4)}-01-01`;
  const first = joined !== undefined && joined > newYear ? joined : newYear;
  const counted = daysCounted(first, left);
  const due = leaveOfDays(yearly, counted);
  return { counted, due, days: Math.max(due - taken, 0) };
}

/**
 * What is owed for leave not taken: 300 % of the day's wage, of which the wage itself has been paid
 * (条例 5, 实施办法 10); a day is a 21.75th of the month (实施办法 11).
 *
 * @param pay average of the last twelve months without overtime pay
 */
export function unusedLeave(pay: Pay, days: number): { whole: number; extra: number } {
  return { whole: payForDays(pay, days, 300), extra: payForDays(pay, days, 200) };
}
