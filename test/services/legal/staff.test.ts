import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addCard,
  approveCard,
  cardsYaml,
  editCard,
  listCards,
  readStaffFile,
  retireCard,
  showCard,
  usableCards,
} from '../../../src/services/legal/index.ts';
import { postgresUrl } from '../../support/database.ts';
import { createWorld, type World } from '../../support/world.ts';
import { alone, library } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const question = '老板三个月没发工资了';
const hand = { by: '王审核', why: '新规定', at: new Date('2026-11-23T03:00:00Z') };
const ask = async (text: string, name = '提问的人') => {
  const seen = await world.wechat.follower(name).says(text);
  return seen.map((message) => message.text.replaceAll(/<[^>]+>/g, '')).join('\n');
};
const transaction: World['database']['prisma']['$transaction'] = (...given: [never]) =>
  world.database.prisma.$transaction(...given);
const live = async (id: string) => {
  const { card } = await showCard(world.database.prisma, id);
  return card;
};

test('the files are in use after the first start', async () => {
  const listed = await listCards(world.database.prisma);
  expect(listed).toHaveLength(library.cards.list.length);
  expect(listed.every(({ state, waiting }) => state === 'approved' && !waiting)).toBe(true);
  expect(await live('wage-arrears')).toEqual(library.cards.byId.get('wage-arrears'));
});

test('a changed card answers once it is approved and the clock has beaten', async () => {
  const card = { ...(await live('wage-arrears')), answer: '工资要按月发，这是改过的答案。' };
  const number = await transaction((tx) => editCard(tx, card, hand));
  expect(number).toBe(2);
  await world.app.beat();
  expect(await ask(question)).not.toContain('改过的答案');
  await transaction((tx) => approveCard(tx, card.id, hand));
  expect(await ask(question)).not.toContain('改过的答案');
  await world.app.beat();
  expect(await ask(question)).toContain('改过的答案');
  const { row, revisions } = await showCard(world.database.prisma, card.id);
  expect(row).toMatchObject({ state: 'approved', approved: 2, latest: 2 });
  expect(revisions.map(({ state }) => state)).toEqual(['approved', 'replaced']);
  expect(revisions[0]).toMatchObject({ madeBy: '王审核', why: '新规定', approvedBy: '王审核' });
});

test.runIf(postgresUrl)('a second instance takes a change over too', async () => {
  const second = await world.secondInstance();
  try {
    const card = { ...(await live('wage-arrears')), answer: '改过的答案，另一台也要知道。' };
    await transaction((tx) => editCard(tx, card, hand));
    await transaction((tx) => approveCard(tx, card.id, hand));
    await second.app.beat();
    world.deliverTo(second.origin);
    expect(await ask(question)).toContain('另一台也要知道');
  } finally {
    world.deliverTo(world.origin);
    await second.close();
  }
});

test('a retired card answers no more, and no option leads to it', async () => {
  expect(await ask(question)).toContain('“老板联系不上了”');
  await transaction((tx) => retireCard(tx, 'wage-boss-gone', hand));
  await world.app.beat();
  expect(await ask(question)).not.toContain('“老板联系不上了”');
  expect(await ask('老板跑路了 工资还没发')).not.toContain('人去楼空');
  await transaction((tx) => approveCard(tx, 'wage-boss-gone', hand));
  await world.app.beat();
  expect(await ask(question)).toContain('“老板联系不上了”');
});

describe('a new card', () => {
  const text = `topic: wages
cards:
  - id: wage-red-packet
    title: 红包抵工资
    variants: [老板拿红包抵工资, 红包能不能当工资, 微信红包发工资行不行, 工资用红包发, 红包算不算工资, 发红包顶工资, 过年红包抵了工资, 红包当工资发]
    answer: 工资要用货币按时付，红包抵不了约定的工资。
    articles: [工资支付暂行规定 5]
    next: 先把红包记录和工资约定截图留好。
`;
  const read = (file: string) => readStaffFile('new.yaml', file, alone, ['wage-arrears']);

  test('is a draft until it is approved', async () => {
    const [card] = read(text);
    if (!card) throw new Error('There was a card.');
    await transaction((tx) => addCard(tx, card, hand));
    await world.app.beat();
    expect(await ask('老板拿红包抵工资')).not.toContain('红包抵不了约定的工资');
    await transaction((tx) => approveCard(tx, card.id, hand));
    await world.app.beat();
    expect(await ask('老板拿红包抵工资')).toContain('红包抵不了约定的工资');
    await expect(transaction((tx) => addCard(tx, card, hand))).rejects.toThrow('已经有卡片');
  });

  test('is shown as it can be read again', async () => {
    const yaml = cardsYaml(await live('wage-red-packet'));
    expect(read(yaml)).toEqual(read(text));
    const card = await live('work-injury-commute');
    const known = await usableCards(world.database.prisma);
    expect(readStaffFile('x.yaml', cardsYaml(card), alone, known)).toEqual([card]);
  });

  test.each([
    [
      '红包抵工资',
      '红包抵工资红包抵工资红包抵工资',
      /new\.yaml:4 cards\.0\.title: 不能超过 14 个字/,
    ],
    [', 红包当工资发]', ']', /new\.yaml:5 .*至少要 8 种问法/],
    ['工资支付暂行规定 5', '婚姻法 5', /new\.yaml:7 .*没有登记的法律：婚姻法/],
    ['    next: 先把红包记录和工资约定截图留好。\n', '', /new\.yaml:3 cards\.0\.next: /],
    ['    next:', '    sum: pension\n    next:', /new\.yaml:8 .*应当是其中之一/],
    ['    next:', '    remark: 无\n    next:', /new\.yaml:3 cards\.0: .*remark/],
    ['先把红包', '一'.repeat(700), /new\.yaml:3 .*字节/],
  ])('is refused with file and line: %.12s → %.12s', (from, to, problem) => {
    expect(() => read(text.replace(from, to))).toThrow(problem);
  });

  test('what cannot be done is said', async () => {
    const { prisma } = world.database;
    await expect(showCard(prisma, 'nobody')).rejects.toThrow('没有卡片 nobody');
    await expect(transaction((tx) => approveCard(tx, 'wage-payday', hand))).rejects.toThrow(
      '没有等着通过的修改',
    );
    const card = await live('wage-in-kind');
    await expect(transaction((tx) => editCard(tx, card, hand))).rejects.toThrow('没有要改的');
    await transaction((tx) => retireCard(tx, 'wage-in-kind', hand));
    await expect(transaction((tx) => retireCard(tx, 'wage-in-kind', hand))).rejects.toThrow(
      '已经停用',
    );
  });
});
