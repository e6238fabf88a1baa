import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  daysCounted,
  leaveOfLeaver,
  leaveOfNewcomer,
  leaveOfYear,
  unusedLeave,
} from '../../../../src/services/sums/rules/annual-leave.ts';
import { overtime } from '../../../../src/services/sums/rules/overtime.ts';
import { hourOf, type Pay } from '../../../../src/services/sums/rules/pay.ts';

const yuan = (amount: number) => Math.round(amount * 100);
const month = (amount: number): Pay => ({ per: 'month', fen: yuan(amount) });
const none = { workdays: 0, restDays: 0, holidays: 0 };

describe('overtime (劳动法 44)', () => {
  test('5,000 yuan a month, four rest days: 5,000 ÷ 21.75 ÷ 8 × 32 × 200% = 1,839.08', () => {
    expect(overtime(month(5_000), { ...none, restDays: 32 }).fen).toBe(yuan(1_839.08));
  });

  test('4,350 yuan a month is 25 an hour: 44 × 25 × 1.5 + 16 × 25 × 3 = 1,650 + 1,200', () => {
    expect(hourOf(month(4_350))).toBe(yuan(25));
    const paid = overtime(month(4_350), { workdays: 44, restDays: 0, holidays: 16 });
    expect(paid).toEqual({
      workdays: yuan(1_650),
      restDays: 0,
      holidays: yuan(1_200),
      fen: yuan(2_850),
    });
  });

  test('200 yuan a day, three days of 国庆: 200 × 3 × 300% = 1,800', () => {
    expect(overtime({ per: 'day', fen: yuan(200) }, { ...none, holidays: 24 }).fen).toBe(
      yuan(1_800),
    );
  });

  test('28 yuan an hour, 16 hours and 8 at a weekend: 672 + 448 = 1,120', () => {
    const paid = overtime({ per: 'hour', fen: yuan(28) }, { ...none, workdays: 16, restDays: 8 });
    expect(paid.fen).toBe(yuan(1_120));
  });

  const pay = fc.record({
    per: fc.constantFrom<Pay['per']>('month', 'day', 'hour'),
    fen: fc.integer({ min: 1, max: 100_000_000 }),
  });
  const hours = fc.integer({ min: 0, max: 4_000 }).map((halves) => halves / 2);

  test('more wage or more hours is more money; a holiday hour is worth two of a workday', () => {
    fc.assert(
      fc.property(pay, hours, hours, (told, some, more) => {
        const at = (kind: keyof typeof none, count: number, add = 0) =>
          overtime({ ...told, fen: told.fen + add }, { ...none, [kind]: count }).fen;
        expect(Number.isSafeInteger(at('workdays', some))).toBe(true);
        expect(at('workdays', some + more)).toBeGreaterThanOrEqual(at('workdays', some));
        expect(at('restDays', some, 100)).toBeGreaterThanOrEqual(at('restDays', some));
        expect(Math.abs(at('holidays', some) - at('workdays', some * 2))).toBeLessThanOrEqual(1);
        expect(at('holidays', some)).toBeGreaterThanOrEqual(at('restDays', some));
      }),
    );
  });
});

describe('annual leave (职工带薪年休假条例 3)', () => {
  test.each([
    [11, 0],
    [12, 5],
    [119, 5],
    [120, 10],
    [239, 10],
    [240, 15],
    [500, 15],
  ])('%d months of work bring %d days a year', (months, days) => {
    expect(leaveOfYear(months)).toBe(days);
  });

  test('joined on 2026-06-01: 214 days left, 214 ÷ 365 × 5 = 2.93, so 2', () => {
    expect(leaveOfNewcomer(5, '2026-06-01')).toEqual({ counted: 214, days: 2 });
  });

  test('left on 2026-09-30: 273 days passed, 273 ÷ 365 × 10 = 7.48, so 7; two were taken', () => {
    expect(leaveOfLeaver(10, '2026-09-30', 2)).toEqual({ counted: 273, due: 7, days: 5 });
  });

  test('more taken than due is not asked back (实施办法 12)', () => {
    expect(leaveOfLeaver(10, '2026-01-31', 5)).toEqual({ counted: 31, due: 0, days: 0 });
  });

  test('who joined in the same year counts from there', () => {
    expect(leaveOfLeaver(10, '2026-09-30', 0, '2026-06-01').counted).toBe(122);
  });

  test('a leap year brings no more than the year', () => {
    expect(daysCounted('2024-01-01', '2024-12-31')).toBe(366);
    expect(leaveOfLeaver(15, '2024-12-31', 0).days).toBe(15);
    expect(leaveOfNewcomer(15, '2024-01-01').days).toBe(15);
  });
});

describe('leave not taken (条例 5, 实施办法 10 and 11)', () => {
  test('8,700 yuan a month is 400 a day: 8 days, 300% is 9,600, of which 6,400 are still owed', () => {
    expect(unusedLeave(month(8_700), 8)).toEqual({ whole: yuan(9_600), extra: yuan(6_400) });
  });

  test('320 yuan a day, ten days: 6,400 are still owed', () => {
    expect(unusedLeave({ per: 'day', fen: yuan(320) }, 10).extra).toBe(yuan(6_400));
  });

  test('what is owed is two thirds of the whole, to the fen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: 0, max: 600 }),
        (fen, halves) => {
          const { whole, extra } = unusedLeave({ per: 'month', fen }, halves / 2);
          expect(Math.abs(3 * extra - 2 * whole)).toBeLessThanOrEqual(3);
        },
      ),
    );
  });
});
