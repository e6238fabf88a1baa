import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answers } from '../../../src/bot/forms/form.ts';
import { createCases, moveCase, openAnswers } from '../../../src/services/cases/index.ts';
import { createRelief } from '../../../src/services/relief/index.ts';
import {
  createDesk,
  type Desk,
  fill,
  kinds,
  now,
  residentIds,
  sayOf,
  words,
} from '../cases/support.ts';
import { reason, typed } from './answers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk((tools) => [createRelief(tools), createCases(tools, kinds)]);
  await desk.prisma.organisation.create({
    data: { id: 'sandun', name: '三墩镇总工会', kind: 'town' },
  });
});
afterAll(() => desk.close());

const form = () => desk.formNamed('relief.application');
/** A finished application of somebody new, unless an id is given. */
function answersOf(residentId: string, photos: number[] = []): Answers {
  const step = fill(form(), {}, [...typed(residentId), ...photos, '好了', '提交']);
  if (step.kind !== 'done') throw new Error(`Not done: ${step.state.asking}`);
  return step.answers;
}
const apply = async (openid: string, said: string) =>
  words(await desk.run('relief.apply', openid, said));
const submit = async (openid: string, answers: Answers) =>
  words(await desk.submit('relief.application', openid, answers));
const casesOf = (openid: string) =>
  desk.prisma.case.findMany({ where: { openid }, include: { files: true, entries: true } });

test('the form opens with what is needed; a kind named is not asked again', async () => {
  const opened = await desk.run('relief.apply', 'new', '家里困难想申请补助');
  expect(opened).toMatchObject({ kind: 'form', form: 'relief.application', answers: {} });
  for (const part of ['5 分钟', '身份证号', '取消', '12351']) expect(words(opened)).toContain(part);
  const burnt = await desk.run('relief.apply', 'new', '出租房着火东西全烧没了');
  expect(burnt).toMatchObject({ answers: { kind: 'disaster' } });
  expect(words(burnt)).toContain('已按您说的选了“灾害损失');
});

test('questions about goods and insurance get their line', async () => {
  expect(await apply('new', '送清凉物资怎么领')).toContain('镇街工会报名单');
  const insured = await desk.run('relief.apply', 'new', '家财损失保障怎么理赔');
  expect(insured).toMatchObject({ kind: 'form' });
  expect(words(insured)).toContain('意外伤害及家财损失保障');
});

test('without consent nothing more is asked and nothing is kept', async () => {
  const photo = await desk.photo('unwilling');
  const step = fill(form(), { '#early-photos': [photo] }, ['1', '不同意']);
  expect(step.kind).toBe('done');
  if (step.kind !== 'done') return;
  expect(await submit('unwilling', step.answers)).toContain('都没有保存');
  expect(await casesOf('unwilling')).toEqual([]);
  expect(await desk.prisma.storedFile.count({ where: { openid: 'unwilling' } })).toBe(0);
});

test('an application becomes a sealed case with its photos, at the town it belongs to', async () => {
  const photos = [await desk.photo('wang'), await desk.photo('wang')];
  const others = await desk.photo('somebody else');
  const said = await submit('wang', answersOf(residentIds.wang, [...photos, others]));
  const [row] = await casesOf('wang');
  for (const part of [`KN261123${String(row?.id).padStart(4, '0')}`, '镇街初审', '“进度”', '12351'])
    expect(said).toContain(part);
  expect(row).toMatchObject({ kind: 'relief', state: 'submitted', organisationId: 'sandun' });
  expect(row?.files.map((file) => file.id).sort()).toEqual(photos);
  expect(row?.entries).toMatchObject([{ state: 'submitted', note: null }]);
  const sealed = Buffer.from(row?.answers ?? []);
  for (const secret of [residentIds.wang, '13800138000', '王芳'])
    expect(sealed.includes(secret)).toBe(false);
  expect(openAnswers(desk.tools.vault, sealed)).toEqual({
    kind: 'illness',
    consent: true,
    consentedAt: now.toISOString(),
    household: 3,
    income: 150_000,
    reason,
    amount: 500_000,
    name: '王芳',
    phone: '13800138000',
    residentId: residentIds.wang,
    town: 'sandun',
  });
});

test('a second application about the same person is not taken while one is open', async () => {
  const before = await casesOf('wang');
  const photo = await desk.photo('wang');
  const said = await submit('wang', answersOf(residentIds.wang, [photo]));
  expect(said).toContain('没有重复提交');
  expect(said).toContain('KN261123');
  expect(await casesOf('wang')).toEqual(before);
  expect(await desk.prisma.storedFile.count({ where: { id: photo } })).toBe(0);
});

test('another phone learns that there is one, not which', async () => {
  const said = await submit('a stranger', answersOf(residentIds.wang));
  expect(said).toContain('没有重复提交');
  expect(said).not.toContain('KN');
  expect(await casesOf('a stranger')).toEqual([]);
});

test('who has one open is told before the form, and may apply for somebody else', async () => {
  const outcome = await desk.run('relief.apply', 'wang', '孩子上学交不起学费想申请补助');
  expect(words(outcome)).toContain('不用重复提交');
  expect(outcome).toMatchObject({
    options: [
      { action: 'cases.show' },
      { action: 'cases.add' },
      { action: 'relief.start', args: { kind: 'schooling', insured: false } },
    ],
  });
  const forAnother = await desk.run('relief.start', 'wang', { kind: 'schooling' });
  expect(forAnother).toMatchObject({ kind: 'form', answers: { kind: 'schooling' } });
});

test('two phones at the same moment open one case', async () => {
  const answers = answersOf(residentIds.li);
  const said = await Promise.all([submit('left', answers), submit('right', answers)]);
  expect(said.filter((one) => one.includes('KN261123'))).toHaveLength(1);
  expect(await desk.prisma.case.count({ where: { openid: { in: ['left', 'right'] } } })).toBe(1);
});

test('once a case is ended the person may apply again', async () => {
  const [row] = await casesOf('wang');
  const staff = { ...desk.tools, kinds, say: sayOf('check-progress') };
  for (const to of ['reviewing', 'declined'] as const)
    await desk.prisma.$transaction((tx) =>
      moveCase(tx, staff, { caseId: row?.id ?? 0, to, by: 'staff', now }),
    );
  expect(await submit('wang', answersOf(residentIds.wang))).toContain('到时会请您补证明材料');
  expect(await casesOf('wang')).toHaveLength(2);
});

test('a turn that fails leaves nothing behind', async () => {
  const answers = answersOf('33010519881201218X');
  const { submit: handIn } = form();
  const turn = {
    member: { openid: 'crash', wantsBulletin: false },
    now,
    say: sayOf(form().intent),
  };
  const crash = desk.prisma.$transaction(async (tx) => {
    await handIn({ ...turn, tx } as never, answers);
    throw new Error('The power went out.');
  });
  await expect(crash).rejects.toThrow('power');
  expect(await casesOf('crash')).toEqual([]);
});
