import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';

// The built program, as `npm run --silent match` runs it.
let child: ReturnType<typeof start>;
const start = () =>
  spawn(process.execPath, ['dist/commands/match.js'], { stdio: ['pipe', 'pipe', 'inherit'] });
beforeAll(() => {
  child = start();
});
afterAll(() => {
  child.kill();
});

test('npm run match answers line by line, as they come', async () => {
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await answers.next()).value ?? '') as unknown;

  child.stdin.write('\ufeff困难帮扶\r\n\r\n拖欠工');
  expect(await next()).toEqual({
    text: '困难帮扶',
    intent: 'apply-relief',
    confidence: 1,
    alternatives: [
      { intent: 'apply-relief', confidence: 1 },
      { intent: expect.any(String), confidence: 0 },
      { intent: expect.any(String), confidence: 0 },
    ],
  });
  expect(await next()).toMatchObject({ text: '', intent: 'none' });

  child.stdin.end('资怎么办\n"引号"和\\反斜杠');
  expect(await next()).toMatchObject({ text: '拖欠工资怎么办', intent: 'ask-law' });
  expect(await next()).toMatchObject({ text: '"引号"和\\反斜杠' });
  expect((await answers.next()).done).toBe(true);
  if (child.exitCode === null) await once(child, 'exit');
  expect(child.exitCode).toBe(0);
});
