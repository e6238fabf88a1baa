import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, hour, minute, momentOf } from '../../../src/days.ts';
import { periodsOn } from '../../../src/services/staff/calendar.ts';
import {
  addWorkingTime,
  isWorkingDay,
  readOfficeHours,
  workingTimeBetween,
} from '../../../src/services/staff/index.ts';
import { at } from '../events/support.ts';

const calendar = readOfficeHours();
const due = (local: string, hours = 24) => addWorkingTime(calendar, at(local), hours * hour);

// A day has six and a half hours: 09:00-12:00 and 14:00-17:30.
test.each([
  ['on a Monday morning', '2026-11-23T09:00', '2026-11-26T15:30'],
  ['in the lunch break, as when it ends', '2026-11-23T12:30', '2026-11-27T10:00'],
  ['at night, as the next morning', '2026-11-22T23:00', '2026-11-26T15:30'],
  ['over a weekend', '2026-11-26T10:00', '2026-12-01T16:30'],
  ['over the National Day and a Saturday worked', '2026-09-29T09:00', '2026-10-09T15:30'],
  ['over the Spring Festival', '2026-02-14T16:00', '2026-02-27T12:00'],
  ['into a year whose calendar is unknown, by weekdays', '2026-12-31T17:00', '2027-01-07T15:00'],
])('24 working hours %s', (_what, from, until) => expect(due(from)).toEqual(at(until)));

test('the last moment of a period is due in it, not when the next begins', () => {
  expect(due('2026-11-23T09:00', 3)).toEqual(at('2026-11-23T12:00'));
  expect(due('2026-11-27T17:00', 0.5)).toEqual(at('2026-11-27T17:30'));
});

test('a working day is one with a period: a weekend day worked, and no holiday', () => {
  const days = ['2026-11-23', '2026-11-22', '2026-10-01', '2026-10-10', '2027-01-01'];
  expect(days.map((day) => isWorkingDay(calendar, day))).toEqual([true, false, false, true, false]);
});

const moments = fc
  .integer({ min: momentOf('2025-12-01').getTime(), max: momentOf('2027-12-01').getTime() })
  .map((time) => new Date(time));
const lengths = fc.integer({ min: 1, max: 60 * hour });

test('exactly so much working time lies between, and the last of it is worked', () => {
  fc.assert(
    fc.property(moments, lengths, (from, length) => {
      const until = addWorkingTime(calendar, from, length);
      expect(workingTimeBetween(calendar, from, until)).toBe(length);
      expect(workingTimeBetween(calendar, from, new Date(until.getTime() - 1))).toBe(length - 1);
    }),
  );
});

test('it can be added in parts, and comes in order', () => {
  fc.assert(
    fc.property(moments, lengths, lengths, (from, first, second) => {
      const between = addWorkingTime(calendar, from, first);
      const both = addWorkingTime(calendar, from, first + second);
      expect(addWorkingTime(calendar, between, second)).toEqual(both);
      expect(both > between).toBe(true);
    }),
  );
});

test('it is what a minute hand would count', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 10 }), (moment, days) => {
      const from = new Date(Math.floor(moment.getTime() / minute) * minute);
      const to = new Date(momentOf(addDays(dayOf(from), days)).getTime() + 15 * hour);
      let counted = 0;
      for (let time = from.getTime(); time < to.getTime(); time += minute) {
        const now = new Date(time);
        if (periodsOn(calendar, dayOf(now)).some((p) => p.from <= now && now < p.until)) counted++;
      }
      expect(workingTimeBetween(calendar, from, to)).toBe(counted * minute);
    }),
    { numRuns: 20 },
  );
});

test('a calendar without any working time is a mistake, not a search without end', () => {
  const never = { ...calendar, weekly: [], makeUp: [], makeUpDays: new Set<string>() };
  expect(() => addWorkingTime(never, at('2026-11-23T10:00'), hour)).toThrow('no working time');
  expect(workingTimeBetween(never, at('2026-11-23T10:00'), at('2026-12-23T10:00'))).toBe(0);
});
