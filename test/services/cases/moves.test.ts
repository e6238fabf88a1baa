import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOld } from '../../../src/bot/retention.ts';
import { oneDay } from '../../../src/days.ts';
import { Refusal } from '../../../src/errors.ts';
import {
  createCases,
  createOpenCase,
  historyOf,
  moveCase,
  openAnswers,
  questionCases,
} from '../../../src/services/cases/index.ts';
import { reliefCases } from '../../../src/services/relief/index.ts';
import { caseWork, createDesk, type Desk, kinds, now, words } from './support.ts';

let desk: Desk;
let work: ReturnType<typeof caseWork>;

beforeAll(async () => {
  desk = await createDesk((tools) => [createCases(tools, kinds)]);
  work = caseWork(desk);
});
afterAll(() => desk.close());

const withdraw = async (openid: string, id: number) =>
  words(await desk.run('cases.withdraw-confirmed', openid, { id }));

test('a move is written down and told to the member, the note sealed', async () => {
  const openid = work.somebody();
  const { id, number } = await work.open(openid);
  await work.move(id, 'reviewing', '请补一份诊断书');
  const told = desk.told.filter((one) => one.openid === openid);
  expect(told).toHaveLength(1);
  const news = told[0] ? words(told[0].reply) : '';
  for (const part of ['困难帮扶申请有新进展', '审核中', number, '请补一份诊断书', '12351'])
    expect(news).toContain(part);
  // Others may see it on the telephone: not what kind of case it is.
  expect(told[0]?.notice).toEqual({ title: '您办的事有新进展', day: '2026-11-23' });
  const entries = await desk.prisma.caseEntry.findMany({ where: { caseId: id } });
  expect(entries.map((entry) => entry.state)).toEqual(['submitted', 'reviewing']);
  expect(Buffer.from(entries[1]?.note ?? []).includes('诊断书')).toBe(false);
});

test('an illegal move says why, and changes nothing', async () => {
  const openid = work.somebody();
  const { id } = await work.open(openid);
  await expect(work.move(id, 'approved')).rejects.toThrow('还没有开始审核');
  await expect(work.move(id, 'withdrawn')).rejects.toThrow(Refusal);
  await expect(work.move(2_000_000_000, 'reviewing')).rejects.toThrow('没有找到');
  await work.move(id, 'reviewing');
  await expect(work.move(id, 'answered')).rejects.toThrow('只能审核通过');
  expect(await desk.prisma.caseEntry.count({ where: { caseId: id } })).toBe(2);
});

test('a withdrawal waits for the decision that is being made, and comes too late', async () => {
  const openid = work.somebody();
  const { id } = await work.open(openid);
  await work.move(id, 'reviewing');
  let decided = () => {};
  const decision = new Promise<void>((resolve) => {
    decided = resolve;
  });
  const deciding = desk.prisma.$transaction(async (tx) => {
    await moveCase(tx, work.staff, { caseId: id, to: 'approved', by: 'staff', now });
    decided();
    await setTimeout(150); // the withdrawal arrives before the commit
  });
  await decision;
  await expect(withdraw(openid, id)).rejects.toThrow('已经审核通过');
  await deciding;
  expect(await work.stateOf(id)).toBe('approved');
});

test('a service without a kind of its own opens cases by name', async () => {
  const openid = work.somebody();
  const byName = createOpenCase(desk.tools.vault, kinds);
  const { id, number } = await desk.prisma.$transaction((tx) =>
    byName(tx, { kind: 'question', openid, answers: { message: '会费怎么交' }, now }),
  );
  expect(number).toMatch(/^LY261123/);
  const row = await desk.prisma.case.findUniqueOrThrow({ where: { id } });
  expect(openAnswers(desk.tools.vault, row.answers)).toEqual({ message: '会费怎么交' });
  await expect(
    desk.prisma.$transaction(async (tx) => byName(tx, { kind: 'x', openid, answers: {}, now })),
  ).rejects.toThrow('no kind of case');
});

