import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answerIn, bareQuestion } from '../../../src/bot/follow-up.ts';
import type { SimulatedFollower } from '../../../src/simulator/index.ts';
import { createWorld, officeHours, type World } from '../../support/world.ts';
import { member, words } from './support.ts';

test.each([
  ['多少钱', 'amount'],
  ['那能赔多少', 'amount'],
  ['要多久', 'time'],
  ['那大概要多久呢？', 'time'],
  ['要交什么材料', 'papers'],
  ['需要准备哪些证据', 'papers'],
  ['去哪里办', 'where'],
  ['找谁', 'where'],
  ['那怎么办', 'how'],
])('%s has no subject of its own', (said, asked) => {
  expect(bareQuestion(said)).toBe(asked);
});

test.each(['产假多久', '加班费怎么算', '工伤要什么材料', '律师费多少钱', '那能领几个月', '谢谢'])(
  '%s has one',
  (said) => {
    expect(bareQuestion(said)).toBeUndefined();
  },
);

test.each([
  ['已经离开了', 1],
  ['我已经离职了', 1],
  ['离职了', 1],
  ['还在这家单位', 0],
  ['离职了工资怎么算', undefined],
  ['好的', undefined],
  ['', undefined],
])('%s answers by label, word or a good part of one', (said, at) => {
  const expected = [['还在这家单位上班'], ['已经离开了', '离职了'], ['老板联系不上了', '跑路']];
  expect(answerIn(expected, said)).toBe(at);
});

test.each([
  ['老板三个月没发工资了', '已经离开了', '一次付清'],
  ['老板三个月没发工资了', '跑路了', '人去楼空|联系不上|公司散了'],
  ['公司逼我自己写辞职信', '签了', '撤销'],
  ['公司逼我自己写辞职信', '还没有', '照着办就行'],
  ['生育津贴怎么领', '没交', '女职工劳动保护特别规定》第8条'],
  ['下班骑车被汽车撞了', '我主责', '一般认不了工伤'],
  ['加班费怎么算', '国庆', '300%'],
  ['公司无缘无故把我开了怎么赔', '要什么材料', '留好证据：'],
  ['公司无缘无故把我开了怎么赔', '那要多久', '期限：'],
  ['公司无缘无故把我开了怎么赔', '那怎么办', '下一步：'],
  ['公司无缘无故把我开了怎么赔', '找谁', '下一步：'],
])('%s · %s', async (question, said, answer) => {
  const she = member();
  await she.says(question);
  expect(words(await she.says(said))).toMatch(new RegExp(answer));
});

test('a bare question is answered out of the card, never from another topic', async () => {
  for (const question of ['老板三个月没发工资了', '产假有多少天', '试用期最长多久']) {
    const she = member();
    await she.says(question);
    for (const said of ['要交什么材料', '多久', '找谁'])
      expect(words(await she.says(said))).not.toContain('工伤');
  }
});

test('the last five questions are kept, the newest last', async () => {
  const she = member();
  const questions = [
    ...['老板三个月没发工资了', '产假有多少天', '劳动仲裁要花多少钱', '哪些人能领失业金'],
    ...['女职工能不能下井', '公司不给加班费怎么办'],
  ];
  for (const question of questions) await she.says(question);
  expect(she.topic()).toMatchObject({
    talk: questions.slice(1).map((question) => ({ question, card: expect.any(String) })),
  });
});

describe('in the program, where a short word might mean anything', () => {
  let world: World;
  let she: SimulatedFollower;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());
  let count = 0;
  beforeEach(() => {
    world.clock.set(officeHours);
    she = world.wechat.follower(`接着问的人${count++}`);
  });
  const says = async (said: string) => (await she.says(said)).map((seen) => seen.text).join('\n');

  test.each([
    ['老板三个月没发工资了', '已经离开了', '一次付清'],
    ['公司逼我自己写辞职信怎么办', '签了', '撤销'],
    ['公司逼我自己写辞职信怎么办', '还没有', '照着办就行'],
    ['公司无缘无故把我开了怎么赔', '要交什么材料', '留好证据'],
    ['公司无缘无故把我开了怎么赔', '那怀孕的呢', '女职工劳动保护特别规定》第5条'],
    ['公司无缘无故把我开了怎么赔', '那要多久', '期限'],
  ])('%s · %s', async (question, said, answer) => {
    await says(question);
    expect(await says(said)).toContain(answer);
  });

  test('a 好的 in between changes no subject, another subject does, and so does an hour', async () => {
    await says('公司无缘无故把我开了怎么赔');
    await says('好的');
    expect(await says('要交什么材料')).toContain('留好证据');
    await says('今日播报');
    expect(await says('要交什么材料')).not.toContain('留好证据');
    await says('公司无缘无故把我开了怎么赔');
    world.clock.set('2026-11-23T11:30');
    expect(await says('要交什么材料')).not.toContain('留好证据');
  });

  test('in the middle of a form the answer stays text, and the form asks on', async () => {
    await says('我想申请困难救助');
    const answer = await says('国庆加班不给三倍工资合法吗');
    expect(answer).toContain('接着填');
    expect(answer.split('接着填')[0]).not.toContain('msgmenu');
  });
});
