import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLength, sayLength } from '../../../src/bot/forms/lengths.ts';
import { parsePeriod, sayPeriod } from '../../../src/bot/forms/periods.ts';
import { summary } from '../../../src/bot/forms/wording.ts';
import { addDays, addMonths, monthsBetween } from '../../../src/days.ts';
import { formOf, now, read } from './support.ts';

// Today is the 22nd of November 2026.
describe('a length of time', () => {
  test.each([
    ['6年半', 78, 0],
    ['六年半', 78, 0],
    ['6年', 72, 0],
    ['6.5年', 78, 0],
    ['六年零三个月', 75, 0],
    ['6年3个月', 75, 0],
    ['工龄11年4个月', 136, 0],
    ['干了整整五年了', 60, 0],
    ['80个月', 80, 0],
    ['８个月', 8, 0],
    ['十个月', 10, 0],
    ['半年', 6, 0],
    ['一年又八个月', 20, 0],
    ['6年零3天', 72, 3],
    ['五个月20天', 5, 20],
    ['三个半月', 3, 15],
    ['半个月', 0, 15],
    ['大概两年左右吧', 24, 0],
    ['6 年 3 个月', 75, 0],
  ])('%s is %d months and %d days', (text, months, days) => {
    expect(parsePeriod(text, now)).toEqual({ months, days });
  });

  test.each([
    ['2019年3月到现在', '2019-03', '2026-11', 92, 0],
    ['2019.3到2025.6', '2019-03', '2025-06', 75, 0],
    ['2024年3月到6月', '2024-03', '2024-06', 3, 0],
    ['2024年9月到2月', '2024-09', '2025-02', 5, 0],
    ['2019年3月1日到2025年3月4日', '2019-03-01', '2025-03-04', 72, 4],
    ['2019-03-01至2024-02-29', '2019-03-01', '2024-02-29', 60, 0],
    ['2016年10月8日到今天', '2016-10-08', '2026-11-22', 121, 15],
    ['2020年7月8号入职 今年11月走', '2020-07', '2026-11', 76, 0],
    ['八月底离开 前年二月来的', '2024-02', '2026-08', 30, 0],
    ['19年3月入职', '2019-03', '2026-11', 92, 0],
    ['2019年3月进厂，干到上个月', '2019-03', '2026-10', 91, 0],
    ['从2017年4月干到现在', '2017-04', '2026-11', 115, 0],
  ])('%s is from %s to %s', (text, from, to, months, days) => {
    expect(parsePeriod(text, now)).toEqual({ months, days, from, to });
  });

  test.each([
    ...['6', '六', '两年多', '几年', '十来年', '五六年', '6.3年', '很久', '', '。', '2012年进厂'],
    ...['2019年', '5日', '3月5号', '2026年12月到现在', '8000', '0天', 'constructor', '第三年'],
  ])('%s is not understood', (text) => {
    expect(parsePeriod(text, now)).toBeUndefined();
    expect(read({ kind: 'months' }, text)).toEqual({ wrong: 'wrong.months' });
  });

  test('what is said can be read again', () => {
    const lengths = fc.record({
      months: fc.integer({ min: 0, max: 700 }),
      days: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(lengths, (length) => {
        fc.pre(length.months + length.days > 0);
        expect(parseLength(sayLength(length))).toEqual(length);
      }),
    );
  });

  test('nothing that is typed makes it fail', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parsePeriod(text, now)));
  });
});

test('months and periods are kinds of answers, with limits in whole months', () => {
  expect(read({ kind: 'months' }, '6年半')).toBe(78);
  expect(read({ kind: 'months', max: 72 }, '6年零3天')).toBe(72);
  expect(read({ kind: 'months', max: 71 }, '6年')).toEqual({ wrong: 'wrong.months-long' });
  expect(read({ kind: 'period', min: 1 }, '3天')).toEqual({ wrong: 'wrong.months-short' });
  expect(read({ kind: 'period' }, '6年零3天')).toEqual({ months: 72, days: 3 });
});

test('their answers are said back as people say them', () => {
  const form = formOf([
    { name: 'paid', label: '缴费', kind: 'months' },
    { name: 'worked', label: '工龄', kind: 'period' },
  ]);
  const worked = parsePeriod('2019年3月到现在', now);
  expect(summary(form, { paid: 78, worked })).toBe(
    '缴费：6年6个月\n工龄：7年8个月（2019年3月到2026年11月）',
  );
  expect(sayPeriod({ months: 72, days: 3 })).toBe('6年零3天');
});

test.each([
  ['3', 3],
  ['2.5', 2.5],
  ['两天半', 2.5],
  ['两个半小时', 2.5],
  ['半天', 0.5],
  ['20小时', 20],
  ['8.0', 8],
])('%s is %d where halves count', (text, value) => {
  expect(read({ kind: 'number', halves: true }, text)).toBe(value);
});

test.each(['2.3', '几天', '两三天', '', '半'])('%s is no number of halves', (text) => {
  expect(read({ kind: 'number', halves: true }, text)).toEqual({ wrong: 'wrong.number' });
});

test.each([
  ['20', 20],
  ['20小时', 20],
  ['两个半小时', 2.5],
  ['一共16个小时', 16],
  ['四天', 32],
  ['两天半', 20],
  ['半天', 4],
  ['一天', 8],
  ['每天2小时22天', 44],
  ['一天3小时，一共20天', 60],
  ['没有', 0],
  ['0', 0],
])('%s is %d hours of work', (text, value) => {
  expect(read({ kind: 'hours' }, text)).toBe(value);
});

test.each(['每天2小时', '一天加两个小时', '很多', '2.3小时', '三四天', ''])(
  '%s is no number of hours',
  (text) => {
    expect(read({ kind: 'hours' }, text)).toEqual({ wrong: 'wrong.hours' });
  },
);

test('months between two days, and the months after a day, agree', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 0, max: 27 }),
      (from, months, days) => {
        const to = addDays(addMonths(from, months), days);
        const between = monthsBetween(from, to);
        expect(addDays(addMonths(from, between.months), between.days)).toBe(to);
        expect(between.days).toBeLessThan(31);
        expect(between.months).toBeGreaterThanOrEqual(months);
      },
    ),
  );
  expect(monthsBetween('2024-01-31', '2024-03-01')).toEqual({ months: 1, days: 1 });
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29');
});
