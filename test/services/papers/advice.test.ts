import { expect, test } from 'vitest';
import type { Turn } from '../../../src/bot/action.ts';
import { advice, optionsAfter } from '../../../src/services/papers/advice.ts';
import { sayOf } from '../cases/support.ts';
import { samples } from './samples.ts';

const turn = { say: sayOf('book-lawyer') } as unknown as Turn;

/** The last day a paper names, and the one it offers to be reminded of. */
function lastDays(leftOn: string, day: string) {
  const { facts, ...paper } = samples.arbitration;
  const contents = { ...paper, facts: { ...facts, leftOn, day } };
  const reminder = optionsAfter(() => true, turn, contents).find(
    ({ action }) => action === 'deadlines.remind',
  );
  return { said: advice(turn, contents).join('\n'), reminder: reminder?.args?.last };
}

test('a last day on a Saturday is the Monday after it, as 算期限 says', () => {
  const { said, reminder } = lastDays('2025-11-28', '2026-11-23');
  expect(said).toContain('最晚 2026年11月30日');
  expect(reminder).toBe('2026-11-30');
});

test('on that Monday it is not over, a day later it is', () => {
  expect(lastDays('2025-11-28', '2026-11-30').said).toContain('最晚 2026年11月30日');
  const { said, reminder } = lastDays('2025-11-28', '2026-12-01');
  expect(said).toContain('已经超过一年（到 2026年11月30日）');
  expect(reminder).toBeUndefined();
});

test('a 29th of February ends a year later on the 28th', () => {
  expect(lastDays('2024-02-29', '2024-12-02').reminder).toBe('2025-02-28');
});
