import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Card } from '../../../src/services/legal/cards/index.ts';
import { amountsIn } from '../../../src/services/legal/laws/amounts.ts';
import { cite } from '../../../src/services/legal/laws/laws.ts';
import { prove } from '../../../src/services/legal/laws/prove.ts';
import { loadStatutes } from '../../../src/services/legal/laws/statutes.ts';

test.each([
  ['自收到之日起十五日内', ['15 日']],
  ['30天内、20个工作日', ['30 日', '20 日']],
  ['百分之五十以上百分之一百以下', ['50 %', '100 %']],
  ['不低于150％，即1.5倍', ['150 %', '150 %']],
  ['二倍工资、八成工资', ['200 %', '80 %']],
  ['一年六个月、半年', ['1 年', '6 个月', '6 个月']],
  ['五百元以上二千元以下', ['500 元', '2000 元']],
  ['罚2万元、一千二百元', ['20000 元', '1200 元']],
  ['不满十六周岁、16岁', ['16 岁', '16 岁']],
  ['第三天、上一级、打12333', []],
])('the amounts in %s', (text, amounts) => {
  expect(amountsIn(text).map(({ value, unit }) => `${value} ${unit}`)).toEqual(amounts);
});

const card = (changes: Partial<Card>): Card => ({
  id: 'one',
  topic: 'wages',
  title: '工资',
  variants: [],
  answer: '十五日内给。',
  articles: [{ law: '甲法', article: 1 }],
  next: '先催。',
  ...changes,
});

test('a card is proved by the articles it cites', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'laws-'));
  const write = (file: string, short: string, articles: object[]) =>
    writeFile(path.join(folder, file), JSON.stringify({ short, articles }));
  await write('a1.json', '甲法', [{ n: 1, text: '应当在十五日内支付。' }]);
  await write('a2.json', '甲法', [{ n: 90, text: '一年内申请。' }]);
  await writeFile(path.join(folder, 'index.json'), '[]');
  const statutes = await loadStatutes(folder);
  await rm(folder, { recursive: true });
  if (!statutes) throw new Error('There was a folder.');

  expect(prove(card({}), statutes)).toBeUndefined();
  const both = [
    { law: '甲法', article: 1 },
    { law: '甲法', article: 90 },
  ];
  expect(prove(card({ articles: both, deadline: '1年内申请。' }), statutes)).toBeUndefined();
  expect(prove(card({ deadline: '一年内申请，最多三个月。' }), statutes)).toEqual({
    card: 'one',
    missing: [],
    amounts: ['一年', '三个月'],
  });
  expect(prove(card({ articles: [{ law: '甲法', article: 2 }] }), statutes)).toEqual({
    card: 'one',
    missing: ['甲法 2'],
    amounts: ['十五日'],
  });
});

test('without the folder nothing is proved', async () => {
  expect(await loadStatutes(path.join(tmpdir(), 'no-such-folder'))).toBeUndefined();
});

test('articles are cited law by law, in order, with the edition', () => {
  const laws = new Map([
    ['甲法', { short: '甲法', title: '中华人民共和国甲法', version: '2012-12-28第二次修正' }],
    [
      '乙规定',
      { short: '乙规定', title: '乙规定', version: '2004-01-01公布', parts: { '9': '附录' } },
    ],
  ]);
  expect(
    cite(laws, [
      { law: '甲法', article: 3 },
      { law: '乙规定', article: 9 },
      { law: '甲法', article: 1 },
    ]),
  ).toBe('《甲法》（2012年修正）第3条、第1条；《乙规定》附录');
});
