import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doubleDamages } from '../../../../src/services/sums/rules/double-damages.ts';
import {
  monthsOfSeverance,
  severance,
  splitAt2008,
} from '../../../../src/services/sums/rules/severance.ts';

const yuan = (amount: number) => Math.round(amount * 100);
const length = (months: number, days = 0) => ({ months, days });

describe('months of severance (劳动合同法 47)', () => {
  test.each([
    // By hand: a month a year; the rest is half a month below six months, a month from six.
    [0, 3, 0.5],
    [5, 20, 0.5],
    [6, 0, 1],
    [6, 3, 1],
    [12, 0, 1],
    [12, 1, 1.5],
    [72, 0, 6],
    [72, 3, 6.5],
    [77, 30, 6.5],
    [78, 0, 7],
    [88, 0, 7.5],
    [136, 0, 11.5],
    [144, 0, 12],
  ])('%d months and %d days are %d', (months, days, paid) => {
    expect(monthsOfSeverance(length(months, days))).toBe(paid);
  });

  test('grow with the time, by halves, and never fall behind it by more than half a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 30 }), (m, d) => {
        const paid = monthsOfSeverance(length(m, d));
        expect(Number.isInteger(paid * 2)).toBe(true);
        expect(paid).toBeGreaterThanOrEqual(monthsOfSeverance(length(m, 0)));
        expect(monthsOfSeverance(length(m + 1, d))).toBeGreaterThanOrEqual(paid);
        expect(paid - (m + d / 31) / 12).toBeLessThanOrEqual(0.5);
        expect(paid - (m + d / 31) / 12).toBeGreaterThan(-0.5);
      }),
    );
  });
});

describe('worked by hand', () => {
  test('8,000 yuan for six years and six months: 7 × 8,000 = 56,000', () => {
    const paid = severance({ service: length(78), average: yuan(8_000) });
    expect(paid).toEqual({ months: 7, base: yuan(8_000), fen: yuan(56_000) });
  });

  test('40,000 yuan for 15 years, local average 10,000: 3 × 10,000 × 12 = 360,000', () => {
    const facts = { service: length(180), average: yuan(40_000), localAverage: yuan(10_000) };
    expect(severance(facts)).toEqual({
      months: 12,
      base: yuan(30_000),
      bound: 'cap',
      fen: yuan(360_000),
    });
  });

  test('30,000 yuan is not above three times 10,000: 15 × 30,000 = 450,000', () => {
    const facts = { service: length(180), average: yuan(30_000), localAverage: yuan(10_000) };
    expect(severance(facts)).toEqual({ months: 15, base: yuan(30_000), fen: yuan(450_000) });
  });

  test('2,000 yuan for two years, minimum wage 2,490: 2 × 2,490 = 4,980', () => {
    const facts = { service: length(24), average: yuan(2_000), minimum: yuan(2_490) };
    expect(severance(facts)).toEqual({
      months: 2,
      base: yuan(2_490),
      bound: 'floor',
      fen: yuan(4_980),
    });
  });

  test('half a fen goes to the worker: 8,333.33 ÷ 2 = 4,166.665', () => {
    expect(severance({ service: length(3), average: 833_333 }).fen).toBe(416_667);
  });

  test('9,500 yuan for four years, unlawfully dismissed: 2 × 4 × 9,500 = 76,000', () => {
    const facts = { service: length(48), average: yuan(9_500) };
    expect(doubleDamages(facts).fen).toBe(yuan(76_000));
  });
});

const facts = fc.record({
  service: fc.record({
    months: fc.integer({ min: 0, max: 700 }),
    days: fc.integer({ min: 0, max: 30 }),
  }),
  average: fc.integer({ min: 1, max: 100_000_000 }),
  minimum: fc.option(fc.integer({ min: 100_000, max: 400_000 }), { nil: undefined }),
  localAverage: fc.option(fc.integer({ min: 500_000, max: 2_000_000 }), { nil: undefined }),
});

describe('always', () => {
  test('twice the severance is 2N, in whole fen', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { fen } = severance(all);
        expect(Number.isSafeInteger(fen)).toBe(true);
        expect(doubleDamages(all).fen).toBe(2 * fen);
      }),
    );
  });

  test('the base keeps between the bounds, and the years under the cap', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { base, bound, months } = severance(all);
        if (all.minimum !== undefined) expect(base).toBeGreaterThanOrEqual(all.minimum);
        if (all.localAverage !== undefined) expect(base).toBeLessThanOrEqual(3 * all.localAverage);
        if (bound === 'cap') expect(months).toBeLessThanOrEqual(12);
        if (bound === undefined) expect(base).toBe(all.average);
      }),
    );
  });

  test('more wage is more money; above the cap only while the years are not cut', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 1_000_000 }), (all, more) => {
        const cut = all.localAverage !== undefined && all.service.months >= 144;
        fc.pre(!cut);
        const raised = severance({ ...all, average: all.average + more });
        expect(raised.fen).toBeGreaterThanOrEqual(severance(all).fen);
      }),
    );
  });
});

describe('before the Labour Contract Law (劳动合同法 97)', () => {
  test('20 years up to 2026-11-27 began on 2006-11-28', () => {
    // 2006-11-28 to 2007-12-31: 13 months (to 2007-12-27) and 4 days; from 2008: 226 and 27.
    expect(splitAt2008(length(240), '2026-11-27')).toEqual({
      before: length(13, 4),
      after: length(226, 27),
    });
  });

  test('a service that began later is whole', () => {
    expect(splitAt2008(length(60, 3), '2026-11-27')).toEqual({ after: length(60, 3) });
  });
});
