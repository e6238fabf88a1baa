import { expect, test } from 'vitest';
import { gradually } from '../../../src/services/legal/gradual.ts';

function* counting(to: number) {
  let steps = 0;
  while (steps < to) {
    steps++;
    yield;
  }
  return { steps };
}

test('what is needed at once is made at once, and only once', () => {
  const made = gradually(counting(1_000));
  expect(made.value()).toEqual({ steps: 1_000 });
  expect(made.value()).toBe(made.value());
});

test('what is prepared lets others run in between, and is there afterwards', async () => {
  let turns = 0;
  const others = setInterval(() => turns++, 1);
  const slow = gradually(
    (function* () {
      for (let step = 0; step < 10; step++) {
        const until = performance.now() + 10;
        while (performance.now() < until);
        yield;
      }
      return 'made';
    })(),
  );
  await slow.prepare();
  clearInterval(others);
  expect(turns).toBeGreaterThan(2);
  expect(slow.value()).toBe('made');
});

test('what is asked for while it is prepared goes on from where that got', async () => {
  const made = gradually(counting(1_000_000));
  const prepared = made.prepare();
  expect(made.value()).toEqual({ steps: 1_000_000 });
  await prepared;
  expect(made.value()).toEqual({ steps: 1_000_000 });
});
