import { afterAll, beforeAll, expect, test } from 'vitest';
import { recorded, recordStatements } from '../../../bench/turn/recorder.ts';
import type { Answers } from '../../../src/bot/forms/form.ts';
import type { SumsService } from '../../../src/services/sums/index.ts';
import { postgresUrl } from '../../support/database.ts';
import { createWorld, officeHours, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

let people = 0;
function somebody() {
  world.clock.set(officeHours);
  people += 1;
  const follower = world.wechat.follower(`算账的${people}`);
  return async (text: string) =>
    (await follower.says(text)).map((message) => message.text).join('\n');
}

test('a follow-up half an hour later begins anew', async () => {
  const says = somebody();
  expect(await says('我干了6年半月薪8000被辞退')).toContain('56,000元');
  world.clock.advance(31 * 60_000);
  expect(await says('那2N呢')).toContain('干了多久');
});

test('a follow-up that changes the time keeps the wage', async () => {
  const says = somebody();
  await says('一个月八千做了三年半 被裁了应该拿多少');
  expect(await says('要是干了五年呢')).toContain('8,000元 × 5 = 40,000元');
});

test('a follow-up that adds to one kind of overtime leaves the others', async () => {
  const says = somebody();
  await says('月薪五千 周末加了四天班 给多少');
  const said = await says('要是平时还加了20小时呢');
  expect(said).toContain('休息日加班：32小时');
  // 1,839.08 + 862.07
  expect(said).toContain('2,701.15元');
});

test('the figure of the day the work ended is asked for, not of today', async () => {
  const says = somebody();
  await says('2019年3月1日入职，2025年6月10日被裁，月薪2万 赔多少');
  expect(await says('补上缺的数再算')).toContain('杭州上年度职工月平均工资，2025年6月10日');
});

test('a new sum does not take numbers of an old one that was not asked to go on', async () => {
  const says = somebody();
  await says('一个月八千做了三年半 被裁了应该拿多少');
  expect(await says('没签合同双倍工资能要多少')).toContain('上了多久的班');
});

test('what is there is offered, what is not is not', async () => {
  const says = somebody();
  const said = await says('我干了6年半月薪8000被辞退');
  expect(said).toContain('改一个数再算');
  const has = (name: string) => world.app.services.some((service) => service.name === name);
  expect(said.includes('写仲裁申请')).toBe(has('papers'));
  expect(said.includes('算仲裁最后一天')).toBe(has('deadlines'));
  expect(said.includes('问律师')).toBe(has('lawyer'));
});

test('a wrong answer is asked again with an example, the third time a person is offered', async () => {
  const says = somebody();
  await says('经济补偿金计算');
  expect(await says('很久')).toContain('比如“6年半”');
  await says('六');
  expect(await says('两年多')).toContain('人工');
  expect(await says('6年')).toContain('月工资多少');
});

test('every way on can be taken: a sum that is gone is asked for anew', async () => {
  const says = somebody();
  await says('帮我算一算');
  expect(await says('休假')).toContain('年假天数');
  expect(await says('年假天数')).toContain('一共工作多少年');
  const said = await says('8年');
  expect(said).toContain('今年的年休假是 5 天');
  expect(said).toContain('您没说，先按这样算：情况：一直在这家单位上班');
});

test('the figure that a member gave goes along to the next sum', async () => {
  const says = somebody();
  await says('月薪2000 干了两年 被辞退');
  await says('补上缺的数再算');
  await says('1');
  expect(await says('2660')).toContain('5,320元');
  expect(await says('那2N呢')).toContain('10,640元');
});

test('a figure that is not known is skipped without a guess', async () => {
  const says = somebody();
  await says('月薪2000 干了两年 被辞退');
  await says('补上缺的数再算');
  await says('1');
  expect(await says('跳过')).toContain('12333');
});

test('an application form works sums by its own answers, with the figures of the day', () => {
  const sums = world.app.services.find(({ name }) => name === 'sums') as SumsService;
  const work = (name: string, answers: Answers) => sums.work(name, answers, '2025-06-30');
  expect(
    work('severance', { joined: '2019-01-01', left: '2025-06-30', wage: 200_000 }),
  ).toMatchObject({
    kind: 'worked',
    // 2,490 yuan, the minimum wage of that day, for 7 months.
    fen: 1_743_000,
  });
  expect(work('notice-pay', { wage: 800_000 })).toMatchObject({ fen: 800_000 });
  expect(
    work('double-wages', { joined: '2025-03-10', signed: '2025-11-26', wage: 652_500 }),
  ).toMatchObject({ fen: 4_927_500 });
  expect(
    work('overtime', { wage: 435_000, workdays: 44, restDays: 0, holidays: 16 }),
  ).toMatchObject({ fen: 285_000 });
  expect(work('unused-leave', { wage: 870_000, days: 8 })).toMatchObject({ fen: 640_000 });
  expect(work('nothing', {})).toBeUndefined();
});

// All statements of PostgreSQL pass one place; those of PGlite cannot be counted from outside.
test.runIf(postgresUrl)('a form answer costs five statements, a result six at most', async () => {
  const says = somebody();
  const countOf = async (text: string, expected: string) => {
    recordStatements();
    expect(await says(text)).toContain(expected);
    const { length } = recorded();
    expect(length).toBeGreaterThan(3);
    return length;
  };
  await says('经济补偿金计算');
  expect(await countOf('6年', '月工资多少')).toBeLessThanOrEqual(5);
  await says('8000');
  world.clock.advance(61_000);
  expect(await countOf('1', '48,000元')).toBeLessThanOrEqual(6);
  expect(await countOf('那2N呢', '96,000元')).toBeLessThanOrEqual(5);
});
