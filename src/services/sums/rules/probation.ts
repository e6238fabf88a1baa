// Probation: how long it may be (劳动合同法 19), the least wage in it (20 and 劳动合同法实施条例 15),
// and what is due for the part that went beyond (83).

/** The terms of contract the law divides, with the longest probation in months. */
export const terms = [
  { value: 'under-3-months', label: '不满3个月', most: 0 },
  { value: 'under-1-year', label: '3个月以上、不满1年', most: 1 },
  { value: 'under-3-years', label: '1年以上、不满3年', most: 2 },
  { value: '3-years', label: '3年以上', most: 6 },
  { value: 'open-ended', label: '无固定期限', most: 6, words: ['无固定', '长期合同'] },
  {
    value: 'task',
    label: '以完成一项工作为期限',
    most: 0,
    words: ['完成一定工作', '干完为止', '项目完'],
  },
] as const;
export type Term = (typeof terms)[number]['value'];

/** The longest probation, months. */
export function longestProbation(term: Term): number {
  return terms.find(({ value }) => value === term)?.most ?? 0;
}

/** The term a contract of so many months falls under: 以上 takes in the number itself. */
export function termOf(months: number): Term {
  if (months < 3) return 'under-3-months';
  if (months < 12) return 'under-1-year';
  return months < 36 ? 'under-3-years' : '3-years';
}

/** Months served beyond what is lawful. */
export function excessServed(term: Term, agreed: number, served: number): number {
  return Math.max(Math.min(served, agreed) - longestProbation(term), 0);
}

/** Compensation for them, fen: the full wage after probation for each month (83). */
export function excessCompensation(wage: number, excess: number): number {
  return wage * excess;
}

/**
 * The least wage in probation, fen a month: 80 % of the agreed one and no less than the minimum
 * wage (20). Rounded up to the fen, as a floor.
 */
export function leastWage(wage: number, minimum?: number): number {
  return Math.max(Math.ceil((wage * 80) / 100), minimum ?? 0);
}
