import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { oneDay } from '../../../src/days.ts';
import type { TicketDesk } from '../../../src/services/lawyer/index.ts';
import { openTicket } from '../../../src/services/lawyer/tickets/records.ts';
import { ratingShape, readStars } from '../../../src/services/lawyer/tickets/stars.ts';
import type { SimulatedFollower } from '../../../src/simulator/index.ts';
import { createWorld, officeHours, type World } from '../../support/world.ts';
import { deskOf, says } from './support.ts';

let world: World;
let desk: TicketDesk;
let members = 0;
const somebody = () => world.wechat.follower(`评分${members++}`);

beforeAll(async () => {
  world = await createWorld();
  desk = deskOf(world);
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(officeHours));

async function answered(member: SimulatedFollower, topic = 'wages'): Promise<string> {
  await member.welcomed;
  const now = world.clock.now();
  const { number } = await world.database.prisma.$transaction((tx) =>
    openTicket(tx, world.vault, {
      openid: member.openid,
      question: { story: '没发工资', name: '王芳', phone: '13800138000', consentedAt: '' },
      facts: { topic, urgency: 'none', way: 'chat', day: null, dueAt: now },
      photos: [],
      now,
    }),
  );
  await desk.answer({ number, by: '陈律师', words: '先申请仲裁。' });
  // Each a little later: the newest must be known.
  world.clock.advance(1_000);
  return number;
}
const ratingOf = async (number: string) =>
  (await desk.list('answered')).find((one) => one.number === number)?.rating;

test('a second rating takes the place of the first for seven days, and not after', async () => {
  const member = somebody();
  const number = await answered(member);
  await says(member, '5分');
  world.clock.advance(6 * oneDay);
  expect(await says(member, '评分：3')).toContain('谢谢您打了 3 分');
  expect(await ratingOf(number)).toBe(3);
  world.clock.advance(8 * oneDay);
  expect(await says(member, '评分5')).toContain('过了 7 天不能再改');
  expect(await ratingOf(number)).toBe(3);
});

test('of several not yet rated it is asked which, and the stars are not asked again', async () => {
  const member = somebody();
  const wages = await answered(member);
  const injury = await answered(member, 'injury');
  const which = await says(member, '四星');
  expect(which).toContain('1. 工伤和职业病，11月23日（周一）答复');
  expect(which).toContain('2. 工资报酬');
  expect(await says(member, '2')).toContain('您打了 4 分');
  expect([await ratingOf(wages), await ratingOf(injury)]).toEqual([4, null]);
  expect(await says(member, '好评')).toContain('您打了 5 分');
  expect(await ratingOf(injury)).toBe(5);
});

test.each([
  ['很满意', 5],
  ['满意', 4],
  ['一般', 3],
  ['不满意。', 2],
])('“%s” rates an answer that waits for it: %i', async (said, stars) => {
  const member = somebody();
  const number = await answered(member);
  expect(await says(member, said)).toContain(`您打了 ${stars} 分`);
  expect(await ratingOf(number)).toBe(stars);
});

test('and with nothing to rate it is answered in kind', async () => {
  const member = somebody();
  expect(await says(member, '很满意')).toContain('谢谢您');
  expect(await says(member, '不满意')).toContain('提建议');
});

test('a number that is no rating is asked for again', async () => {
  const member = somebody();
  const number = await answered(member);
  expect(await says(member, '评分10')).toContain(`给编号 ${number} 的答复打几分`);
  expect(await says(member, '5')).toContain('您打了 5 分');
});

test('a low rating offers to ask again, with name and phone known, and the first is told', async () => {
  const member = somebody();
  const first = await answered(member);
  const low = await says(member, '评分2');
  expect(low).toContain('对不起');
  expect(low).toContain('2. 找工作人员');
  const again = await says(member, '再问一次');
  expect(again).toContain(`接着编号 ${first} 再问一次`);
  expect(await says(member, '1')).toContain('写成一条消息');
  await says(member, '仲裁去哪里申请，要带什么材料？', '1', '3');
  const done = await says(member, '跳过', '提交');
  const second = /收到了，编号 (LS\d+)/.exec(done)?.[1] ?? '';
  const { question, topic } = await desk.show({ number: second, by: '陈律师' });
  expect(question).toMatchObject({ name: '王芳', phone: '13800138000', follows: first });
  expect(topic).toBe('wages');
});

test("nobody rates another's answer", async () => {
  const number = await answered(somebody());
  expect(await says(somebody(), '评分1')).toContain('没有等您打分的律师答复');
  expect(await ratingOf(number)).toBeNull();
});

describe('what is read as a rating', () => {
  const rating = (text: string) => ratingShape.test(text.normalize('NFKC'));
  test.each([
    ['评分5', 5],
    ['评分 ４', 4],
    ['评分：3分', 3],
    ['評分2', 2],
    ['打分1', 1],
    ['5分', 5],
    ['打4分', 4],
    ['我给五星好评！', 5],
    ['三颗星', 3],
    ['好评', 5],
    ['差评', 1],
    ['评分', undefined],
    ['评分0', undefined],
    ['评分十', undefined],
    ['评分100', undefined],
  ])('%s is %s', (text, stars) => {
    expect(readStars(text)).toBe(stars);
    expect(rating(text)).toBe(true);
  });

  test.each([
    '打12351',
    '打110',
    '5',
    '工资按5分算',
    '评分标准是什么',
    '我要投诉',
    '星期五',
    '三分钟',
    '5分钟到',
  ])('%s is none', (text) => expect(rating(text)).toBe(false));
});
