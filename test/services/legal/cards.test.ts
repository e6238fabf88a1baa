import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCards } from '../../../src/services/legal/cards/index.ts';
import { NotPlain, readPlainYaml } from '../../../src/services/legal/cards/plain-yaml.ts';

const seed = path.resolve('prisma/seed/legal');

const card = (id: string, changes: Record<string, string> = {}) => {
  const fields = {
    title: '拖欠工资',
    variants: `[${['一', '二', '三', '四', '五', '六', '七', '八'].map((n) => `${id}${n}`).join(', ')}]`,
    answer: '应当给。',
    articles: '[劳动合同法 30]',
    next: '先催。',
    ...changes,
  };
  const lines = Object.entries(fields).map(([key, value]) => `    ${key}: ${value}`);
  return [`  - id: ${id}`, ...lines].join('\n');
};
const topic = (...cards: string[]) => `topic: wages\ntitle: 工资\ncards:\n${cards.join('\n')}\n`;

describe('a mistake is named with its file and line', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'cards-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const load = async (text: string, name = 'wages.yaml') => {
    await writeFile(path.join(folder, name), text);
    return loadCards(folder, new Set(['劳动合同法']));
  };

  test('a good file is read', async () => {
    const { list, byId } = await load(topic(card('one')));
    expect(list).toHaveLength(1);
    expect(byId.get('one')).toMatchObject({
      topic: 'wages',
      articles: [{ law: '劳动合同法', article: 30 }],
    });
  });

  test.each([
    ['a title of fifteen', card('one', { title: '一二三四五六七八九十一二三四五' }), '5', '14'],
    ['an answer of 401', card('one', { answer: '好'.repeat(401) }), '7', '400'],
    ['seven variants', card('one', { variants: '[一, 二, 三, 四, 五, 六, 七]' }), '6', '8'],
    ['an article without a number', card('one', { articles: '[劳动合同法]' }), '8', '法律简称'],
    ['a law that is not registered', card('one', { articles: '[婚姻法 1]' }), '8', '婚姻法'],
    ['a field nobody knows', card('one', { deadlines: '一年' }), '4', 'deadlines'],
    ['an id twice', `${card('one')}\n${card('one')}`, '10', 'one'],
    [
      'a choice without a card',
      `${card('one')}\n    ask:\n      question: 还在吗？\n      choices:\n        - {label: 在, card: one}\n        - {label: 不在, card: two}`,
      '14',
      'two',
    ],
  ])('%s', async (_what, cards, line, named) => {
    await expect(load(topic(cards))).rejects.toThrow(
      new RegExp(`wages\\.yaml:${line} [\\s\\S]*${named}`),
    );
  });

  test('a topic unlike its file, broken YAML, a word asked twice', async () => {
    await expect(load(topic(card('one')), 'pay.yaml')).rejects.toThrow('pay.yaml:1');
    await rm(path.join(folder, 'pay.yaml'));
    await expect(load('topic: [')).rejects.toThrow('wages.yaml');
    const clarify = '  - {words: [工资], ask: 哪一种？, choices: [one, two]}\n';
    const twice = topic(card('one'), card('two')).replace(
      'cards:',
      `clarify:\n${clarify.repeat(2)}cards:`,
    );
    await expect(load(twice)).rejects.toThrow('wages.yaml:5');
  });
});

describe('the quick reader', () => {
  test('reads our files as yaml does', async () => {
    const files = [...(await readdir(seed)).filter((name) => name.endsWith('.yaml'))];
    const paths = files.map((name) => path.join(seed, name));
    paths.push(path.resolve(seed, '../legal-laws.yaml'), path.resolve(seed, '../legal-words.yaml'));
    for (const file of paths) {
      const text = await readFile(file, 'utf8');
      expect(readPlainYaml(text)).toEqual(parse(text, { schema: 'failsafe' }));
    }
  });

  test.each([
    'a: "quoted"',
    "a: 'quoted'",
    'a: b # note',
    'a: b: c',
    'a: &x b',
    'a: *x',
    'a: !t b',
    'a: {b: c}',
    'a: |\n  b',
    'a: >-\n  b\n  c',
    'a:\n',
    'a: 1\na: 2',
    'a:\n  b: 1\n c: 2',
    '- a\n  b',
    '\ta: b',
    'a: b\r\n',
    '- - a',
    'a: [b, [c]]',
    'a: ? b',
  ])('leaves to yaml what is not plain: %j', (text) => {
    expect(() => readPlainYaml(text)).toThrow(NotPlain);
  });
});
