import type { Clock } from '../../src/clock.ts';

/** A clock that can be set, and goes on from there at its own pace. */
export interface TestClock extends Clock {
  /** Asia/Shanghai, e.g. `2026-11-23T10:00`. */
  set(localTime: string): void;
  advance(milliseconds: number): void;
}

export function createTestClock(localTime: string): TestClock {
  const parse = (time: string) =>
    new Date(`${time.length === 16 ? `${time}:00` : time}+08:00`).getTime();
  let shift = parse(localTime) - Date.now();
  return {
    now: () => new Date(Date.now() + shift),
    set: (time) => {
      shift = parse(time) - Date.now();
    },
    advance: (milliseconds) => {
      shift += milliseconds;
    },
  };
}
