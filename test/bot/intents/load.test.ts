import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readExampleLines } from '../../../src/bot/intents/example-lines.ts';
import { loadIntents } from '../../../src/bot/intents/index.ts';
import { StartRefused } from '../../../src/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'intents-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const head = (intent: string, title: string) =>
  `intent: ${intent}\ntitle: ${title}\naction: bot.${intent}\n`;

async function refusal(): Promise<string[]> {
  const error = await loadIntents(folder).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartRefused);
  return (error as StartRefused).message.split('\n');
}

test('reads what there is, sorted, and leaves the rest of the folder alone', async () => {
  write('README.md', 'not: [yaml');
  write('_common.yaml', 'replies:\n  busy: 请稍等\n');
  write('_more.yaml', 'replies: { wait: 就来 }\n');
  write('thanks.yaml', `${head('thanks', '道谢告别')}examples:\n  - 谢谢\n`);
  write(
    'menu.yaml',
    `${head('menu', '服务菜单')}words: [菜单]
replies:
  hello: 您好
stories:
  - name: 打招呼
    turns:
      - member: 你好
      - bot: 您好
      - member: 5
      - member: { photo: true }
      - at: '2026-11-23T20:00'
examples: # 原话
  # 打招呼
  - 你好

  - "在吗"
  - '88'
  - 'it''s'
`,
  );
  expect(await loadIntents(folder)).toEqual({
    intents: [
      {
        intent: 'menu',
        title: '服务菜单',
        action: 'bot.menu',
        words: ['菜单'],
        replies: { hello: '您好' },
        stories: [
          {
            name: '打招呼',
            turns: [
              { member: '你好' },
              { bot: '您好' },
              { member: '5' },
              { member: { photo: true } },
              { at: '2026-11-23T20:00' },
            ],
          },
        ],
        examples: ['你好', '在吗', '88', "it's"],
      },
      {
        intent: 'thanks',
        title: '道谢告别',
        action: 'bot.thanks',
        words: [],
        replies: {},
        stories: [],
        examples: ['谢谢'],
      },
    ],
    shared: { busy: '请稍等', wait: '就来' },
  });
});

describe('refuses, naming file, line and what to do:', () => {
  test.each([
    ['no YAML', 'intent: menu\ntitle: [服务\n', /^menu\.yaml:\d+ is not YAML: /],
    ['nothing', '', /^menu\.yaml:1 : /],
    [
      'a long title',
      `${head('menu', '这个名字实在太长了吧')}examples:\n  - 你好\n`,
      /^menu\.yaml:2 title: a title has at most 8 characters$/,
    ],
    [
      'no action',
      'intent: menu\ntitle: 菜单\nexamples:\n  - 你好\n',
      /^menu\.yaml:1 action: write action: and what runs/,
    ],
    [
      'an unknown key',
      `${head('menu', '菜单')}exmaples:\n  - 你好\nexamples:\n  - 您好\n`,
      /^menu\.yaml:1 : .*exmaples/,
    ],
    [
      'a number for an example',
      `${head('menu', '菜单')}examples:\n  - 你好\n  - 88\n`,
      /^menu\.yaml:6 examples\.1: an example must be a text; put a number/,
    ],
    [
      'an example that YAML reads as a pair',
      `${head('menu', '菜单')}examples:\n  - 你好\n  - 问: 在吗\n`,
      /^menu\.yaml:6 examples\.1: .*quotes/,
    ],
    [
      'an empty example',
      `${head('menu', '菜单')}examples:\n  - 你好\n  - ''\n`,
      /^menu\.yaml:6 examples\.1: an example/,
    ],
    [
      'no examples',
      `${head('menu', '菜单')}examples: []\n`,
      /^menu\.yaml:4 examples: at least one/,
    ],
    [
      'a turn of nobody',
      `${head('menu', '菜单')}stories:\n  - name: 一\n    turns:\n      - member: 你好\n      - robot: 您好\nexamples:\n  - 你好\n`,
      /^menu\.yaml:8 stories\.0\.turns\.1: a turn is "member/,
    ],
    [
      'another name than the file',
      `${head('menus', '菜单')}examples:\n  - 你好\n`,
      /^menu\.yaml:1 the file of menus must be called menus\.yaml$/,
    ],
  ])('%s', async (_what, text, message) => {
    write('menu.yaml', text);
    expect((await refusal())[0]).toMatch(message);
  });

  test('the same title or example twice, and all mistakes at once', async () => {
    write('menu.yaml', `${head('menu', '菜单')}examples:\n  - 你好\n  - 好的\n`);
    write('thanks.yaml', `${head('thanks', '菜单')}examples:\n  - 谢谢\n  - 好的\n`);
    write('_common.yaml', 'replies:\n  busy: 5\n');
    expect(await refusal()).toEqual([
      expect.stringMatching(/^_common\.yaml:2 replies\.busy: a reply must be a text/),
      'thanks.yaml:2 menu has the title 菜单 too: change one of them',
      'thanks.yaml:6 menu has the example 好的 too: keep the better one',
    ]);
  });

  test('an empty folder', async () => {
    expect(await refusal()).toEqual([`${folder} has no .yaml file: it needs one an intent`]);
  });
});

test('the quick reader reads every file as YAML would', () => {
  for (const name of readdirSync('intents').filter((file) => /^[a-z].*\.yaml$/.test(file))) {
    const text = readFileSync(path.join('intents', name), 'utf8');
    const quick = readExampleLines(text);
    expect(quick, `${name} has an example that needs quotes`).toBeDefined();
    const whole = parse(text) as { examples: string[] };
    expect(quick?.examples.map((example) => example.text)).toEqual(whole.examples);
    expect(parse(quick?.rest ?? '')).toEqual({ ...whole, examples: [] });
  }
});

test.each(['996是不是违法', '18点30', '3q', '1+1等于几', '-', '12:30开门吗'])(
  'the quick reader reads %j as YAML would',
  (example) => {
    const text = `examples:\n  - 你好\n  - ${example}\n`;
    const quick = readExampleLines(text);
    if (quick) expect(quick.examples.map(({ text }) => text)).toEqual(parse(text).examples);
    expect(quick === undefined).toBe(example === '-');
  },
);

test.each([
  '- [一, 二]',
  '- {问: 答}',
  '- &a 一',
  '- *a',
  '- |\n    一',
  '- 一: 二',
  '- 一 # 注',
  '- "\\n"',
  '- true',
  '- ~',
  '- 1.5',
  '- .inf',
  '- -7',
  '- 1e3',
  '- 0x1F',
  '- - 一',
  '- 一\n    续',
])('the quick reader leaves %j to YAML', (lines) => {
  expect(readExampleLines(`examples:\n  - 你好\n  ${lines}\n`)).toBeUndefined();
});
