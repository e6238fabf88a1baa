import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, minute, momentOf, oneDay } from '../../../src/days.ts';
import {
  holidayOn,
  nextOpening,
  periodsOn,
  presentOpening,
  sayWhen,
  unknownYears,
  whyClosed,
} from '../../../src/services/staff/calendar.ts';
import { parseOfficeHours, readOfficeHours } from '../../../src/services/staff/office-hours.ts';
import { at } from '../events/support.ts';

const calendar = readOfficeHours();
const open = (local: string) => presentOpening(calendar, at(local)) !== undefined;
const next = (local: string) => nextOpening(calendar, at(local));

describe('an ordinary week', () => {
  test.each([
    ['2026-11-23T08:59', false],
    ['2026-11-23T09:00', true],
    ['2026-11-23T11:55', true],
    ['2026-11-23T11:56', false], // too little left to be worth a hand-over
    ['2026-11-23T12:30', false],
    ['2026-11-23T14:00', true],
    ['2026-11-23T17:30', false],
    ['2026-11-22T10:00', false],
  ])('at %s somebody is there: %s', (local, there) => expect(open(local)).toBe(there));

  test.each([
    ['2026-11-23T08:00', '2026-11-23T09:00'],
    ['2026-11-23T12:30', '2026-11-23T14:00'],
    ['2026-11-23T18:00', '2026-11-24T09:00'],
    ['2026-11-27T17:30', '2026-11-30T09:00'],
    ['2026-11-22T22:00', '2026-11-23T09:00'],
  ])('after %s comes %s', (local, opening) => expect(next(local)).toEqual(at(opening)));
});

describe('the holidays of 2026', () => {
  test.each([
    ['2026-01-01', '元旦'],
    ['2026-01-04', undefined],
    ['2026-02-14', undefined],
    ['2026-02-15', '春节'],
    ['2026-02-23', '春节'],
    ['2026-02-24', undefined],
    ['2026-04-06', '清明节'],
    ['2026-05-05', '劳动节'],
    ['2026-06-19', '端午节'],
    ['2026-09-25', '中秋节'],
    ['2026-10-07', '国庆节'],
    ['2026-10-08', undefined],
  ])('%s: %s', (day, name) => expect(holidayOn(calendar, day)).toBe(name));

  test('33 days off and 6 weekend days worked, as announced', () => {
    const days = Array.from({ length: 365 }, (_, i) => addDays('2026-01-01', i));
    expect(days.filter((day) => holidayOn(calendar, day) !== undefined)).toHaveLength(33);
    const worked = days.filter((day) => calendar.makeUpDays.has(day));
    expect(worked).toHaveLength(6);
    for (const day of worked) expect(periodsOn(calendar, day)).toHaveLength(2);
  });

  test('over the long holiday the next opening is the day after it', () => {
    expect(next('2026-02-14T18:00')).toEqual(at('2026-02-24T09:00'));
    expect(next('2026-09-30T18:00')).toEqual(at('2026-10-08T09:00'));
    expect(next('2026-10-09T18:00')).toEqual(at('2026-10-10T09:00'));
  });
});

describe('a year nobody has entered', () => {
  test('goes by weekdays and the holidays of fixed date, and is reported', () => {
    expect(holidayOn(calendar, '2027-01-01')).toBe('元旦');
    expect(holidayOn(calendar, '2027-02-08')).toBeUndefined();
    expect(next('2026-12-31T18:00')).toEqual(at('2027-01-04T09:00'));
    expect(unknownYears(calendar, at('2026-12-31T18:00'))).toEqual([]);
    expect(unknownYears(calendar, at('2026-12-31T18:00'), at('2027-01-04T09:00'))).toEqual([2027]);
  });
});

describe('for any moment', () => {
  const moments = fc
    .integer({ min: momentOf('2025-12-01').getTime(), max: momentOf('2027-12-01').getTime() })
    .map((time) => new Date(time));

  test('the next opening is after it, on a day somebody is there, and nothing opens before', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const opening = nextOpening(calendar, now);
        expect(opening).toBeDefined();
        if (!opening) return;
        expect(opening > now).toBe(true);
        expect(presentOpening(calendar, opening)?.from).toEqual(opening);
        expect(presentOpening(calendar, new Date(opening.getTime() - 1))?.from).toBeUndefined();
        for (let day = dayOf(now); day <= dayOf(opening); day = addDays(day, 1))
          for (const { from } of periodsOn(calendar, day))
            expect(from <= now || from >= opening).toBe(true);
      }),
    );
  });

  test('where somebody is there, there is time enough left, and a reason where nobody is', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const present = presentOpening(calendar, now);
        if (!present) {
          expect(['break', 'night', 'weekend', 'holiday']).toContain(whyClosed(calendar, now).kind);
          return;
        }
        expect(present.from <= now).toBe(true);
        expect(present.until.getTime() - now.getTime()).toBeGreaterThanOrEqual(5 * minute);
        expect(present.until.getTime() - now.getTime()).toBeLessThan(oneDay);
      }),
    );
  });
});

test('no opening at all ends in no answer, not in a search without end', () => {
  const never = { ...calendar, weekly: [], makeUp: [], makeUpDays: new Set<string>() };
  expect(nextOpening(never, at('2026-11-23T10:00'))).toBeUndefined();
});

test.each([
  ['2026-11-23T12:30', '2026-11-23T14:00', '今天14:00'],
  ['2026-11-22T22:00', '2026-11-23T09:00', '明天（周一）9:00'],
  ['2026-11-21T22:00', '2026-11-23T09:00', '后天（周一）9:00'],
  ['2026-11-27T22:00', '2026-11-30T09:00', '11月30日（周一）9:00'],
  ['2026-12-31T22:00', '2027-01-01T09:00', '明天（周五）9:00'],
])('from %s, %s is said as %s', (from, to, words) => {
  expect(sayWhen(at(to), at(from))).toBe(words);
});

describe('a file that is wrong is refused', () => {
  const week = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
  const file = (monday: string, holiday = '{ name: 元旦, from: 2026-01-01, to: 2026-01-03 }') =>
    [
      'weekly:',
      ...week.map((day) => `  ${day}: ${day === '周一' ? monday : '[]'}`),
      'make-up: []',
      'fixed: {}',
      'years:',
      `  2026: { source: x, holidays: [${holiday}], make-up-days: [] }`,
    ].join('\n');

  test('the pattern itself is right', () => {
    expect(parseOfficeHours(file("['09:00-12:00']")).holidays.size).toBe(3);
  });

  test.each([
    ['a time that is none', file("['9-12']")],
    ['a period that ends before it begins', file("['12:00-09:00']")],
    ['periods that overlap', file("['09:00-12:00', '11:00-13:00']")],
    [
      'a day that is none',
      file("['09:00-12:00']", '{ name: 元旦, from: 2026-02-30, to: 2026-03-01 }'),
    ],
    [
      'a holiday that ends before it begins',
      file("['09:00-12:00']", '{ name: x, from: 2026-01-03, to: 2026-01-01 }'),
    ],
    ['a week in which nobody is ever there', file('[]')],
    ['a weekday missing', file("['09:00-12:00']").replace(/ {2}周日.*\n/, '')],
  ])('%s', (_what, text) => expect(() => parseOfficeHours(text)).toThrow());
});
