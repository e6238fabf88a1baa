import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isDay, weekdayOf } from '../../../src/days.ts';
import { lastDayOf as known, periodNamed } from '../../../src/services/deadlines/index.ts';
import { countFrom, lastDayOf } from '../../../src/services/deadlines/last-day.ts';
import type { Length, Period } from '../../../src/services/deadlines/period.ts';
import { readOfficeHours, restOn } from '../../../src/services/staff/index.ts';

const calendar = readOfficeHours();
const days = (count: number): Length => ({ days: count });
const period = (length: Length, changes: Partial<Period> = {}): Period => ({
  name: 'one',
  title: '一个期限',
  length,
  'rest-day': 'moves',
  ahead: false,
  articles: [{ law: '民法典', article: 201 }],
  todo: '',
  remark: '',
  late: '',
  ...changes,
});

describe('counting (民法典 art. 201, 202)', () => {
  test.each<[string, Length, string]>([
    // The day itself does not count: the first of 15 days is the next one.
    ['2026-11-02', days(15), '2026-11-17'],
    ['2026-02-20', days(15), '2026-03-07'],
    ['2025-03-05', { years: 1 }, '2026-03-05'],
    ['2024-02-29', { years: 1 }, '2025-02-28'],
    ['2024-02-29', { years: 4 }, '2028-02-29'],
    ['2023-02-28', { years: 1 }, '2024-02-28'],
    ['2026-01-31', { months: 1 }, '2026-02-28'],
    ['2026-08-31', { months: 6 }, '2027-02-28'],
    ['2023-08-31', { months: 6 }, '2024-02-29'],
    ['2026-12-31', { months: 2 }, '2027-02-28'],
    ['2026-04-30', { months: 1 }, '2026-05-30'],
  ])('from %s, %o: %s', (from, length, last) => {
    expect(countFrom(from, length)).toBe(last);
  });

  const anyDay = fc.integer({ min: 0, max: 40_000 }).map((ahead) => addDays('1990-01-01', ahead));

  test('days, months and years keep their rules from any day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 120 }), (from, count) => {
        expect(daysBetween(from, countFrom(from, days(count)))).toBe(count);
        const last = countFrom(from, { months: count });
        expect(isDay(last)).toBe(true);
        // So many months later, on the same date or on the last of the month.
        const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
        expect(monthOf(last) - monthOf(from)).toBe(count);
        const endsMonth = addDays(last, 1).endsWith('-01');
        expect(
          last.slice(8) === from.slice(8) || (endsMonth && last.slice(8) < from.slice(8)),
        ).toBe(true);
        expect(countFrom(from, { years: count })).toBe(countFrom(from, { months: count * 12 }));
      }),
    );
  });

  test('a later beginning never ends earlier', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 60 }), (one, other, months) => {
        const [first = '', second = ''] = [one, other].sort();
        expect(addMonths(first, months) <= addMonths(second, months)).toBe(true);
      }),
    );
  });
});

describe('a last day that is no working day (民法典 art. 203)', () => {
  const lastOf15 = (last: string, changes: Partial<Period> = {}) =>
    lastDayOf(period(days(15), changes), addDays(last, -15), calendar);

  test.each([
    ['a working day', '2026-11-24', '2026-11-24', undefined],
    ['a Saturday', '2026-11-28', '2026-11-30', '周六'],
    ['a Sunday', '2026-11-29', '2026-11-30', '周日'],
    ['the middle of a holiday', '2026-10-03', '2026-10-08', '国庆节'],
    ['a Sunday in a holiday', '2026-02-22', '2026-02-24', '春节'],
    ['a Saturday that is worked', '2026-10-10', '2026-10-10', undefined],
    ['the Saturday before a worked one is not', '2026-02-27', '2026-02-27', undefined],
    ['a Saturday with a working Sunday after it', '2026-09-19', '2026-09-20', '周六'],
  ])('%s: %s ends on %s', (_what, counted, last, rest) => {
    expect(lastOf15(counted)).toEqual({ last, counted, ...(rest ? { rest } : {}) });
  });

  test('stays where the period says so', () => {
    expect(lastOf15('2026-11-28', { 'rest-day': 'stays' })).toEqual({
      last: '2026-11-28',
      counted: '2026-11-28',
      rest: '周六',
    });
  });

  test('stays where the year’s holidays are not known: the earlier day is the safe one', () => {
    expect(calendar.years.has(2031)).toBe(false);
    expect(lastOf15('2031-11-01')).toMatchObject({ last: '2031-11-01', rest: '周六' });
    expect(lastOf15('2031-10-01')).toMatchObject({ last: '2031-10-01', rest: '国庆节' });
    // A working day by the week: nothing to say about it.
    expect(lastOf15('2031-11-03')).toEqual({ last: '2031-11-03', counted: '2031-11-03' });
  });

  test('stays where the next working day lies in such a year', () => {
    const years = new Set([2026]);
    const holidays = new Map([['2026-12-31', '元旦']]);
    expect(lastDayOf(period(days(1)), '2026-12-30', { ...calendar, years, holidays })).toEqual({
      last: '2026-12-31',
      counted: '2026-12-31',
      rest: '元旦',
    });
  });

  test('is in a known year always the first working day not before the counted one', () => {
    const in2026 = fc.integer({ min: 0, max: 360 }).map((ahead) => addDays('2026-01-01', ahead));
    fc.assert(
      fc.property(in2026, (counted) => {
        const { last } = lastOf15(counted);
        expect(restOn(calendar, last)).toBeUndefined();
        for (let day = counted; day < last; day = addDays(day, 1))
          expect(restOn(calendar, day)).toBeDefined();
        expect([1, 2, 3, 4, 5].includes(weekdayOf(last)) || calendar.makeUpDays.has(last)).toBe(
          true,
        );
      }),
    );
  });
});

test('other services name a period and get its last day', () => {
  const sue = periodNamed('sue');
  expect(sue && known(sue, '2026-11-13')).toEqual({
    last: '2026-11-30',
    counted: '2026-11-28',
    rest: '周六',
  });
  expect(periodNamed('no-such')).toBeUndefined();
});
