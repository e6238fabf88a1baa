import { expect, test } from 'vitest';
import { checkingHalf, readBlind, scoreOf } from '../../../bench/legal/score.ts';
import { loadLibrary } from '../../../src/services/legal/index.ts';

const library = await loadLibrary();

const questionsOf = (set: 'open' | 'sealed' | 'fresh' | 'development') =>
  set === 'development' ? checkingHalf(readBlind(set)) : readBlind(set);

// Floors, a little below what was reached: a change that costs more than a question or two fails.
// The lines of the sealed and the fresh set are never looked at, only this score. The development set was written
// before the cards were read, but is worked with: the weights are learnt from its first half alone,
// yet words and thresholds were chosen with all of it in sight, so its score flatters.
test.each([
  { set: 'open', right: 0.97, first: 0.96, wrong: 0.02 },
  { set: 'sealed', right: 0.96, first: 0.89, wrong: 0.02 },
  { set: 'fresh', right: 0.915, first: 0.875, wrong: 0.025 },
  { set: 'development', right: 0.92, first: 0.87, wrong: 0.035 },
] as const)('the $set blind set is answered as well as before', ({ set, right, first, wrong }) => {
  const score = scoreOf(library, questionsOf(set));
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
