import { expect, test } from 'vitest';
import { readBlind, scoreOf } from '../../../bench/legal/score.ts';
import { loadLibrary } from '../../../src/services/legal/index.ts';

const library = await loadLibrary();

// Floors, a little below what was reached: a change that costs more than a question or two fails.
// The lines of the sealed set are never looked at, only this score.
test.each([
  { set: 'open', right: 0.97, first: 0.96, wrong: 0.02 },
  { set: 'sealed', right: 0.87, first: 0.8, wrong: 0.04 },
] as const)('the $set blind set is answered as well as before', ({ set, right, first, wrong }) => {
  const score = scoreOf(library, readBlind(set));
  expect(score.right + score.rightNotFirst).toBeGreaterThanOrEqual(right);
  expect(score.right).toBeGreaterThanOrEqual(first);
  expect(score.wrong).toBeLessThanOrEqual(wrong);
});

test('a question takes less than two milliseconds', () => {
  const questions = readBlind('open');
  const before = process.cpuUsage();
  for (let round = 0; round < 5; round++)
    for (const { question } of questions) library.judge().decide(question);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 5 / questions.length).toBeLessThan(2_000);
});
