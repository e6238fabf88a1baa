import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sickPaySum } from '../../../src/services/sums/all/sick-pay.ts';
import { sickPay } from '../../../src/services/sums/rules/sick-pay.ts';
import { articleText, figuresOf, hasTexts, none, reads, today, worked } from './local.ts';

describe('the rule', () => {
  test('by hand: 6,000 yuan, 10 days, 70 per cent, minimum wage 2,490', () => {
    // 600000 × 10 ÷ 21.75 = 275862.07; × 70 % = 193103.45; 249000 × 80 % × 10 ÷ 21.75 = 91586.2.
    expect(sickPay({ wage: 600_000, days: 10, percent: 70, minimum: 249_000 })).toEqual({
      normal: 275_862,
      agreed: 193_103,
      floor: 91_586,
      paid: 193_103,
      month: 600_000 - 275_862 + 193_103,
    });
  });

  test('the floor wins over what is agreed below it', () => {
    // 300000 × 50 % × 10 ÷ 21.75 = 68965.5, up at the half; the floor stays 91586.
    const pay = sickPay({ wage: 300_000, days: 10, percent: 50, minimum: 249_000 });
    expect(pay).toMatchObject({ agreed: 68_966, floor: 91_586, paid: 91_586 });
  });

  test('more than 21.75 days are the whole month', () => {
    const whole = sickPay({ wage: 600_000, days: 22, percent: 60, minimum: 249_000 });
    expect(whole).toMatchObject({ normal: 600_000, paid: 360_000, month: 360_000 });
    expect(sickPay({ wage: 600_000, days: 31, percent: 60, minimum: 249_000 })).toEqual(whole);
  });

  test('a month has 21.75 paid days', () => {
    if (!hasTexts) return;
    expect(articleText('工资折算通知', 2)).toContain('21.75天');
  });

  const month = fc.record({
    wage: fc.integer({ min: 250_000, max: 100_000_000 }),
    days: fc.integer({ min: 0, max: 62 }).map((halves) => halves / 2),
    percent: fc.option(fc.constantFrom(50, 60, 70, 80, 90, 100), { nil: undefined }),
    minimum: fc.integer({ min: 100_000, max: 250_000 }),
  });

  test('is never below 80 % of the minimum wage for the days, to the nearest fen, nor above the full wage', () => {
    fc.assert(
      fc.property(month, (given) => {
        const { paid = Number.NaN, month: all = Number.NaN } = sickPay(given);
        const part = Math.min(given.days, 21.75) / 21.75;
        expect(paid).toBeGreaterThanOrEqual(given.minimum * 0.8 * part - 0.5);
        expect(all).toBeLessThanOrEqual(given.wage);
        expect(all).toBeGreaterThanOrEqual(paid);
      }),
    );
  });

  test('grows with the share agreed, and the month shrinks with the days', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: 1, max: 10 }), (given, more) => {
        const base = sickPay({ ...given, percent: 60 });
        const higher = sickPay({ ...given, percent: 60 + more });
        expect(higher.paid).toBeGreaterThanOrEqual(base.paid ?? Number.NaN);
        const longer = sickPay({ ...given, percent: 60, days: given.days + more });
        // One fen of rounding.
        expect(longer.month).toBeLessThanOrEqual((base.month ?? Number.NaN) + 1);
      }),
    );
  });
});

describe('the sum', () => {
  test('says the floor where nothing is agreed', () => {
    const answers = { wage: 600_000, sickDays: 23, sickPercent: 'unknown' };
    // 2,500 × 80 %
    expect(worked(sickPaySum, answers)).toMatchObject({
      fen: 200_000,
      result: expect.stringContaining('至少 2,000元'),
      figures: [{ name: 'minimum-wage-hangzhou' }],
    });
  });

  test('without the minimum wage: what is agreed, and what was not compared', () => {
    const answers = { wage: 600_000, sickDays: 10, sickPercent: '70' };
    const result = worked(sickPaySum, answers, none);
    expect(result).toMatchObject({ fen: 193_103, figures: [] });
    expect(result.notes.join()).toContain('杭州最低月工资标准暂缺');
  });

  test('without the minimum wage and an agreement there is nothing to say', () => {
    const answers = { wage: 600_000, sickDays: 10, sickPercent: 'unknown' };
    expect(sickPaySum.work(answers, none, today)).toMatchObject({ kind: 'no-figure', day: today });
  });

  test('any answers give a sound sentence', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 100_000_000 }),
        fc.integer({ min: 2, max: 62 }).map((halves) => halves / 2),
        fc.constantFrom('unknown', '50', '70', '100'),
        (wage, days, percent) => {
          const answers = { wage, sickDays: days, sickPercent: percent };
          worked(sickPaySum, answers, figuresOf(['minimum-wage-hangzhou']));
        },
      ),
    );
  });

  test.each([
    ['病假工资 月薪六千 休了十天 扣多少', { wage: 600_000, sickDays: 10 }],
    ['病假20天 月薪7000 工龄4年 发多少', { wage: 700_000, sickDays: 20 }],
    ['请了两天半病假 月薪5220', { wage: 522_000, sickDays: 2.5 }],
    ['请了一个月病假 最低能发多少块', { sickAsked: 'floor', sickDays: 22 }],
    ['月薪8000 病假5天 按70%发是多少', { wage: 800_000, sickDays: 5, sickPercent: '70' }],
    ['病假8天打六折 工资4500', { wage: 450_000, sickDays: 8, sickPercent: '60' }],
    ['病休期间80%最低工资是几元', {}],
    ['病假半个月 我能拿几块钱', {}],
    ['住院四十天 工资几钱', {}],
  ])('%s', (text, answers) => {
    expect(reads(sickPaySum, text)).toEqual(answers);
  });
});
