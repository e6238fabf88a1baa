import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listMisses } from '../../../src/services/legal/index.ts';
import { anonymous } from '../../../src/services/legal/misses/anonymous.ts';
import { createWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(() => world.database.prisma.legalMiss.deleteMany());

const misses = () => listMisses(world.database.prisma, '2026-01-01');

test.each([
  ['我叫张三，老板欠我钱', '张三'],
  ['您好我是李建国，在厂里', '李建国'],
  ['我的名字叫王小二 工伤', '王小二'],
  ['电话13800138000', '13800138000'],
  ['打138 0013 8000找我', '8000'],
  ['一三八零零一三八零零零', '一三八'],
  ['身份证33010619900101001X', '33010'],
  ['卡号6222 0212 3456 7890 123', '6222'],
  ['写信到zhang.san@example.com', 'zhang'],
  ['微信号zhangsan_88', 'zhangsan'],
  ['车牌浙A·12345', '12345'],
  ['开浙AD12345来的', '12345'],
  ['杭州某某科技有限公司不发钱', '某某科技'],
  ['１３８００１３８０００', '138'],
  ['老板叫马国强 三个月没发工资', '国强'],
])('%s is kept without who it is', (text, secret) => {
  expect(anonymous(text)).not.toContain(secret);
});

test.each([
  ['我是保安 一个月休两天', '我是保安 一个月休两天'],
  ['我是高级工 工资被降了', '我是高级工 工资被降了'],
  ['干了10年 月薪8000', '干了10年 月薪8000'],
  ['老板叫我加班 叫马上走', '老板叫我加班 叫马上走'],
  ['老闆不給錢！！！', '老板不给钱'],
])('%s loses nothing', (text, kept) => {
  expect(anonymous(text)).toBe(kept);
});

test('a text made to be slow is read in no time', () => {
  const started = performance.now();
  for (const part of ['a', '1-', '有限', '我叫', '12']) anonymous(part.repeat(10_000));
  expect(performance.now() - started).toBeLessThan(500);
});

test('no long number stays, however it is mixed with words', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 19 });
  const gaps = fc.constantFrom('', ' ', '-');
  fc.assert(
    fc.property(fc.string(), digits, gaps, fc.string(), (before, number, gap, after) => {
      const kept = anonymous(`${before}，${number.join(gap)}，${after}`);
      expect(kept.includes(number.join(''))).toBe(false);
    }),
  );
});

test('a question that is not understood is kept, counted by day and wording, without an openid', async () => {
  const said = '我想问法律 老板让我们跳早操喊口号 我叫张三';
  for (const name of ['甲', '乙', '丙']) await world.wechat.follower(`问的${name}`).says(said);
  const kept = await misses();
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ times: 3 });
  expect(kept[0]?.text).toContain('跳早操');
  expect(kept[0]?.text).not.toContain('张三');
  expect(JSON.stringify(await world.database.prisma.legalMiss.findMany())).not.toMatch(
    /openid|o[A-Za-z0-9_-]{20}/,
  );
});

test('what is asked back and picked is no miss; what is refused is', async () => {
  const she = world.wechat.follower('她');
  await she.says('工伤');
  expect(await misses()).toMatchObject([{ text: '工伤', times: 1, unpicked: 1, refused: 0 }]);
  await she.says('1');
  expect(await misses()).toEqual([]);
  const he = world.wechat.follower('他');
  await he.says('工伤');
  const [answer] = await he.says('都不是，找工作人员');
  expect(answer?.text).toContain('转接人工客服');
  expect(await misses()).toMatchObject([{ text: '工伤', times: 1, refused: 1 }]);
});

test('an answered question is none', async () => {
  await world.wechat.follower('欠薪的').says('老板三个月没发工资了');
  expect(await misses()).toEqual([]);
});

test('misses go after 180 days', async () => {
  const { prisma } = world.database;
  const row = { text: '旧', away: 1 };
  await prisma.legalMiss.create({ data: { ...row, day: '2026-05-27' } });
  await prisma.legalMiss.create({ data: { ...row, day: '2026-05-26' } });
  const job = world.app.services
    .flatMap(({ jobs }) => jobs ?? [])
    .find(({ name }) => name === 'legal.misses');
  await job?.run(new Date('2026-11-22T19:27:00Z'));
  expect((await prisma.legalMiss.findMany()).map(({ day }) => day)).toEqual(['2026-05-27']);
});
