import fc from 'fast-check';
import { pino } from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { dayOf, momentOf, oneDay, timeOf, weekdayOf } from '../../src/days.ts';
import {
  type Job,
  latestSlot,
  type Queue,
  startSchedule,
  type Tick,
} from '../../src/jobs/index.ts';

const silent = pino({ level: 'silent' });
const moments = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const minutes = fc.integer({ min: 0, max: 59 });
const hours = fc.integer({ min: 0, max: 23 });

describe('the latest slot', () => {
  test.each([
    ['30 8 * * *', '2026-11-23T08:30:00.000', '2026-11-23T08:30'],
    ['30 8 * * *', '2026-11-23T08:29:59.999', '2026-11-22T08:30'],
    ['30 8 * * *', '2026-11-23T00:00:00.000', '2026-11-22T08:30'],
    ['30 8 * * *', '2026-11-23T23:59:59.999', '2026-11-23T08:30'],
    ['0 0 * * *', '2026-11-23T00:00:00.000', '2026-11-23T00:00'],
    ['0 0 * * *', '2027-01-01T00:00:00.001', '2027-01-01T00:00'],
    ['30 8 * * 1-5', '2026-11-22T12:00:00.000', '2026-11-20T08:30'],
    ['30 8 1 * *', '2026-11-22T12:00:00.000', '2026-11-01T08:30'],
    ['0 9 29 2 *', '2026-11-22T12:00:00.000', '2024-02-29T09:00'],
  ])('of %s at %s is %s, Asia/Shanghai', (line, at, slot) => {
    expect(latestSlot(line, new Date(`${at}+08:00`))).toEqual(new Date(`${slot}:00+08:00`));
  });

  test('is the last stroke that is not after the moment', () => {
    fc.assert(
      fc.property(moments, hours, minutes, (now, hour, minute) => {
        const slot = latestSlot(`${minute} ${hour} * * *`, now);
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        expect(timeOf(slot)).toBe(time);
        expect(slot.getTime()).toBe(momentOf(dayOf(slot), time).getTime());
        const age = now.getTime() - slot.getTime();
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThan(oneDay);
      }),
    );
  });

  test('stays the same until the next stroke, and is itself its own latest', () => {
    fc.assert(
      fc.property(moments, hours, fc.nat(oneDay - 1), (now, hour, later) => {
        const line = `15 ${hour} * * *`;
        const slot = latestSlot(line, now);
        expect(latestSlot(line, slot)).toEqual(slot);
        expect(latestSlot(line, new Date(slot.getTime() + later))).toEqual(slot);
        expect(latestSlot(line, new Date(slot.getTime() + oneDay)).getTime()).toBe(
          slot.getTime() + oneDay,
        );
      }),
    );
  });

  test('of a line for some weekdays is on one of them', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 6 }), (now, weekday) => {
        const slot = latestSlot(`30 8 * * ${weekday}`, now);
        expect(weekdayOf(dayOf(slot))).toBe(weekday);
        expect(now.getTime() - slot.getTime()).toBeLessThan(7 * oneDay);
      }),
    );
  });
});

/** A queue that writes down what is put in. */
function recordingQueue() {
  const put: string[] = [];
  let broken = false;
  const queue: Queue = {
    work: async () => {},
    put: async (name, slot) => {
      if (broken) throw new Error('the database is away');
      put.push(`${name} ${dayOf(slot)} ${timeOf(slot)}`);
    },
    check: async () => {},
    stop: async () => {},
  };
  return { queue, put, breaks: (is: boolean) => (broken = is) };
}

