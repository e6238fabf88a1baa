import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Action } from '../../../src/bot/action.ts';
import { text } from '../../../src/bot/reply.ts';
import { importLaws, readLawFolder } from '../../../src/services/legal/index.ts';
import { inForceOn } from '../../../src/services/legal/statutes/records.ts';
import { readReference } from '../../../src/services/legal/statutes/reference.ts';
import { createWorld, type World } from '../../support/world.ts';
import { library } from './support.ts';

const article = (n: number, words: string, no?: string) => ({
  n,
  text: words,
  ...(no ? { no } : {}),
});
const contractLaw = {
  short: '劳动合同法',
  title: '中华人民共和国劳动合同法',
  version: '2012-12-28修正',
  effective: '2013-07-01',
  articles: [
    article(81, '试验文本：八十一。', '第八十一条'),
    article(82, '试验文本：应当每月支付二倍的工资。', '第八十二条'),
    article(83, `试验文本：${'很长的条文。'.repeat(150)}`, '第八十三条'),
  ],
};
const older = {
  ...contractLaw,
  ...{ version: '2007-06-29通过', effective: '2008-01-01' },
  articles: [article(82, '试验文本：旧的。', '第八十二条'), article(99, '试验文本：只在旧法里。')],
};
const coming = {
  ...contractLaw,
  ...{ version: '2026-12-01修正', effective: '2027-01-01' },
  articles: [article(82, '试验文本：明年才有。', '第八十二条')],
};
const injury = {
  short: '工伤保险条例',
  title: '工伤保险条例',
  version: '2010-12-20修订',
  effective: '',
  articles: [
    article(14, '试验文本：职工有下列情形之一的，应当认定为工伤。', '第十四条'),
    article(15, '试验文本：跳早操喊口号造成职工伤害的，按照本条例处理。', '第十五条'),
  ],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'laws-'));
});
afterEach(() => rm(folder, { recursive: true }));
const put = (name: string, value: unknown) =>
  writeFile(
    path.join(folder, name),
    typeof value === 'string' ? value : JSON.stringify(value, undefined, 1),
  );
const read = () => readLawFolder(folder, library.laws);

test.each([
  ['劳动合同法第82条', '劳动合同法', 82],
  ['《劳动合同法》第八十二条', '《劳动合同法》', 82],
  ['劳动合同法82条怎么说', '劳动合同法', 82],
  ['中华人民共和国劳动合同法 第82条 的内容是什么？', '中华人民共和国劳动合同法', 82],
  ['我想看一下劳动合同法第八十二条原文', '劳动合同法', 82],
  ['劳动合同法第三十九条第二款怎么规定的', '劳动合同法', 39],
  ['民法典一千一百六十五条', '民法典', 1165],
  ['劳动争议司法解释（一）第32条', '劳动争议司法解释(一)', 32],
  ['劳动争议司法解释二第19条', '劳动争议司法解释二', 19],
])('%s names an article', (said, name, number) => {
  expect(readReference(said)).toEqual({ name: name.trim(), article: number });
});

test.each([
  '公司说按劳动合同法第39条开除我 合法吗',
  '劳动合同法',
  '第82条',
  '工伤保险条例里上班路上算不算',
  '违法解除怎么赔',
  `${'看'.repeat(60)}`,
])('%s is a question, not a reference', (said) => {
  expect(readReference(said)).toBeUndefined();
});

test('no message takes long to be seen through', () => {
  const before = performance.now();
  for (const piece of [
    '看',
    '查询',
    '的是',
    '第一款',
    '我想',
    '法律',
    '（',
    '劳动合同法第八十二条',
  ])
    readReference(piece.repeat(600));
  expect(performance.now() - before).toBeLessThan(200);
});

test('the version in force on a day is the latest that has begun', () => {
  const versions = [
    { id: 1, since: '2008-01-01' },
    { id: 2, since: '2013-07-01' },
    { id: 3, since: '2027-01-01' },
  ];
  expect(inForceOn(versions, '2013-06-30')?.id).toBe(1);
  expect(inForceOn(versions, '2013-07-01')?.id).toBe(2);
  expect(inForceOn(versions, '2027-01-01')?.id).toBe(3);
  expect(inForceOn(versions, '2000-01-01')?.id).toBe(1);
  expect(inForceOn([], '2000-01-01')).toBeUndefined();
});

