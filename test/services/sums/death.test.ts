import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deathSum } from '../../../src/services/sums/all/death.ts';
import {
  deathGrant,
  funeralGrant,
  monthlyAllowances,
  percentOfDependants,
} from '../../../src/services/sums/rules/death.ts';
import { articleText, figuresOf, hasTexts, none, reads, today, worked } from './local.ts';

describe('the rule', () => {
  test.runIf(hasTexts)('has the numbers of 工伤保险条例 39', () => {
    const text = articleText('工伤保险条例', 39) ?? '';
    for (const part of ['6个月', '20倍', '配偶每月40%', '每人每月30%', '增加10%'])
      expect(text).toContain(part);
  });

  test('by hand', () => {
    expect(deathGrant(5_418_800)).toBe(108_376_000);
    expect(funeralGrant(900_000)).toBe(5_400_000);
    expect(percentOfDependants({ spouse: true, others: 1, alone: 0 })).toBe(70);
    // An orphan alone: 30 + 10.
    expect(percentOfDependants({ spouse: false, others: 1, alone: 1 })).toBe(40);
    expect(monthlyAllowances(800_000, { spouse: true, others: 1, alone: 0 })).toBe(560_000);
  });

  const dependants = fc.record({
    spouse: fc.boolean(),
    others: fc.integer({ min: 0, max: 20 }),
    alone: fc.integer({ min: 0, max: 21 }),
  });

  test('all allowances together never exceed the wage, and never shrink by one more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), dependants, (own, family) => {
        const monthly = monthlyAllowances(own, family);
        expect(monthly).toBeLessThanOrEqual(own);
        const one = { ...family, others: family.others + 1 };
        expect(monthlyAllowances(own, one)).toBeGreaterThanOrEqual(monthly);
        const alone = { ...family, alone: family.alone + 1 };
        expect(monthlyAllowances(own, alone)).toBeGreaterThanOrEqual(monthly);
      }),
    );
  });

  test('no one is left alone more often than there are dependants', () => {
    expect(percentOfDependants({ spouse: false, others: 0, alone: 3 })).toBe(0);
    expect(percentOfDependants({ spouse: true, others: 0, alone: 3 })).toBe(50);
  });
});

describe('the sum', () => {
  const alone = { deathDay: '2026-05-01', dependentSpouse: false, dependants: 0 };
  const family = {
    ...alone,
    dependentSpouse: true,
    dependants: 2,
    dependantsAlone: 0,
    wage: 800_000,
  };

  test('by hand: nobody to keep', () => {
    // 20 × 50,000 = 1,000,000; 6 × 9,000 = 54,000.
    const result = worked(deathSum, alone);
    expect(result.fen).toBe(105_400_000);
    expect(result.steps.join()).not.toContain('抚恤金');
  });

  test('by hand: a wife and two children', () => {
    // 40 + 30 + 30 = 100 per cent of 8,000.
    const result = worked(deathSum, family);
    expect(result.fen).toBe(105_400_000);
    expect(result.result).toContain('每月抚恤金共约 8,000元');
    expect(result.inputs).toContain('供养亲属：配偶、其他亲属2人');
  });

  test('what is missing is left out and named', () => {
    const result = worked(deathSum, family, figuresOf(['urban-income-national']));
    expect(result.fen).toBe(100_000_000);
    expect(result.result).toContain('已知的');
    expect(result.notes.join()).toContain('丧葬补助金（杭州上年度职工月平均工资）');
    const allowances = worked(deathSum, family, none);
    expect(allowances.fen).toBeUndefined();
    expect(allowances.result).toContain('8,000元');
  });

  test('with no figure and nobody to keep there is nothing to say', () => {
    expect(deathSum.work(alone, none, today)).toMatchObject({
      kind: 'no-figure',
      day: '2026-05-01',
    });
  });

  test('asks for the wage only where somebody is to be kept', () => {
    const asked = (answers: object) =>
      deathSum.fields
        .filter((field) => field.when?.({ ...answers }) ?? true)
        .map(({ name }) => name);
    expect(asked(alone)).toEqual(['deathDay', 'dependentSpouse', 'dependants']);
    expect(asked(family)).toContain('wage');
  });

  test.each([
    ['工亡赔多少', {}],
    ['工亡 两个娃一个老人 抚恤金每月共多少', { deathAsked: 'allowance', dependants: 3 }],
    ['供养亲属抚恤金每月多少 两个孩子', { deathAsked: 'allowance', dependants: 2 }],
    ['2026年3月5日工亡 月薪八千', { deathDay: '2026-03-05', wage: 800_000 }],
    ['老公上班路上没了 两个孩子 社保赔多少', {}],
  ])('%s', (text, answers) => {
    expect(reads(deathSum, text)).toEqual(answers);
  });
});
