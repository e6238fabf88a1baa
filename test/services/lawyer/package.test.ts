import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCases, moveCase, openAnswers } from '../../../src/services/cases/index.ts';
import { createLawyer, lawyerCases, packageCases } from '../../../src/services/lawyer/index.ts';
import { packageKinds } from '../../../src/services/lawyer/options.ts';
import { asked, createDesk, type Desk, fill, now, sayOf, words } from '../cases/support.ts';
import { heard } from './support.ts';

const kinds = [lawyerCases, packageCases];

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk((tools) => [createLawyer(tools), createCases(tools, kinds)]);
  await desk.prisma.organisation.create({
    data: { id: 'sandun', name: '三墩镇总工会', kind: 'town' },
  });
});
afterAll(() => desk.close());

const typed = ['5', '杭州圆心食品有限公司', '12月8日', '三墩', '古墩路 100 号三楼', '60'];
const contact = ['李明', '13900139000', '跳过', '提交'];
const form = () => desk.formNamed('lawyer.package');

test('the six kinds are offered', () => {
  const first = heard([{ text: asked(form(), fill(form(), {}, [])) }]);
  expect(packageKinds).toHaveLength(6);
  for (const [at, { label }] of packageKinds.entries())
    expect(first).toContain(`${at + 1}. ${label}`);
});

test('the town looks first; the unit reads how far it is, in words of its own', async () => {
  const step = fill(form(), {}, [...typed, ...contact]);
  if (step.kind !== 'done') throw new Error(`Not done: ${step.state.asking}`);
  const done = words(await desk.submit('lawyer.package', 'unit', step.answers));
  expect(done).toMatch(/编号 FW261123\d{4}，您订的是“集体协商”/);
  const row = await desk.prisma.case.findFirstOrThrow({ where: { openid: 'unit' } });
  expect(row).toMatchObject({ kind: 'package', organisationId: 'sandun', state: 'submitted' });
  expect(openAnswers(desk.tools.vault, row.answers)).toEqual({
    ...{ kind: 'bargaining', unit: '杭州圆心食品有限公司', date: '2026-12-08', town: 'sandun' },
    ...{ address: '古墩路 100 号三楼', headcount: 60, name: '李明', phone: '13900139000' },
    remark: null,
  });
  const staff = { ...desk.tools, kinds, say: sayOf('check-progress') };
  for (const to of ['reviewing', 'approved'] as const)
    await desk.prisma.$transaction((tx) =>
      moveCase(tx, staff, { caseId: row.id, to, by: 'staff', now }),
    );
  const news = desk.told.map(({ reply }) => words(reply));
  expect(news[0]).toContain('现在是：正在安排');
  expect(news[1]).toContain('现在是：已经安排好');
  const shown = words(await desk.run('cases.progress', 'unit', '我们的服务包怎么样了'));
  expect(shown).toContain('现在：已经安排好');
  expect(shown).toContain('跟联系人定好时间');
});

test('a day that is too near, and one beyond half a year, are asked for again', () => {
  for (const day of ['11月29日', '明年6月1日']) {
    const step = fill(form(), {}, [...typed.slice(0, 2), day]);
    expect(step).toMatchObject({ kind: 'ask', problem: expect.stringMatching(/early|late/) });
  }
  expect(fill(form(), {}, [...typed.slice(0, 2), '11月30日'])).not.toHaveProperty('problem');
});
