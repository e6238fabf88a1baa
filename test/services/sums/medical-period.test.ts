import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths } from '../../../src/days.ts';
import { medicalPeriodSum } from '../../../src/services/sums/all/medical-period.ts';
import { lastDay, medicalPeriod } from '../../../src/services/sums/rules/medical-period.ts';
import { none, reads, worked } from './local.ts';

describe('the rule', () => {
  // 劳部发〔1994〕479号, articles 3 and 4: years in all, years here, months, added up within months.
  test.each([
    [0, 0, 3, 6],
    [119, 59, 3, 6],
    [119, 60, 6, 12],
    [119, 119, 6, 12],
    [120, 0, 6, 12],
    [120, 59, 6, 12],
    [120, 60, 9, 15],
    [240, 119, 9, 15],
    [240, 120, 12, 18],
    [240, 179, 12, 18],
    [240, 180, 18, 24],
    [240, 239, 18, 24],
    [240, 240, 24, 30],
    [480, 480, 24, 30],
  ])('%d months in all, %d here: %d within %d', (total, here, months, within) => {
    expect(medicalPeriod(total, here)).toEqual({ months, within });
  });

  const served = fc.integer({ min: 0, max: 720 });

  test('never shrinks with service, lies between 3 and 24, and fits into its window', () => {
    fc.assert(
      fc.property(served, served, served, served, (total, here, more, moreHere) => {
        const { months, within } = medicalPeriod(total, here);
        const later = medicalPeriod(total + more, here + moreHere);
        expect(later.months).toBeGreaterThanOrEqual(months);
        expect(later.within).toBeGreaterThanOrEqual(within);
        expect([3, 6, 9, 12, 18, 24]).toContain(months);
        expect(within).toBeGreaterThan(months);
      }),
    );
  });

  test('service here is service', () => {
    fc.assert(
      fc.property(served, (here) => {
        expect(medicalPeriod(0, here)).toEqual(medicalPeriod(here, here));
      }),
    );
  });
});

describe('the last day', () => {
  test.each([
    ['2026-03-01', 6, '2026-08-31'],
    ['2026-02-01', 3, '2026-04-30'],
    ['2026-05-31', 9, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-01-31', 3, '2026-04-30'],
    ['2026-11-27', 3, '2027-02-26'],
  ])('from %s %d months last until %s', (first, months, last) => {
    expect(lastDay(first, months)).toBe(last);
  });

  test('a later beginning never ends earlier', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom(3, 6, 9, 12, 18, 24),
        (days, months) => {
          const first = addDays('2020-01-01', days);
          const next = lastDay(addDays(first, 1), months);
          expect(next >= lastDay(first, months)).toBe(true);
          expect(next > addMonths(first, months - 1)).toBe(true);
        },
      ),
    );
  });
});

describe('the sum', () => {
  test('names the last day where the first is told', () => {
    const answers = { seniority: 144, service: { months: 72, days: 0 }, sickFrom: '2026-05-31' };
    const result = worked(medicalPeriodSum, answers, none);
    expect(result.result).toContain('9 个月');
    expect(result.fen).toBeUndefined();
    // Nine months from the 31st of May on end with February, fifteen with the 30th of August.
    expect(result.steps.join()).toContain('2027年2月28日');
    expect(result.steps.join()).toContain('2027年8月30日');
  });

  test('any answers give a sound sentence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 720 }),
        fc.integer({ min: 0, max: 720 }),
        (all, here) => {
          worked(medicalPeriodSum, { seniority: all, service: { months: here, days: 3 } }, none);
        },
      ),
    );
  });

  test.each([
    ['工作12年 本单位6年 医疗期有多长', { seniority: 144, service: { months: 72, days: 0 } }],
    ['我得病了 累计工龄三年 医疗期能到几月', { seniority: 36 }],
    ['医疗期从2月1号开始 到哪天满', { sickFrom: '2026-02-01' }],
    ['医疗期几个月', {}],
  ])('%s', (text, answers) => {
    expect(reads(medicalPeriodSum, text)).toEqual(answers);
  });
});
