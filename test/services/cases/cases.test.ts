import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '../../../src/errors.ts';
import { createCases, questionCases } from '../../../src/services/cases/index.ts';
import { membershipCases } from '../../../src/services/membership/index.ts';
import { caseWork, createDesk, type Desk, kinds, words } from './support.ts';

let desk: Desk;
let work: ReturnType<typeof caseWork>;

beforeAll(async () => {
  desk = await createDesk((tools) => [createCases(tools, kinds)]);
  work = caseWork(desk);
});
afterAll(() => desk.close());

const ask = async (openid: string, said: string) =>
  words(await desk.run('cases.progress', openid, said));
const pick = async (openid: string, action: string, id: number) =>
  words(await desk.run(`cases.${action}`, openid, { id }));

test('who has no case is told so, and what to do', async () => {
  const said = await ask(work.somebody(), '查进度');
  expect(said).toContain('没有查到');
  expect(said).toContain('12351');
});

test('one case is shown at once, with its history', async () => {
  const openid = work.somebody();
  const { id, number } = await work.open(openid);
  expect(number).toMatch(/^KN261123\d{4,}$/);
  await work.move(id, 'reviewing', '请带诊断书到三墩镇总工会');
  const said = await ask(openid, '我的申请到哪了');
  expect(said).toContain(`编号：${number}`);
  expect(said).toContain('提交：2026年11月23日');
  expect(said).toContain('现在：审核中');
  expect(said).toContain('· 2026年11月23日 已提交');
  expect(said).toContain('工作人员说：请带诊断书到三墩镇总工会');
});

test('of several one is picked, the newest first, or named by its kind', async () => {
  const openid = work.somebody();
  await work.open(openid);
  const joining = await work.open(openid, membershipCases);
  const outcome = await desk.run('cases.progress', openid, '查进度');
  expect(outcome).toMatchObject({
    kind: 'choices',
    options: [
      { label: '入会申请 11月23日 已提交', args: { id: joining.id } },
      { action: 'cases.show' },
    ],
  });
  expect(await pick(openid, 'show', joining.id)).toContain(joining.number);
  expect(await ask(openid, '入会申请审核了没')).toContain(`编号：${joining.number}`);
});

test('many cases are not all listed, but each is found by its number', async () => {
  const openid = work.somebody();
  const first = await work.open(openid);
  for (let more = 0; more < 9; more++) await work.open(openid, questionCases);
  expect(await ask(openid, '查进度')).toContain('您有 10 件');
  expect(await ask(openid, '查进度')).toContain('更早的');
  expect(await ask(openid, `查一下${first.number}`)).toContain(`编号：${first.number}`);
  expect(await ask(openid, `${first.number.slice(2)}办好了吗`)).toContain(first.number);
});

test("nobody sees or withdraws another's case", async () => {
  const { id, number } = await work.open(work.somebody());
  const stranger = work.somebody();
  const said = await ask(stranger, `查一下${number}`);
  expect(said).toContain(`没有查到编号 ${number}`);
  expect(await ask(stranger, `撤回${number}`)).toContain('没有查到编号');
  for (const action of ['show', 'withdraw', 'withdraw-confirmed'])
    expect(await pick(stranger, action, id)).toContain('没有找到这件申请');
  expect(await work.stateOf(id)).toBe('submitted');
});

test('a right id with a wrong day is nobody’s number', async () => {
  const openid = work.somebody();
  const { number } = await work.open(openid);
  expect(await ask(openid, number.replace('261123', '261124'))).toContain('没有查到编号');
  expect(await ask(openid, 'KN261123999999999')).toContain('没有查到编号');
});

test('a withdrawal is asked for again, and done once', async () => {
  const openid = work.somebody();
  const { id, number } = await work.open(openid);
  const asked = await desk.run('cases.progress', openid, '撤回申请');
  expect(words(asked)).toContain(`确定要撤回这件困难帮扶申请吗？编号 ${number}`);
  expect(asked).toMatchObject({
    options: [
      { label: '确认撤回', action: 'cases.withdraw-confirmed', args: { id } },
      { label: '先不撤回', action: 'cases.show' },
    ],
  });
  expect(await work.stateOf(id)).toBe('submitted');
  expect(await pick(openid, 'withdraw-confirmed', id)).toContain('已撤回');
  expect(await work.stateOf(id)).toBe('withdrawn');
  expect(desk.told.some((one) => one.openid === openid)).toBe(false);
  await expect(pick(openid, 'withdraw-confirmed', id)).rejects.toThrow('已经撤回了');
  expect(await ask(openid, '撤回申请')).toContain('没有还在办理的申请');
});

test('of several open cases the one to withdraw is asked for', async () => {
  const openid = work.somebody();
  const done = await work.open(openid);
  await work.move(done.id, 'reviewing');
  await work.move(done.id, 'declined');
  const [first, second] = [await work.open(openid), await work.open(openid, membershipCases)];
  const outcome = await desk.run('cases.withdraw', openid, {});
  expect(outcome).toMatchObject({
    options: [
      { action: 'cases.withdraw', args: { id: second.id } },
      { action: 'cases.withdraw', args: { id: first.id } },
    ],
  });
  expect(await ask(openid, '入会申请写错名字了要撤回')).toContain(second.number);
  expect(await ask(openid, `撤回 ${first.number}`)).toContain(`编号 ${first.number}`);
});

test('what is decided cannot be withdrawn', async () => {
  const openid = work.somebody();
  const { id, number } = await work.open(openid);
  await work.move(id, 'reviewing');
  await work.move(id, 'approved');
  expect(await ask(openid, `撤回${number}`)).toContain('已经审核通过');
  await expect(pick(openid, 'withdraw-confirmed', id)).rejects.toThrow(Refusal);
  expect(await work.stateOf(id)).toBe('approved');
});
