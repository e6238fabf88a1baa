import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../../src/days.ts';
import { doubleTime, doubleWages } from '../../../../src/services/sums/rules/double-wages.ts';

const yuan = (amount: number) => Math.round(amount * 100);
const between = (from: string, to: string) => ({ months: 0, days: 0, from, to });

describe('worked by hand', () => {
  test('from 2025-03-10, not signed by 2025-11-25', () => {
    // Twice from 2025-04-10 (the day after the first month): 7 months to 2025-11-09, then the 10th
    // to the 25th of November, Monday to Tuesday: 5 + 5 + 2 = 12 working days.
    const time = doubleTime(between('2025-03-10', '2025-11-25'));
    expect(time).toEqual({ months: 7, workdays: 12, from: '2025-04-10', to: '2025-11-25' });
    // 6,525 × 7 + 6,525 ÷ 21.75 × 12 = 45,675 + 300 × 12 = 49,275
    expect(doubleWages(yuan(6_525), time)).toBe(yuan(49_275));
  });

  test('a year and more without a contract is eleven months (实施条例 7)', () => {
    const time = doubleTime(between('2019-05-06', '2020-12-31'));
    expect(time).toEqual({ months: 11, workdays: 0, from: '2019-06-06', to: '2020-05-05' });
    expect(doubleWages(yuan(7_000), time)).toBe(yuan(77_000));
  });

  test('from the 31st a year is eleven months too', () => {
    const time = doubleTime(between('2021-01-31', '2022-06-30'));
    expect(time).toEqual({ months: 11, workdays: 0, from: '2021-02-28', to: '2022-01-30' });
  });

  test('eight months told without days: the first does not count', () => {
    expect(doubleTime({ months: 8, days: 0 })).toEqual({ months: 7 });
    expect(doubleWages(yuan(5_000), { months: 7 })).toBe(yuan(35_000));
  });

  test('a month that is not whole is never more than a month', () => {
    // The 10th of July to the 8th of August 2026 has 22 working days: more than 21.75.
    const time = doubleTime(between('2026-06-08', '2026-08-06'));
    expect(time).toMatchObject({ months: 0, workdays: 22 });
    expect(doubleWages(yuan(4_350), time)).toBe(yuan(4_350));
  });

  test.each([
    ['2026-03-10', '2026-04-09'],
    ['2026-03-10', '2026-03-10'],
  ])('nothing is due from %s to %s', (from, to) => {
    expect(doubleTime(between(from, to))).toEqual({ months: 0, workdays: 0 });
  });
});

test('never above eleven months, more with every day, whole fen', () => {
  const day = fc.integer({ min: 0, max: 8_000 }).map((days) => addDays('2008-02-01', days));
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 900 }),
      fc.integer({ min: 1, max: 100_000_000 }),
      (from, length, wage) => {
        const to = addDays(from, length);
        const owed = doubleWages(wage, doubleTime(between(from, to)));
        expect(Number.isSafeInteger(owed)).toBe(true);
        expect(owed).toBeLessThanOrEqual(11 * wage);
        const later = doubleWages(wage, doubleTime(between(from, addDays(to, 1))));
        expect(later).toBeGreaterThanOrEqual(owed);
        expect(doubleWages(wage + 100, doubleTime(between(from, to)))).toBeGreaterThanOrEqual(owed);
      },
    ),
    { numRuns: 1_000 },
  );
});
