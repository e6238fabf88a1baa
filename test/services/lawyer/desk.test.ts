import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Transaction } from '../../../src/database/index.ts';
import { Refusal } from '../../../src/errors.ts';
import { createTicketDesk } from '../../../src/services/lawyer/index.ts';
import { openTicket } from '../../../src/services/lawyer/tickets/records.ts';
import { postgresUrl } from '../../support/database.ts';
import { createDesk, type Desk, now, sayOf } from '../cases/support.ts';

let bench: Desk;
beforeAll(async () => {
  bench = await createDesk(() => []);
});
afterAll(() => bench.close());

let members = 0;
function open(urgency = 'none', dueAt = new Date('2026-11-26T16:30:00+08:00')): Promise<string> {
  return bench.prisma.$transaction(async (tx) => {
    const { number } = await openTicket(tx, bench.tools.vault, {
      openid: `asker-${members++}`,
      question: { story: '没发工资', name: '王芳', phone: '13800138000', consentedAt: '' },
      facts: { topic: 'wages', urgency, way: 'chat', day: null, dueAt },
      photos: [],
      now,
    });
    return number;
  });
}

const deskOn = (database = bench.tools.database) =>
  createTicketDesk({ ...bench.tools, database, sayOf });

const entriesOf = (subject: string) => bench.prisma.auditEntry.findMany({ where: { subject } });
const answersIn = async (number: string) => {
  const id = Number(number.slice(8));
  return bench.prisma.caseEntry.count({ where: { caseId: id, state: 'answered' } });
};

test('one who has a ticket keeps it until it is given back', async () => {
  const desk = deskOn();
  const number = await open();
  await desk.take({ number, by: '陈律师' });
  await desk.take({ number, by: '陈律师' });
  for (const deed of [
    () => desk.take({ number, by: '沈律师' }),
    () => desk.answer({ number, by: '沈律师', words: '可以要。' }),
    () => desk.decline({ number, by: '沈律师', words: '不归我们办。' }),
  ])
    await expect(deed()).rejects.toThrow('已经由 陈律师 接手；要换人，请先退回');
  await desk.giveBack({ number, by: '值班员' });
  await expect(desk.giveBack({ number, by: '值班员' })).rejects.toThrow('没有人接手');
  await desk.take({ number, by: '沈律师' });
  await desk.answer({ number: ` ${number.toLowerCase()} `, by: '沈律师', words: '可以要。' });
  await expect(desk.answer({ number, by: '沈律师', words: '再说一句' })).rejects.toThrow(
    '已经由 沈律师 在 11月23日（周一）10:00 答复',
  );
  expect((await entriesOf(number)).map(({ who, what }) => `${who} ${what}`)).toEqual([
    '陈律师 ticket.take',
    '陈律师 ticket.take',
    '值班员 ticket.return',
    '沈律师 ticket.take',
    '沈律师 ticket.answer',
  ]);
});

test('one that is none for a lawyer is declined with a reason, after it was taken', async () => {
  const desk = deskOn();
  const number = await open();
  const decline = { number, by: '陈律师', words: '这是买房的纠纷，请打 12348。' };
  await expect(desk.decline(decline)).rejects.toThrow('请先接手');
  await desk.take(decline);
  await desk.decline(decline);
  await expect(desk.answer(decline)).rejects.toThrow('已经办结');
  expect(bench.told.at(-1)?.reply).toMatchObject({
    text: expect.stringContaining('工作人员说：这是买房的纠纷'),
  });
});

test.each([
  ['no such number', { number: 'LS2611239999', by: '陈律师' }, '没有编号 LS2611239999'],
  ['a number too large for any case', { number: 'LS261123999999999', by: '陈律师' }, '没有编号'],
  ['no number at all', { number: '王芳', by: '陈律师' }, '没有编号'],
  ['nobody who does it', { number: 'LS2611230001', by: ' ' }, '请写明是谁在办'],
])('%s is refused with what to do', async (_what, deed, words) => {
  await expect(deskOn().show(deed)).rejects.toThrow(words);
  await expect(deskOn().show(deed)).rejects.toThrow(Refusal);
});

test.each([
  ['nothing', ' \r\n', '是空的'],
  ['more than the platform takes', '长'.repeat(2001), '最多 2000 个'],
])('an answer with %s is refused', async (_what, words, reason) => {
  const number = await open();
  const desk = deskOn();
  await expect(desk.answer({ number, by: '陈律师', words })).rejects.toThrow(reason);
  expect(await answersIn(number)).toBe(0);
});

test('the list has the first due at the top, what is overdue marked, and nothing personal', async () => {
  await bench.prisma.case.deleteMany();
  const later = await open('none', new Date('2026-11-27T10:00:00+08:00'));
  const overdue = await open('deadline', new Date('2026-11-23T09:30:00+08:00'));
  const desk = deskOn();
  const listed = await desk.list('open');
  expect(listed.map((one) => [one.number, one.overdue])).toEqual([
    [overdue, true],
    [later, false],
  ]);
  expect((await desk.list('overdue')).map((one) => one.number)).toEqual([overdue]);
  for (const personal of ['王芳', '13800138000', '没发工资', 'asker'])
    expect(JSON.stringify(listed)).not.toContain(personal);
});

describe('ten lawyers answer at the same moment', () => {
  async function race(desk: ReturnType<typeof deskOn>) {
    const number = await open();
    const before = bench.told.length;
    const done = await Promise.allSettled(
      Array.from({ length: 10 }, (_, at) =>
        desk.answer({ number, by: `律师${at}号`, words: `第${at}个答复` }),
      ),
    );
    return {
      won: done.filter(({ status }) => status === 'fulfilled').length,
      refused: done.filter(
        (one) => one.status === 'rejected' && /答复，这次什么也没有发出/.test(String(one.reason)),
      ).length,
      written: await answersIn(number),
      told: bench.told.length - before,
      audited: (await entriesOf(number)).length,
    };
  }

  const right = { won: 1, refused: 9, written: 1, told: 1, audited: 1 };

  test('one wins, the others read who did', async () => {
    expect(await race(deskOn())).toEqual(right);
  });

  // The embedded database has one connection, so that nothing can race there.
  test.runIf(postgresUrl)('the control: without the lock it goes wrong', async () => {
    let refused = right.refused;
    for (let round = 0; round < 5 && refused === right.refused; round++)
      refused = (await race(deskOn(withoutLocks()))).refused;
    expect(refused).toBeLessThan(right.refused);
  });
});

/** The same database, whose `SELECT … FOR UPDATE` does nothing. */
function withoutLocks(): Desk['tools']['database'] {
  const { database } = bench.tools;
  const unlocked = (tx: Transaction) =>
    new Proxy(tx, {
      get: (target, key) =>
        key === '$queryRaw' ? async () => [] : Reflect.get(target, key, target),
    });
  const prisma = new Proxy(database.prisma, {
    get: (target, key) =>
      key === '$transaction'
        ? (run: (tx: Transaction) => Promise<unknown>) =>
            target.$transaction((tx) => run(unlocked(tx)))
        : Reflect.get(target, key, target),
  });
  return { ...database, prisma };
}
