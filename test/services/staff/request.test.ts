import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { advance, beginForm } from '../../../src/bot/forms/engine.ts';
import type { Service } from '../../../src/services/service.ts';
import { createStaff, type OpenCase } from '../../../src/services/staff/index.ts';
import { at, type Bench, createBench, now, type TestFollower } from '../events/support.ts';

const warnings: { year: number }[] = [];
const log = pino(
  { level: 'warn' },
  { write: (line: string) => void warnings.push(JSON.parse(line)) },
);
const opened: Parameters<OpenCase>[1][] = [];
const openCase: OpenCase = async (_tx, given) => {
  opened.push(given);
  return { id: opened.length, number: `LY2611230${opened.length}` };
};

let bench: Bench;
let service: Service;
beforeAll(async () => {
  bench = await createBench(log);
});
afterAll(() => bench.close());
beforeEach(() => {
  service = createStaff(bench.tools, { openCase });
  warnings.length = 0;
  opened.length = 0;
});

const somebody = (local: string): TestFollower => {
  const follower = bench.follower([service], 'caller');
  follower.setNow(local);
  return follower;
};

describe('in office hours', () => {
  test('the talk is handed over until the period ends', async () => {
    const follower = somebody('2026-11-23T10:00');
    const words = await follower.run('staff.request', '转人工');
    expect(follower.last()).toMatchObject({ kind: 'handover', until: at('2026-11-23T12:00') });
    expect(words).toContain('接待到 12:00');
    expect(words).toContain('回复“返回”');
  });
});

describe('outside them', () => {
  test.each([
    ['2026-11-23T12:30', '工作人员正在午休，下一次接待从今天14:00开始'],
    ['2026-11-23T20:00', '现在是下班时间，工作人员不在，下一次接待从明天（周二）9:00开始'],
    ['2026-11-23T07:00', '现在是下班时间，工作人员不在，下一次接待从今天9:00开始'],
    ['2026-11-22T22:00', '今天休息，工作人员不在，下一次接待从明天（周一）9:00开始'],
    ['2026-10-01T10:00', '今天是国庆节放假，工作人员不在，下一次接待从10月8日（周四）9:00开始'],
  ])('at %s: %s', async (local, part) => {
    const follower = somebody(local);
    const words = await follower.run('staff.request', '人工');
    expect(words).toContain(part);
    expect(words).toContain('12351');
    expect(follower.options().map(({ label }) => label)).toEqual([
      '给工作人员留言',
      '直接问法律问题',
    ]);
  });

  test('the legal option leads to the intent', async () => {
    const follower = somebody('2026-11-23T20:00');
    await follower.run('staff.request', '人工');
    expect(follower.options()[1]).toMatchObject({ action: '#intent', args: { intent: 'ask-law' } });
  });

  test('a year without a calendar is reported, once', async () => {
    const follower = somebody('2026-12-31T20:00');
    await follower.run('staff.request', '人工');
    await follower.run('staff.request', '人工');
    expect(warnings.map(({ year }) => year)).toEqual([2027]);
  });
});

describe('a message for staff', () => {
  test('becomes a case, with the day it will be read', async () => {
    const follower = somebody('2026-11-22T22:00');
    await follower.run('staff.request', '人工');
    await follower.taps('给工作人员留言');
    expect(follower.form().form).toBe('staff.message');
    const words = await follower.fills({ message: '我想入会，单位没有工会', phone: null });
    expect(words).toContain('编号 LY26112301');
    expect(words).toContain('工作人员明天（周一）9:00上班后处理');
    expect(words).toContain('查进度');
    expect(opened).toEqual([
      {
        kind: 'question',
        openid: 'caller',
        answers: { message: '我想入会，单位没有工会', phone: null },
        now: at('2026-11-22T22:00'),
      },
    ]);
  });

  test('handed in when office hours have begun, it is looked at soon', async () => {
    const follower = somebody('2026-11-23T08:59');
    await follower.run('staff.message', {});
    follower.setNow('2026-11-23T09:30');
    expect(await follower.fills({ message: '请回电', phone: '13800000000' })).toContain('尽快处理');
  });

  test('the form: a text, and a telephone number that may be skipped', () => {
    const form = service.forms?.[0];
    if (!form) throw new Error('The staff service has no form.');
    const said = ['我想问入会的事', '跳过'].map((text) => ({ kind: 'text' as const, text }));
    let step = beginForm(form, {}, now);
    for (const input of said) if (step.kind === 'ask') step = advance(form, step.state, input, now);
    expect(step).toEqual({ kind: 'done', answers: { message: '我想问入会的事', phone: null } });
  });
});

test('a start says which calendar is missing, while there is time to add it', async () => {
  await bench.seed(service, at('2026-11-10T09:00'));
  expect(warnings).toEqual([]);
  await bench.seed(service, at('2026-11-23T09:00'));
  expect(warnings.map(({ year }) => year)).toEqual([2027]);
});
