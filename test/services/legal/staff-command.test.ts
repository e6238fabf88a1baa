import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

// The built program, as `npm run cards` and `npm run laws:import` run it.
const folder = mkdtempSync(path.join(tmpdir(), 'staff-'));
afterAll(() => rmSync(folder, { recursive: true }));
const env = { PATH: process.env.PATH, DATA_DIR: path.join(folder, 'data') };
const run = (module: string, ...parameters: string[]) =>
  spawnSync(process.execPath, [`dist/commands/${module}.js`, ...parameters], {
    ...{ encoding: 'utf8', env },
  });
const put = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const card = `topic: wages
title: 工资
cards:
  - id: wage-red-packet
    title: 红包抵工资
    variants: [一, 二, 三, 四, 五, 六, 七, 八]
    answer: 工资要用货币按时付。
    articles: [工资支付暂行规定 5]
    next: 先把红包记录截图留好。
`;

test('without a command, or with too little, the usage is shown', () => {
  for (const given of [[], ['show'], ['lose', 'x'], ['list', '--what']]) {
    const { status, stderr } = run('cards', ...given);
    expect(status).toBe(1);
    expect(stderr).toContain('npm run cards -- 命令');
  }
  expect(run('laws-import').stderr).toContain('npm run laws:import -- 文件夹');
});

test('a folder with a mistake is refused with file and line before anything is opened', () => {
  const laws = mkdtempSync(path.join(folder, 'laws-'));
  writeFileSync(path.join(laws, 'a.json'), '{\n"short": "甲法"\n');
  const { status, stderr } = run('laws-import', laws);
  expect(status).toBe(1);
  expect(stderr).toMatch(/a\.json:3: 不是完整的 JSON/);
  expect(run('laws-import', path.join(folder, 'nowhere')).stderr).toContain('读不了文件夹');
});

// Each run opens a database of its own making, which takes a busy machine long.
test('a card is added as a draft, and its history tells by whom and why', {
  timeout: 120_000,
}, () => {
  const added = run('cards', 'add', put('card.yaml', card), '--by', '王工', '--why', '常有人问');
  expect(added.stderr).toBe('');
  expect(added.stdout).toContain('wage-red-packet 已存为草稿');
  expect(run('cards', 'history', 'wage-red-packet').stdout).toMatch(
    /第 1 版 草稿\n {2}\S+ \S+ 王工（工作人员）写成：常有人问/,
  );
});