test('photos of applications given up go after a week, those of cases never', async () => {
  const openid = work.somebody();
  const [kept, loose] = [await desk.photo(openid), await desk.photo(openid)];
  await work.open(openid, reliefCases, [kept]);
  const left = () => desk.prisma.storedFile.findMany({ where: { openid } });
  await forgetOld(desk.tools.database, new Date(now.getTime() + 6 * oneDay));
  expect(await left()).toHaveLength(2);
  await forgetOld(desk.tools.database, new Date(now.getTime() + 8 * oneDay));
  expect((await left()).map((row) => row.id)).toEqual([kept]);
  expect(loose).not.toBe(kept);
});

const add = async (openid: string, caseId: number, text: string | null, photos: number[] = []) =>
  words(await desk.submit('cases.material', openid, { caseId, text, photos }));

test('staff ask for more, the member adds it, and the case goes back to the review', async () => {
  const openid = work.somebody();
  const { id, number } = await work.open(openid);
  await expect(work.move(id, 'needs-more')).rejects.toThrow('还缺什么');
  await work.move(id, 'needs-more', '请补诊断书');
  const told = desk.told.filter((one) => one.openid === openid).map(({ reply }) => words(reply));
  expect(told.join()).toContain('待补充材料');
  expect(told.join()).toContain('请补诊断书');
  expect(words(await desk.run('cases.progress', openid, '补充材料'))).toContain(number);
  const photo = await desk.photo(openid);
  expect(await add(openid, id, '诊断书在照片里', [photo])).toContain(number);
  expect(await work.stateOf(id)).toBe('reviewing');
  const history = await historyOf(desk.prisma, desk.tools.vault, id);
  expect(history.map(({ state }) => state)).toEqual(['submitted', 'needs-more', 'reviewing']);
  expect(history[2]?.material).toEqual({ text: '诊断书在照片里', photos: [photo] });
  const file = await desk.prisma.storedFile.findUniqueOrThrow({ where: { id: photo } });
  expect(file.caseId).toBe(id);
  const entries = await desk.prisma.caseEntry.findMany({ where: { caseId: id } });
  expect(Buffer.from(entries[2]?.material ?? []).includes('诊断书')).toBe(false);
});

test('a case not yet looked at stays where it is, with what was added', async () => {
  const openid = work.somebody();
  const { id } = await work.open(openid);
  await add(openid, id, '孩子也住院了');
  expect(await work.stateOf(id)).toBe('submitted');
  expect(await add(openid, id, null)).toContain('没有补充内容');
  expect(await desk.prisma.caseEntry.count({ where: { caseId: id } })).toBe(2);
});

test("nothing is added to another's case, nor to one that is over, nor another's photo", async () => {
  const [openid, stranger] = [work.somebody(), work.somebody()];
  const { id } = await work.open(openid);
  expect(await add(stranger, id, '我也要')).toContain('没有找到');
  expect(words(await desk.run('cases.add', stranger, { id }))).toContain('没有找到');
  const foreign = await desk.photo(stranger);
  await add(openid, id, null, [foreign]);
  const file = await desk.prisma.storedFile.findUniqueOrThrow({ where: { id: foreign } });
  expect(file.caseId).toBe(null);
  await work.move(id, 'reviewing');
  await work.move(id, 'approved');
  expect(await add(openid, id, '还有')).toContain('已经审核通过');
  expect(words(await desk.run('cases.add', openid, { id }))).toContain('已经审核通过');
  expect(await desk.prisma.caseEntry.count({ where: { caseId: id } })).toBe(4);
});

test('of several open cases the one that waits for material is meant', async () => {
  const openid = work.somebody();
  const [waiting, other] = [await work.open(openid), await work.open(openid, questionCases)];
  const ask = async () => words(await desk.run('cases.progress', openid, '补充材料'));
  expect(await ask()).toContain('哪一件');
  await work.move(waiting.id, 'needs-more', '请补诊断书');
  expect(await ask()).toContain(waiting.number);
  await work.move(other.id, 'needs-more', '请说清楚单位');
  expect(await ask()).toContain('哪一件');
});
