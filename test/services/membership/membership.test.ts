import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answers } from '../../../src/bot/forms/form.ts';
import { createCases, openAnswers } from '../../../src/services/cases/index.ts';
import { createMembership } from '../../../src/services/membership/index.ts';
import { isOfWorkingAge, topicIn, workIn } from '../../../src/services/membership/rules.ts';
import {
  asked,
  createDesk,
  type Desk,
  fill,
  kinds,
  now,
  residentIds,
  words,
} from '../cases/support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk((tools) => [createMembership(tools), createCases(tools, kinds)]);
});
afterAll(() => desk.close());

const form = () => desk.formNamed('membership.joining');
const join = async (openid: string, said: string) =>
  words(await desk.run('membership.join', openid, said));
const submit = async (openid: string, answers: Answers) =>
  words(await desk.submit('membership.joining', openid, answers));
const person = (id: string) => ['同意', '李明', '13900139000', id];

function done(known: Answers, said: string[]): Answers {
  const step = fill(form(), known, [...said, '提交']);
  if (step.kind !== 'done') throw new Error(asked(form(), step));
  return step.answers;
}

test.each([
  ['外卖小哥能入会吗', 'rider'],
  ['我是送快递的', 'rider'],
  ['跑滴滴的能加入工会吗', 'driver'],
  ['家政阿姨可以加入工会吗', 'domestic'],
  ['灵活就业怎么入会', 'flexible'],
  ['我要加入工会', undefined],
])('%s: work %s', (said, work) => {
  expect(workIn(said)).toBe(work);
});

test.each([
  ['会费一个月扣多少', 'topic.fees'],
  ['会员卡丢了怎么补办', 'topic.card'],
  ['换单位了工会关系怎么转', 'topic.transfer'],
  ['入了会能退吗', 'topic.leave'],
  ['怎么查我是不是工会会员', 'topic.status'],
  ['HR问一下 新员工入职怎么批量办理入会', 'topic.many'],
  ['我要入会', undefined],
  ['外卖小哥能入会吗', undefined],
])('%s: topic %s', async (said, topic) => {
  expect(topicIn(said)).toBe(topic);
  if (topic) expect(await join('curious', said)).toContain('填写入会申请');
});

test('who is not 16 yet cannot join', () => {
  const bornOn = (day: string) => `330106${day}121X`;
  expect(isOfWorkingAge(bornOn('20101123'), now)).toBe(true);
  expect(isOfWorkingAge(bornOn('20101124'), now)).toBe(false);
  const step = fill(form(), { work: 'company' }, person(residentIds.child));
  expect(step).toMatchObject({ kind: 'ask', problem: 'wrong.too-young' });
});

test('the form opens with what membership brings', async () => {
  const opened = await desk.run('membership.join', 'new', '骑手入会');
  expect(opened).toMatchObject({ form: 'membership.joining', answers: { work: 'rider' } });
  for (const part of ['法律咨询', '帮扶', '医疗互助', '培训'])
    expect(words(opened)).toContain(part);
});

test('an employee names the employer, a rider may leave the platform out', () => {
  const employee = fill(form(), { work: 'company' }, person(residentIds.li));
  expect(employee).toMatchObject({ kind: 'ask', state: { asking: 'employer' } });
  expect(fill(form(), { work: 'rider' }, person(residentIds.li))).toMatchObject({
    kind: 'ask',
    state: { asking: 'platform' },
  });
  const summary = fill(form(), { work: 'rider' }, [...person(residentIds.li), '跳过', '文新']);
  const shown = asked(form(), summary);
  for (const part of [
    '外卖骑手、快递员',
    '文新街道',
    '身份证号：3301****1237',
    '平台或站点：（未填）',
  ])
    expect(shown).toContain(part);
});

test('corrected work asks for what now applies, and keeps only that', () => {
  const first = [...person(residentIds.li), '圆心食品公司', '跳过'];
  const official = done({ work: 'company' }, [...first, '修改', '从业类型', '2']);
  expect(official).toMatchObject({ work: 'public', employer: '圆心食品公司' });
  const rider = done({ work: 'company' }, [...first, '修改', '从业类型', '3', '美团古荡站']);
  expect(rider).toMatchObject({ work: 'rider', platform: '美团古荡站' });
  expect(rider).not.toHaveProperty('employer');
});

test('an application becomes a sealed case; a second one is not taken', async () => {
  const answers = done({ work: 'company' }, [...person(residentIds.li), '圆心食品公司', '跳过']);
  expect(await submit('li', answers)).toMatch(/编号 RH261123\d{4}/);
  const [row] = await desk.prisma.case.findMany({ where: { openid: 'li' } });
  expect(row).toMatchObject({ kind: 'membership', organisationId: null });
  expect(openAnswers(desk.tools.vault, row?.answers ?? new Uint8Array())).toMatchObject({
    employer: '圆心食品公司',
    residentId: residentIds.li,
    consentedAt: now.toISOString(),
  });
  expect(await submit('li', answers)).toContain('没有重复提交');
  expect(await submit('a colleague', answers)).not.toContain('RH');
  expect(await join('li', '我要入会')).toContain('不用重复提交');
  expect(await desk.prisma.case.count()).toBe(1);
});

test('without consent nothing is kept', async () => {
  const step = fill(form(), {}, ['外卖', '不同意']);
  expect(step).toMatchObject({ kind: 'done', answers: { work: 'rider', consent: false } });
  if (step.kind !== 'done') return;
  expect(await submit('unwilling', step.answers)).toContain('都没有保存');
  expect(await desk.prisma.case.count({ where: { openid: 'unwilling' } })).toBe(0);
});
