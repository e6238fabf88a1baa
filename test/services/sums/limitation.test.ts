import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../../src/days.ts';
import { limitationSum } from '../../../src/services/sums/all/limitation.ts';
import { afterRestDays, limitOf } from '../../../src/services/sums/rules/limitation.ts';
import { articleText, hasTexts, none, reads, worked } from './local.ts';

describe('the rule', () => {
  test.runIf(hasTexts)('has the year of 劳动争议调解仲裁法 27', () => {
    const text = articleText('劳动争议调解仲裁法', 27);
    expect(text).toContain('时效期间为一年');
    expect(text).toContain('应当自劳动关系终止之日起一年内提出');
    expect(articleText('民法典', 202)).toContain('没有对应日的，月末日为期间的最后一日');
  });

  test.each([
    ['2026-05-20', '2027-05-20'],
    ['2024-02-29', '2025-02-28'],
    ['2023-02-28', '2024-02-28'],
    ['2025-12-31', '2026-12-31'],
  ])('from %s until %s', (day, last) => {
    expect(limitOf({ day })).toEqual({ last, from: day, demand: 'none' });
  });

  test('a demand within the year begins it anew, to its last day; one after it does not', () => {
    expect(limitOf({ day: '2025-01-10', demanded: '2026-01-10' })).toEqual({
      last: '2027-01-10',
      from: '2026-01-10',
      demand: 'renewed',
    });
    expect(limitOf({ day: '2025-01-10', demanded: '2026-01-11' })).toEqual({
      last: '2026-01-10',
      from: '2025-01-10',
      demand: 'too-late',
    });
    expect(limitOf({ day: '2025-01-10', demanded: '2025-01-09' }).demand).toBe('too-early');
  });

  test('a demand never makes it shorter, and a year is 365 or 366 days', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2018-01-01', days));
    fc.assert(
      fc.property(day, day, (since, demanded) => {
        const { last } = limitOf({ day: since });
        expect([addDays(since, 365), addDays(since, 366)]).toContain(last);
        const with_ = limitOf({ day: since, demanded });
        expect(with_.last >= last).toBe(true);
        expect(with_.from === since || with_.demand === 'renewed').toBe(true);
      }),
    );
  });
});

describe('the sum', () => {
  // Today is the 27th of November 2026.
  test('the last day and the days left', () => {
    const answers = { claimKind: 'other', sinceDay: '2026-05-20', demandedDay: null };
    const result = worked(limitationSum, answers, none);
    // 3 left in November, 31, 31, 28, 31, 30, and 20 in May: 174.
    expect(result.result).toBe('仲裁时效到2027年5月20日为止，还剩 174 天。');
    expect(result.fen).toBeUndefined();
  });

  test.each([
    ['2025-11-27', '今天就是最后一天'],
    ['2025-11-28', '还剩 1 天'],
    ['2025-11-26', '已经过了 1 天'],
  ])('from %s: %s', (day, said) => {
    const answers = { claimKind: 'wages', employment: 'left', sinceDay: day };
    expect(worked(limitationSum, answers, none).result).toContain(said);
  });

  test('a last day on a rest day is said with the day it moves to, the earlier one first', () => {
    // The 13th of March 2027 is a Saturday.
    const answers = { claimKind: 'other', sinceDay: '2026-03-13' };
    const result = worked(limitationSum, answers, none);
    expect(result.result).toMatch(/2027年3月13日.*2027年3月15日/);
    expect(result.articles).toContainEqual({ law: '民法典', article: 203 });
    // The 22nd of November 2026 is a Sunday: on the Monday it can still be asked for.
    const late = { claimKind: 'other', sinceDay: '2025-11-22' };
    expect(limitationSum.work(late, none, '2026-11-23')).toMatchObject({
      result: expect.stringContaining('要马上申请'),
    });
  });

  test('a day moves on to a working day, and a working day not at all', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((many) => addDays('2024-01-01', many));
    fc.assert(
      fc.property(days, (day) => {
        const later = afterRestDays(day);
        expect(later >= day && later <= addDays(day, 6)).toBe(true);
        expect([0, 6]).not.toContain(weekdayOf(later));
        expect(afterRestDays(later)).toBe(later);
      }),
    );
  });

  test('passed: what may still help', () => {
    const answers = { claimKind: 'other', sinceDay: '2024-03-01' };
    const result = worked(limitationSum, answers, none);
    expect(result.notes.join()).toContain('先别放弃');
    expect(result.articles).toContainEqual({ law: '劳动争议司法解释（二）', article: 20 });
  });

  test('wages owed while employed know no limit, and are asked for no day', () => {
    const answers = { claimKind: 'wages', employment: 'employed' };
    expect(worked(limitationSum, answers, none).result).toContain('不受一年时效限制');
    const asked = limitationSum.fields.filter((field) => field.when?.(answers) ?? true);
    expect(asked.map(({ name }) => name)).toEqual(['claimKind', 'employment']);
  });

  test('a demand in between is told how it counts', () => {
    const day = '2025-06-01';
    const said = (demanded: string) =>
      worked(limitationSum, { claimKind: 'other', sinceDay: day, demandedDay: demanded }, none);
    expect(said('2026-02-01').result).toContain('2027年2月1日');
    expect(said('2026-02-01').steps.join()).toContain('时效中断');
    expect(said('2026-07-01').steps.join()).toContain('单凭这次不能重新算');
  });

  test.each([
    ['我5月20号离职 最晚什么时候要申请仲裁', { employment: 'left', sinceDay: '2026-05-20' }],
    ['欠薪从前年8月开始 现在还剩多少天可以告', { claimKind: 'wages' }],
    [
      '2025年12月3日被辞退 赔偿 仲裁时效到哪天',
      { claimKind: 'other', employment: 'left', sinceDay: '2025-12-03' },
    ],
    ['还在职 公司拖欠工资 时效还有几天', { claimKind: 'wages', employment: 'employed' }],
    ['没离职 加班费时效多久', { claimKind: 'wages', employment: 'employed' }],
    ['已经不在职了 时效', { employment: 'left' }],
    ['拖欠工资和补偿 时效', {}],
    ['仲裁时效到哪天', {}],
  ])('%s', (text, answers) => {
    expect(reads(limitationSum, text)).toEqual(answers);
  });
});
