import { share } from './share.ts';

// Leave around a birth: 女职工劳动保护特别规定 7 and 8, 浙江省人口与计划生育条例 22. All days are
// calendar days, weekends and holidays among them.

export const basicDays = 98;
/** Of which so many may be taken before the birth. */
export const daysBefore = 15;
const difficultDays = 15;
const daysPerFurtherBaby = 15;
/** 护理假 for the father, and 育儿假 for each parent a year up to the child's third birthday. */
export const fatherDays = 15;
export const childcareDays = 10;
/** 陪护父母假 of an only child a year, once a parent is 60: 浙江省人口与计划生育条例 28. */
export const onlyChildDays = 5;

export interface Birth {
  /** A difficult birth 难产, as the hospital states it. */
  difficult: boolean;
  /** Born at once. */
  babies: number;
}

/** 特别规定 7: the same for every child. */
export function nationalDays({ difficult, babies }: Birth): number {
  const further = Math.max(babies - 1, 0);
  return basicDays + (difficult ? difficultDays : 0) + further * daysPerFurtherBaby;
}

/** 浙江省人口与计划生育条例 22 (1): 60 for a first child, 90 for a second or third, nothing beyond. */
export function extensionDays(order: number): number {
  if (order === 1) return 60;
  return order <= 3 ? 90 : 0;
}

/**
 * The extension where several are born at once: the regulation does not say whether the first or
 * the last of them counts, and official answers differ.
 *
 * @param order of the first of them
 */
export function extensionForSeveral(
  order: number,
  babies: number,
): { least: number; most: number } {
  const least = extensionDays(order);
  return { least, most: Math.max(least, extensionDays(order + Math.max(babies - 1, 0))) };
}

/** 特别规定 7: 15 days before four months of pregnancy are full, 42 from then on. */
export const miscarriageDays = (fourMonths: boolean): number => (fourMonths ? 42 : 15);

/**
 * 生育津贴 for so many days (8): the employer's average wage of the year before where insured, the
 * mother's own wage where not. A month is counted as 30 days, as insurers do; the regulation does
 * not say how a month is divided.
 * @param monthly fen
 */
export function allowanceFor(days: number, monthly: number): number {
  return share(monthly, days, 30);
}
