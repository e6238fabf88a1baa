import { share } from './share.ts';

// What a work injury brings, by level of disability 1 to 10: 工伤保险条例 35–37 and 64,
// 浙江省工伤保险条例 27 and 34.

/** 一级 … 十级, by index from 1. */
export type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10;

/** 一次性伤残补助金, months of the worker's own wage: 工伤保险条例 35 (1), 36 (1), 37 (1). */
const grantMonths = [27, 25, 23, 21, 18, 16, 13, 11, 9, 7];
/** 伤残津贴, per cent of the worker's own wage a month: 工伤保险条例 35 (2), 36 (2). */
const allowancePercents = [90, 85, 80, 75, 70, 60];
/** 医疗补助金 and 就业补助金 each, months of the provincial average: 浙江省工伤保险条例 27. */
const leavingMonths = [0, 0, 0, 0, 30, 25, 10, 7, 4, 2];
/** Instead of monthly payments, where not insured, yearly provincial averages: 浙江省工伤保险条例 34. */
const onceForAllYears = [16, 14, 12, 10];

export const monthsOfGrant = (level: Level): number => grantMonths[level - 1] ?? 0;
export const percentOfAllowance = (level: Level): number => allowancePercents[level - 1] ?? 0;
export const monthsOnLeaving = (level: Level): number => leavingMonths[level - 1] ?? 0;
export const yearsOnceForAll = (level: Level): number => onceForAllYears[level - 1] ?? 0;

export interface OwnWage {
  fen: number;
  /** The bound that was applied, if one was. */
  bound?: 'floor' | 'cap';
}

/**
 * 本人工资, which is at least 60 % and at most 300 % of the average wage: 工伤保险条例 64.
 *
 * @param wage what the wage insured came to a month in the twelve months before, fen
 * @param average the average wage of the pooling area, fen a month; undefined: no bound is applied
 */
export function ownWage(wage: number, average?: number): OwnWage {
  if (average === undefined) return { fen: wage };
  const floor = share(average, 60, 100);
  const cap = average * 3;
  if (wage < floor) return { fen: floor, bound: 'floor' };
  return wage > cap ? { fen: cap, bound: 'cap' } : { fen: wage };
}

/**
 * 伤残津贴 a month, fen; 0 for levels 7 to 10.
 * @param minimum the local minimum wage: what is lacking is made up to it (35 (2), 36 (2))
 */
export function allowance(level: Level, own: number, minimum?: number): number {
  const percent = percentOfAllowance(level);
  if (percent === 0) return 0;
  return Math.max(share(own, percent, 100), minimum ?? 0);
}

/** Whole years up to the legal age of retirement; 5 stands for five and more. */
export type YearsLeft = 0 | 1 | 2 | 3 | 4 | 5;

/**
 * How much of the 就业补助金 is paid within five years of retirement, per cent: 每增加一周岁递减百分之
 * 二十 (浙江省工伤保险条例 27). The article leaves open whether the cut begins with the first day
 * within the five years (`least`) or with the first full year of age after it (`most`).
 */
export function shareNearRetirement(left: YearsLeft): { most: number; least: number } {
  if (left === 5) return { most: 100, least: 100 };
  const most = 100 - 20 * (4 - left);
  return { most, least: most - 20 };
}

/** 一次性工伤医疗补助金, fen. @param average provincial, fen a month */
export function medicalGrant(level: Level, average: number): number {
  return monthsOnLeaving(level) * average;
}

/** 一次性伤残就业补助金, fen. @param average provincial, fen a month; @param percent of it that is paid */
export function employmentGrant(level: Level, average: number, percent = 100): number {
  return share(average, monthsOnLeaving(level) * percent, 100);
}
