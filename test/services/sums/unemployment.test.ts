import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unemploymentSum } from '../../../src/services/sums/all/unemployment.ts';
import {
  benefitMonths,
  endings,
  isInvoluntary,
  monthsTogether,
} from '../../../src/services/sums/rules/unemployment.ts';
import {
  articleText,
  expectCited,
  figuresOf,
  hasTexts,
  none,
  reads,
  today,
  worked,
} from './local.ts';

describe('the rule', () => {
  test.runIf(hasTexts)('has the numbers of 社会保险法 46', () => {
    const text = articleText('社会保险法', 46) ?? '';
    for (const part of [
      '满一年不足五年的，领取失业保险金的期限最长为十二个月',
      '满五年不足十年的，领取失业保险金的期限最长为十八个月',
      '十年以上的，领取失业保险金的期限最长为二十四个月',
      '最长不超过二十四个月',
    ])
      expect(text).toContain(part);
  });

  test.each([
    [0, 0],
    [11, 0],
    [12, 12],
    [59, 12],
    [60, 18],
    [119, 18],
    [120, 24],
    [480, 24],
  ])('%d months insured: %d', (insured, months) => {
    expect(benefitMonths(insured)).toBe(months);
  });

  test('what was not drawn is added, up to 24', () => {
    expect(monthsTogether(66, 5)).toBe(23);
    expect(monthsTogether(66, 8)).toBe(24);
    expect(monthsTogether(6, 8)).toBe(8);
    const count = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(count, count, count, (insured, left, more) => {
        const months = monthsTogether(insured, left);
        expect(months).toBeLessThanOrEqual(24);
        expect(months).toBeGreaterThanOrEqual(Math.min(left, 24));
        expect(monthsTogether(insured + more, left)).toBeGreaterThanOrEqual(months);
        expect(monthsTogether(insured, left + more)).toBeGreaterThanOrEqual(months);
      }),
    );
  });

  test('only who leaves of their own accord has none', () => {
    const with_ = endings.filter(({ value }) => isInvoluntary(value)).map(({ value }) => value);
    expect(with_).toEqual(['dismissed', 'agreed', 'expired', 'forced']);
  });
});

describe('the sum', () => {
  const answers = { unemployedBy: 'dismissed', insuredMonths: 66, benefitLeft: 0 };

  test('by hand: five and a half years, 2,000 yuan', () => {
    // 18 × 2,000
    const result = worked(unemploymentSum, answers);
    expect(result.fen).toBe(3_600_000);
    expect(result.result).toContain('最长可以领 18 个月');
  });

  test('without the standard: the months alone', () => {
    const result = worked(unemploymentSum, answers, none);
    expect(result).toMatchObject({ figures: [], result: '失业金最长可以领 18 个月。' });
    expect(result.fen).toBeUndefined();
    expect(result.notes.join()).toContain('月标准暂缺');
  });

  test.each([
    [{ ...answers, unemployedBy: 'resigned' }, '主动辞职'],
    [{ ...answers, insuredMonths: 11 }, '满1年'],
  ])('nothing for %j', (given, why) => {
    const result = unemploymentSum.work(given, figuresOf(), today);
    expect(result).toMatchObject({ kind: 'nothing', why: expect.stringContaining(why) });
    if (result.kind === 'nothing') expectCited(result.articles);
  });

  test('what is left from before counts even where the new time is too short', () => {
    const result = worked(unemploymentSum, { ...answers, insuredMonths: 6, benefitLeft: 8 });
    expect(result.fen).toBe(1_600_000);
    expect(result.notes.join()).toContain('请经办机构核定');
  });

  test('any answers give a sound sentence', () => {
    const insured = fc.integer({ min: 12, max: 600 });
    fc.assert(
      fc.property(insured, fc.integer({ min: 0, max: 24 }), (months, left) => {
        worked(unemploymentSum, { ...answers, insuredMonths: months, benefitLeft: left });
      }),
    );
  });

  test.each([
    ['缴了五年半失业保险 可以领多久几个月', { insuredMonths: 66 }],
    ['社保交了三年零八个月 失业金总共几多', { insuredMonths: 44 }],
    ['交了13年零5个月 失业金几个月到顶', { insuredMonths: 161 }],
    ['被辞退了 失业保险交满六年 领几个月', { unemployedBy: 'dismissed', insuredMonths: 72 }],
    ['我自己辞职的 能领几个月失业金', { unemployedBy: 'resigned' }],
    ['合同到期不续签 第一次领失业金', { unemployedBy: 'expired', benefitLeft: 0 }],
    ['上次领了四个月没领完 这次加起来几个月', {}],
    ['失业金一个月多少钱', {}],
  ])('%s', (text, read) => {
    expect(reads(unemploymentSum, text)).toEqual(read);
  });
});
