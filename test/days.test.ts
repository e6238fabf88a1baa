import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayOf,
  isDay,
  momentOf,
  oneDay,
  sayDay,
  sayMoment,
  timeOf,
  weekdayOf,
} from '../src/days.ts';

const moments = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const days = moments.map(dayOf);

describe('days are those of Asia/Shanghai', () => {
  test.each([
    ['2026-11-21T15:59:59.999Z', '2026-11-21', '23:59'],
    ['2026-11-21T16:00:00.000Z', '2026-11-22', '00:00'],
    ['2026-12-31T16:30:00.000Z', '2027-01-01', '00:30'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29', '00:00'],
  ])('%s is %s %s', (moment, day, time) => {
    expect(dayOf(new Date(moment))).toBe(day);
    expect(timeOf(new Date(moment))).toBe(time);
  });

  test('as the system has them, whatever its own time zone', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    });
    fc.assert(
      fc.property(moments, (moment) => {
        expect(`${dayOf(moment)} ${timeOf(moment)}`).toBe(format.format(moment));
      }),
    );
  });

  test('a day and a time give back their moment', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const back = momentOf(dayOf(moment), timeOf(moment));
        expect(moment.getTime() - back.getTime()).toBeLessThan(60_000);
        expect(moment.getTime()).toBeGreaterThanOrEqual(back.getTime());
      }),
    );
  });

  test('adding days and taking them away leads back; each is one day long', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (day, count) => {
        const there = addDays(day, count);
        expect(addDays(there, -count)).toBe(day);
        expect(momentOf(there).getTime() - momentOf(day).getTime()).toBe(count * oneDay);
        expect(isDay(there)).toBe(true);
        expect(((weekdayOf(there) - weekdayOf(day) - count) % 7) + 0).toBe(0);
      }),
    );
  });
});

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', 'today', '', '2026-11-22T00'])(
  '%s is no day',
  (text) => expect(isDay(text)).toBe(false),
);

test('a day is said as members say it', () => {
  expect(sayDay('2026-11-22')).toBe('11月22日（周日）');
  expect(sayMoment(new Date('2026-11-23T01:05:00Z'))).toBe('11月23日（周一）09:05');
});
