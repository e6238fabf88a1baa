import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { doubleDamagesSum } from '../../../src/services/sums/all/double-damages.ts';
import { doubleWagesSum } from '../../../src/services/sums/all/double-wages.ts';
import { unusedLeaveSum } from '../../../src/services/sums/all/unused-leave.ts';
import { averageOf } from '../../../src/services/sums/employment.ts';
import { isForfeited, leaveOfYear } from '../../../src/services/sums/rules/annual-leave.ts';
import { none, reads, worked } from './local.ts';

const money = fc.integer({ min: 10_000, max: 10_000_000 });

describe('the average of the last twelve months', () => {
  test('by hand: a bonus, two wages one after the other', () => {
    // 6,000 × 12 + 24,000 = 96,000 ÷ 12
    const bonus = averageOf({ wage: 600_000, bonus: 2_400_000 }, { months: 36, days: 0 });
    expect(bonus).toEqual({
      fen: 800_000,
      steps: ['月平均工资：(6,000元 × 12 + 年终奖 24,000元) ÷ 12 = 8,000元'],
    });
    // 5,000 × 5 + 6,000 × 3 = 43,000 ÷ 8
    const later = { wage: 500_000, laterWage: 600_000, laterMonths: 3 };
    expect(averageOf(later, { months: 8, days: 0 }).fen).toBe(537_500);
  });

  test('lies between the two wages, and is the wage where there is but one', () => {
    fc.assert(
      fc.property(
        money,
        money,
        fc.nat(20),
        fc.integer({ min: 0, max: 60 }),
        (one, two, later, months) => {
          const service = { months, days: 3 };
          const { fen } = averageOf({ wage: one, laterWage: two, laterMonths: later }, service);
          expect(fen).toBeGreaterThanOrEqual(Math.min(one, two));
          expect(fen).toBeLessThanOrEqual(Math.max(one, two));
          expect(averageOf({ wage: one }, service)).toEqual({ fen: one, steps: [] });
        },
      ),
    );
  });

  test('goes into the damages', () => {
    const answers = reads(
      doubleDamagesSum,
      '基本工资每月6000,年终奖去年底发了24000。干了整整三年被公司违法辞退了',
    );
    // 3 × 8,000 × 2
    expect(worked(doubleDamagesSum, answers, none).fen).toBe(4_800_000);
  });
});

describe('the second wage', () => {
  test('ends the day before the contract is signed: a part month by its working days', () => {
    const answers = reads(doubleWagesSum, '今年4月1号上班，9月15号才补签劳动合同，工资6000/月');
    const result = worked(doubleWagesSum, answers, none);
    // The 1st of May to the 14th of September 2026: 4 months and 10 working days.
    // 24,000 + 6,000 ÷ 21.75 × 10 = 26,758.62
    expect(result.fen).toBe(2_675_862);
    expect(result.steps[0]).toBe('2026年5月1日到2026年9月14日：4个月零10个工作日');
  });

  test('a wage that rose counts for the months it was paid', () => {
    const answers = reads(doubleWagesSum, '没签合同 头5个月工资5000后3个月6000 一共干了8个月');
    // The first month is not paid twice: 5,000 × 4 + 6,000 × 3
    expect(worked(doubleWagesSum, answers, none).fen).toBe(3_800_000);
  });
});

describe('leave', () => {
  test('of a leaver follows from seniority and the day: 243 ÷ 365 × 5 is 3 days', () => {
    const text = '工龄7年,今年8月31号离的职,年假一天没休过,月薪5220,应补我未休年休假工资多少';
    const answers = reads(unusedLeaveSum, text);
    expect(answers).toEqual({ wage: 522_000, seniority: 84, leftOn: '2026-08-31', taken: 0 });
    // 5,220 ÷ 21.75 × 3 × 200 %
    expect(worked(unusedLeaveSum, answers, none).fen).toBe(144_000);
  });

  test('the wage for it is that without what was paid for overtime', () => {
    const answers = reads(unusedLeaveSum, '月工资9000里面有2475是加班费 10天年假没休');
    // 6,525 ÷ 21.75 × 10 × 200 %
    expect(worked(unusedLeaveSum, answers, none).fen).toBe(600_000);
  });

  test('is lost by two, three and four months of illness (条例 4)', () => {
    expect([isForfeited(119, 1), isForfeited(119, 2)]).toEqual([false, true]);
    expect([isForfeited(120, 2), isForfeited(120, 3)]).toEqual([false, true]);
    expect([isForfeited(240, 3), isForfeited(240, 4)]).toEqual([false, true]);
    fc.assert(
      fc.property(fc.nat(700), fc.nat(12), (worked, sick) => {
        // Whoever has more leave may be ill for longer.
        if (isForfeited(worked + 120, sick)) expect(isForfeited(worked, sick)).toBe(true);
        expect(leaveOfYear(worked + 120)).toBeGreaterThanOrEqual(leaveOfYear(worked));
      }),
    );
  });
});
