import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';

// The built program, as `npm run --silent legal` and `npm run check:laws` run it.
const ask = (input: string) =>
  spawnSync(process.execPath, ['dist/commands/legal.js'], { input, encoding: 'utf8' });

test('npm run legal answers each line with a line', () => {
  const { stdout, stderr, status } = ask(
    '\ufeff打碎一个花瓶公司扣我八百\r\n工伤\n离婚财产怎么分\n\n"引号"',
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    {
      question: '打碎一个花瓶公司扣我八百',
      outcome: 'answered',
      citations: [{ law: '工资支付暂行规定', article: 16 }, expect.anything()],
      text: expect.stringContaining('20%'),
    },
    { question: '工伤', outcome: 'clarify', citations: [], text: expect.stringContaining('1. ') },
    { outcome: 'out-of-scope', citations: [], text: expect.stringContaining('12348') },
    { question: '', outcome: 'out-of-scope' },
    { question: '"引号"', outcome: 'out-of-scope' },
  ]);
  for (const line of lines)
    expect(Object.keys(line)).toEqual(['question', 'outcome', 'citations', 'text']);
});

test('who reads only the first line breaks nothing', async () => {
  const child = spawn(process.execPath, ['dist/commands/legal.js']);
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += String(chunk);
  });
  child.stdin.on('error', () => undefined);
  child.stdin.write('工伤\n'.repeat(5000));
  child.stdout.once('data', () => child.stdout.destroy());
  child.stdin.end();
  await new Promise((resolve) => child.once('exit', resolve));
  expect(complaint).toBe('');
});

const checkLaws = (folder: string) =>
  spawnSync(process.execPath, ['dist/commands/check-laws.js', folder], { encoding: 'utf8' });

test('npm run check:laws says so where there are no texts, and fails on a missing article', () => {
  const absent = checkLaws(path.join(tmpdir(), 'no-such-folder'));
  expect(absent).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('nothing was checked'),
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'laws-'));
  writeFileSync(path.join(folder, 'a.json'), JSON.stringify({ short: '甲法', articles: [] }));
  const missing = checkLaws(folder);
  rmSync(folder, { recursive: true });
  expect(missing).toMatchObject({ status: 1, stdout: expect.stringContaining('no such article') });
});
