import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/bot/forms/form.ts';
import { probationSum } from '../../../src/services/sums/all/probation.ts';
import {
  excessCompensation,
  excessServed,
  leastWage,
  longestProbation,
  termOf,
  terms,
} from '../../../src/services/sums/rules/probation.ts';
import { articleText, hasTexts, none, reads, worked } from './local.ts';

describe('the rule', () => {
  test.runIf(hasTexts)('has the numbers of 劳动合同法 19 and 20', () => {
    const length = articleText('劳动合同法', 19) ?? '';
    for (const part of [
      '三个月以上不满一年的，试用期不得超过一个月',
      '一年以上不满三年的，试用期不得超过二个月',
      '三年以上固定期限和无固定期限的劳动合同，试用期不得超过六个月',
      '不满三个月的，不得约定试用期',
    ])
      expect(length).toContain(part);
    expect(articleText('劳动合同法', 20)).toContain('百分之八十');
    expect(articleText('劳动合同法', 83)).toContain('以劳动者试用期满月工资为标准');
  });

  test.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [11, 1],
    [12, 2],
    [35, 2],
    [36, 6],
    [600, 6],
  ])('a contract of %d months: at most %d', (months, most) => {
    expect(longestProbation(termOf(months))).toBe(most);
  });

  test('an open-ended contract like one of three years, a task like none', () => {
    expect(longestProbation('open-ended')).toBe(6);
    expect(longestProbation('task')).toBe(0);
  });

  const term = fc.constantFrom(...terms.map(({ value }) => value));
  const months = fc.integer({ min: 0, max: 36 });

  test('the excess is what was served beyond, never more than was agreed beyond', () => {
    expect(excessServed('under-3-years', 6, 4)).toBe(2);
    expect(excessServed('under-3-years', 6, 9)).toBe(4);
    expect(excessServed('3-years', 6, 6)).toBe(0);
    fc.assert(
      fc.property(term, months, months, (which, agreed, served) => {
        const excess = excessServed(which, agreed, served);
        expect(excess).toBeGreaterThanOrEqual(0);
        expect(excess).toBeLessThanOrEqual(served);
        expect(excess).toBeLessThanOrEqual(Math.max(agreed - longestProbation(which), 0));
        expect(excessServed(which, agreed, served + 1)).toBeGreaterThanOrEqual(excess);
        expect(excessCompensation(800_000, excess)).toBe(800_000 * excess);
      }),
    );
  });

  test('the least wage is 80 per cent, rounded up, and the minimum wage', () => {
    expect(leastWage(800_000, 250_000)).toBe(640_000);
    expect(leastWage(300_000, 250_000)).toBe(250_000);
    expect(leastWage(800_001)).toBe(640_001);
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.nat(1_000_000), (wage, minimum) => {
        const least = leastWage(wage, minimum);
        expect(least).toBeGreaterThanOrEqual(minimum);
        expect(least * 5).toBeGreaterThanOrEqual(wage * 4);
        expect(leastWage(wage + 1, minimum)).toBeGreaterThanOrEqual(least);
      }),
    );
  });
});

describe('the sum', () => {
  const long = { contractTerm: 'under-3-years', probationMonths: 6, probationServed: 4 };

  test('by hand: six months for two years, four served, 8,000 yuan', () => {
    // Two months too many served: 16,000. 80 % of 8,000 is 6,400, 400 more than was paid.
    const result = worked(probationSum, { ...long, wage: 800_000, probationWage: 600_000 });
    expect(result.fen).toBe(1_600_000);
    expect(result.result).toContain('单位要赔 16,000元');
    expect(result.result).toContain('每月少发 400元');
    expect(result.articles).toContainEqual({ law: '劳动合同法', article: 83 });
  });

  test('without the wage: the months that are due', () => {
    const result = worked(probationSum, { ...long, wage: null }, none);
    expect(result.result).toContain('按转正后月工资赔 2 个月');
    expect(result.fen).toBeUndefined();
  });

  test('a lawful one', () => {
    const result = worked(probationSum, {
      contractTerm: '3-years',
      probationMonths: 6,
      wage: null,
    });
    expect(result.result).toBe('约定的 6 个月没有超过规定。');
    expect(result.figures).toEqual([]);
  });

  test('a second one is unlawful as a whole, whatever the contract: all that was served counts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 10_000, max: 10_000_000 }),
        (agreed, served, wage) => {
          const answers = {
            probationAgain: true,
            probationMonths: agreed,
            probationServed: served,
          };
          const result = worked(probationSum, { ...answers, wage });
          expect(result.fen ?? 0).toBe(wage * Math.min(agreed, served));
          expect(result.articles).toContainEqual({ law: '劳动合同法', article: 83 });
        },
      ),
    );
  });

  test('only what is asked for is asked: how long it may be hinges on the contract alone', () => {
    const asked = (answers: Answers) =>
      probationSum.fields.filter((field) => field.when?.(answers) ?? true).map(({ name }) => name);
    expect(asked({ probationAsked: 'limit' })).toEqual(['probationAsked', 'contractTerm']);
    expect(asked({ probationAsked: 'wage' })).toEqual(['probationAsked', 'wage']);
  });

  test('asks how much was served only where it is too long', () => {
    const asked = (answers: object) =>
      probationSum.fields
        .filter((field) => field.when?.({ ...answers }) ?? true)
        .map(({ name }) => name);
    expect(asked(long)).toContain('probationServed');
    expect(asked({ ...long, probationMonths: 2 })).not.toContain('probationServed');
  });

  test('any answers give a sound sentence', () => {
    const given = fc.record({
      contractTerm: fc.constantFrom(...terms.map(({ value }) => value)),
      probationMonths: fc.integer({ min: 0, max: 36 }),
      probationServed: fc.integer({ min: 0, max: 36 }),
      wage: fc.option(fc.integer({ min: 10_000, max: 100_000_000 })),
    });
    fc.assert(fc.property(given, (answers) => void worked(probationSum, answers)));
  });

  test.each([
    ['试用期六个月合同一年', { contractTerm: 'under-3-years', probationMonths: 6 }],
    ['签了三年合同 试用期半年 合法吗', { contractTerm: '3-years', probationMonths: 6 }],
    ['无固定期限合同试用期3个月', { contractTerm: 'open-ended', probationMonths: 3 }],
    ['试用期八折 转正8000 试用期给多少', { probationAsked: 'wage', wage: 800_000 }],
    ['80%试用期工资是多少 正式七千', { probationAsked: 'wage', wage: 700_000 }],
    [
      '转正8000 试用期工资6000 少了吗',
      { probationAsked: 'wage', wage: 800_000, probationWage: 600_000 },
    ],
    ['试用期三月一号开始 三个月到几号', {}],
    ['试用期工资低于80% 差额有多少', { probationAsked: 'wage' }],
  ])('%s', (text, answers) => {
    expect(reads(probationSum, text)).toEqual(answers);
  });
});