const shared = path.resolve('../shared/laws');

test.runIf(existsSync(shared))(
  'the laws beside the project are read whole (../shared/laws)',
  async () => {
    const laws = await readLawFolder(shared, library.laws);
    expect(laws.every(({ since }) => /^\d{4}-\d{2}-\d{2}$/.test(since))).toBe(true);
    expect(laws.find(({ short }) => short === '民法典')?.articles).toHaveLength(876);
    expect(laws.find(({ short }) => short === '社会救助法')?.effective).toBe('2026-07-01');
    const known = new Set(
      laws.flatMap(({ short, articles }) => articles.map(({ n }) => `${short} ${n}`)),
    );
    const cited = library.cards.list.flatMap(({ articles }) => articles);
    expect(cited.filter(({ law, article: n }) => !known.has(`${law} ${n}`))).toEqual([]);
  },
);

describe('a folder', () => {
  test('several files make one law; what the file leaves open the registry knows', async () => {
    await put('a.json', { ...contractLaw, title: '中华人民共和国劳动合同法·第一编' });
    await put('b.json', { ...contractLaw, articles: [article(2, '二。')] });
    await put('c.json', { ...injury, effective: '见附则' });
    await put('index.json', [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    expect(await read()).toMatchObject([
      { title: '中华人民共和国劳动合同法', articles: [{ n: 2 }, { n: 81 }, { n: 82 }, { n: 83 }] },
      { short: '工伤保险条例', effective: '2011-01-01', since: '2011-01-01' },
    ]);
  });

  test.each([
    ['broken JSON', '{\n "short": "甲法",\n "title": }', /a\.json:3: 不是完整的 JSON/],
    ['no articles', { ...injury, articles: [] }, /a\.json:6 articles: 一条也没有/],
    ['a day that is none', { ...injury, effective: '2011-13-01' }, /a\.json:5 effective: .*YYYY/],
    ['an empty text', { ...injury, articles: [article(1, ' ')] }, /a\.json:9 articles\.0\.text/],
    [
      'a number that is not the name',
      { ...injury, articles: [article(82, '甲', '第八十条')] },
      /a\.json:8 .*对不上/,
    ],
    ['an article twice', { ...injury, articles: [article(1, '甲'), article(1, '乙')] }, /不止一次/],
    ['fewer than it says', { ...injury, articles_count: 67 }, /写着 67 条，实际有 2 条/],
    ['no day at all', { ...injury, version: '修订' }, /a\.json:4 version: .*日期/],
    ['no name', { ...injury, short: undefined }, /a\.json:1 short: /],
  ])('is refused with file and line: %s', async (_what, value, problem) => {
    await put('a.json', value);
    await put('good.json', contractLaw);
    await expect(read()).rejects.toThrow(problem);
  });

  test('is refused where a file that the list names is missing', async () => {
    await put('a.json', contractLaw);
    await put('index.json', [{ id: 'a' }, { id: 'lost' }]);
    await expect(read()).rejects.toThrow('没有 lost.json');
  });
});

describe('in the program', () => {
  let world: World;
  const started: Record<string, unknown>[] = [];
  const standIn: Action = (_turn, args) => {
    started.push(args);
    return text('替身');
  };
  beforeAll(async () => {
    const elsewhere = ['deadlines.ask', 'sums.start', 'papers.start', 'lawyer.book'];
    world = await createWorld({
      extraActions: Object.fromEntries(elsewhere.map((name) => [name, standIn])),
    });
  });
  afterAll(() => world.close());

  const ask = async (said: string, name = '读法的人') => {
    const seen = await world.wechat.follower(name).says(said);
    return seen.map((message) => message.text.replaceAll(/<[^>]+>/g, '')).join('\n');
  };
  const load = async (...laws: unknown[]) => {
    for (const [at, law] of laws.entries()) await put(`${at}.json`, law);
    const texts = await read();
    const done = await world.database.prisma.$transaction((tx) =>
      importLaws(tx, texts, world.clock.now()),
    );
    await world.app.beat();
    return done.map(({ outcome }) => outcome);
  };

  test('without an import the member is told so, and where to go', async () => {
    const answer = await ask('劳动合同法第82条');
    expect(answer).toContain('全文我这里没有');
    expect(answer).toContain('flk.npc.gov.cn');
    expect(answer).toContain('12348');
    expect(await ask('公司一直不跟我签劳动合同 干了半年')).not.toContain('原文');
  });

  test('an import again is harmless, a changed text is replaced and said so', async () => {
    expect(await load(older, contractLaw, injury)).toEqual(['new', 'new', 'new']);
    expect(await load(older, contractLaw, injury)).toEqual(['same', 'same', 'same']);
    const changed = { ...contractLaw.articles[0], text: '试验文本：八十一，改了。' };
    const articles = [changed, ...contractLaw.articles.slice(1)];
    expect(await load(older, { ...contractLaw, articles }, coming)).toEqual([
      ...['same', 'replaced', 'new'],
    ]);
    expect(await ask('劳动合同法81条')).toContain('八十一，改了');
  });

  test('an article is shown with its law, version and day, in force today', async () => {
    const answer = await ask('劳动合同法82条怎么说');
    expect(answer).toContain('《中华人民共和国劳动合同法》第八十二条');
    expect(answer).toContain('（2012-12-28修正，2013年7月1日起施行）');
    expect(answer).toContain('应当每月支付二倍的工资');
    expect(answer).toMatch(/1\. 看第81条\n2\. 看第83条/);
    expect(await ask('1')).toContain('第八十一条');
    expect(await ask('《工伤保险条例》第十四条')).toContain('应当认定为工伤');
    expect(await ask('工伤条例14条')).toContain('应当认定为工伤');
  });

  test('next year the next version is in force', async () => {
    world.clock.set('2027-01-02T10:00');
    expect(await ask('劳动合同法第82条')).toContain('明年才有');
    world.clock.set('2026-11-23T10:00');
  });

  test('a long article comes in parts that each fit', async () => {
    const reader = world.wechat.follower('读长文的人');
    const [first] = await reader.says('劳动合同法第83条');
    const rest = await reader.waitsFor(/国家法律法规数据库/);
    expect(first?.text).toContain('第八十三条');
    for (const { text: part } of [first, rest].flatMap((one) => one ?? []))
      expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2048);
  });

  test.each([
    ['劳动合同法第500条', '没有第500条'],
    ['劳动合同法第99条', '没有第99条'],
    ['刑法第232条', '《刑法》的全文我这里没有'],
  ])('%s: an honest sentence with a next step', async (said, honest) => {
    const answer = await ask(said);
    expect(answer).toContain(honest);
    expect(answer).toContain('flk.npc.gov.cn');
  });

  test('a card offers the text it rests on, and what other services do', async () => {
    const question = '上班三个月了单位没跟我签合同 能要两倍工资吗';
    const after = await ask(question);
    expect(after).toContain('1. 算算最后一天\n2. 算一算\n3. 写材料\n4. 看第82条原文');
    expect(after.split('不是律师意见')).toHaveLength(2);
    await ask('算一算');
    expect(started.at(-1)).toEqual({ sum: 'double-wages' });
    await ask(question);
    expect(await ask('4')).toContain('应当每月支付二倍的工资');
  });

  test('a question without a card gets articles found by its words, marked as such', async () => {
    const answer = await ask('我想问法律 老板让我们跳早操喊口号');
    expect(answer).toContain('不是法律意见');
    expect(answer).toContain('《工伤保险条例》第十五条：试验文本：跳早操喊口号');
    expect(answer).toContain('12348');
    expect(await ask('1')).toContain('《工伤保险条例》第十五条');
  });

  test('an import that fails leaves nothing behind', async () => {
    const [bad] = await (async () => {
      await put('x.json', { ...injury, short: '半部法', version: '2026-01-01公布' });
      return read();
    })();
    if (!bad) throw new Error('There was a law.');
    const half = { ...bad, articles: [...bad.articles, ...bad.articles] };
    const done = world.database.prisma.$transaction((tx) =>
      importLaws(tx, [half], world.clock.now()),
    );
    await expect(done).rejects.toThrow();
    expect(await world.database.prisma.statute.count({ where: { short: '半部法' } })).toBe(0);
  });
});