describe('the schedule', () => {
  const job: Job = { name: 'bulletin', cron: '30 8 * * *', run: async () => {} };
  let now = new Date();
  const clock = { now: () => now };
  const at = (time: string) => {
    now = new Date(`2026-11-${time}:00+08:00`);
    vi.setSystemTime(now);
  };
  afterEach(() => {
    vi.useRealTimers();
  });

  test('catches up with what was missed while nothing ran', async () => {
    at('23T09:10');
    const { queue, put } = recordingQueue();
    const schedule = await startSchedule([job], [], queue, clock, silent);
    await schedule.catchUp();
    expect(put).toEqual(['bulletin 2026-11-23 08:30']);
    await schedule.stop();
  });

  test('puts in each slot when it has begun, once', async () => {
    vi.useFakeTimers();
    at('23T08:29');
    await vi.advanceTimersByTimeAsync(20_000);
    const { queue, put } = recordingQueue();
    const schedule = await startSchedule([job], [], queue, { now: () => new Date() }, silent);
    await schedule.catchUp();
    expect(put).toEqual(['bulletin 2026-11-22 08:30']);
    await vi.advanceTimersByTimeAsync(39_000);
    expect(put).toHaveLength(1);
    // With the stroke, not with the look every minute, which comes 20 seconds later.
    await vi.advanceTimersByTimeAsync(2_000);
    expect(put).toEqual(['bulletin 2026-11-22 08:30', 'bulletin 2026-11-23 08:30']);
    at('24T08:29');
    await vi.advanceTimersByTimeAsync(100_000);
    expect(put).toHaveLength(3);
    await schedule.stop();
  });

  test('puts in a slot that could not be put in when it began', async () => {
    vi.useFakeTimers();
    at('23T08:29');
    const { queue, put, breaks } = recordingQueue();
    const schedule = await startSchedule([job], [], queue, { now: () => new Date() }, silent);
    await schedule.catchUp();
    breaks(true);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(put).toHaveLength(1);
    breaks(false);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(put.at(-1)).toBe('bulletin 2026-11-23 08:30');
    await schedule.stop();
  });

  test('catches up after the process was held up over the stroke', async () => {
    vi.useFakeTimers();
    at('23T08:29');
    const { queue, put } = recordingQueue();
    const schedule = await startSchedule([job], [], queue, { now: () => new Date() }, silent);
    await schedule.catchUp();
    // A laptop that slept: the clock jumps, no timer ran.
    at('23T10:00');
    await vi.advanceTimersByTimeAsync(100_000);
    expect(put.at(-1)).toBe('bulletin 2026-11-23 08:30');
    await schedule.stop();
  });
});

describe('ticks', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A tick that takes so long, and counts how many of it run at once. */
  function slowTick(milliseconds: number) {
    const seen = { runs: 0, now: 0, most: 0, finished: 0 };
    const tick: Tick = {
      name: 'slow',
      everySeconds: 5,
      async run() {
        seen.runs += 1;
        seen.now += 1;
        seen.most = Math.max(seen.most, seen.now);
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        seen.now -= 1;
        seen.finished += 1;
      },
    };
    return { seen, tick };
  }

  const begin = async (...ticks: Tick[]) => {
    vi.useFakeTimers({ now: new Date('2026-11-23T10:00:00+08:00') });
    const clock = { now: () => new Date() };
    return startSchedule([], ticks, recordingQueue().queue, clock, silent);
  };

  test('come every so many seconds', async () => {
    const { seen, tick } = slowTick(10);
    const schedule = await begin(tick);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(seen.runs).toBe(12);
    await schedule.stop();
    await vi.advanceTimersByTimeAsync(61_000);
    expect(seen.runs).toBe(12);
  });

  test('never overlap', async () => {
    const { seen, tick } = slowTick(12_000);
    const schedule = await begin(tick);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(seen.most).toBe(1);
    expect(seen.runs).toBeGreaterThan(5);
    const stopping = schedule.stop();
    await vi.advanceTimersByTimeAsync(12_000);
    await stopping;
  });

  test('that fail come again, and hold up no other', async () => {
    let runs = 0;
    const failing: Tick = {
      name: 'failing',
      everySeconds: 5,
      run: async () => {
        runs += 1;
        throw new Error('the database is away');
      },
    };
    const { seen, tick } = slowTick(10);
    const schedule = await begin(failing, tick);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(runs).toBe(6);
    expect(seen.runs).toBe(6);
    await schedule.stop();
  });

  test('under way are finished before the stop is', async () => {
    const { seen, tick } = slowTick(3_000);
    const schedule = await begin(tick);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(seen).toMatchObject({ runs: 1, finished: 0 });
    let stopped = false;
    const stopping = schedule.stop().then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stopped).toBe(false);
    await vi.advanceTimersByTimeAsync(2_000);
    await stopping;
    expect(seen.finished).toBe(1);
  });
});
