import { addDays, addMonths } from '../../../days.ts';

// The medical period 医疗期: 企业职工患病或非因工负伤医疗期规定 (劳部发〔1994〕479号) 3 and 4. Its text
// is not among the statutes kept here; the numbers are from knowledge of it. 以上 takes in the
// number itself, so ten years of service are "ten and more".

export interface MedicalPeriod {
  months: number;
  /** Sick leave is added up over so many months from its first day. */
  within: number;
}

/** By months of service here, from which on. */
const under10Years = [
  { here: 60, months: 6, within: 12 },
  { here: 0, months: 3, within: 6 },
];
const from10Years = [
  { here: 240, months: 24, within: 30 },
  { here: 180, months: 18, within: 24 },
  { here: 120, months: 12, within: 18 },
  { here: 60, months: 9, within: 15 },
  { here: 0, months: 6, within: 12 },
];

/**
 * @param total whole months of service in all; less than here counts as here
 * @param here whole months of service with this employer
 */
export function medicalPeriod(total: number, here: number): MedicalPeriod {
  const table = Math.max(total, here) >= 120 ? from10Years : under10Years;
  const { months = 3, within = 6 } = table.find((row) => here >= row.here) ?? {};
  return { months, within };
}

/**
 * The last of so many months whose first day counts: from the 1st of March six months last until the
 * 31st of August, from the 31st of May nine until the last of February (民法典 202).
 */
export function lastDay(first: string, months: number): string {
  const before = addDays(addMonths(first, months), -1);
  const corresponding = addMonths(addDays(first, -1), months);
  return before > corresponding ? before : corresponding;
}
