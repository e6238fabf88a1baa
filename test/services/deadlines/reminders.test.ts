import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteFollower, exportFollower } from '../../../src/database/index.ts';
import { dayOf } from '../../../src/days.ts';
import { createQueue, startSchedule } from '../../../src/jobs/index.ts';
import type { SimulatedFollower } from '../../../src/simulator/index.ts';
import { postgresUrl } from '../../support/database.ts';
import { createWorld, type World } from '../../support/world.ts';

const silent = pino({ level: 'silent' });

// A world takes a while to begin: each test has a member of its own in it, and a stretch of days.
let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const prisma = () => world.database.prisma;
const rowsOf = (member: SimulatedFollower) =>
  prisma().reminder.findMany({ where: { openid: member.openid }, orderBy: { day: 'asc' } });
const statesOf = async (member: SimulatedFollower) =>
  (await rowsOf(member)).map(({ state }) => state);

const plain = (text: string) => text.replaceAll(/<[^>]+>/g, '');
async function says(member: SimulatedFollower, words: string): Promise<string> {
  return (await member.says(words)).map(({ text }) => plain(text)).join('\n');
}

const got = (member: SimulatedFollower, via: string) =>
  member.messages.filter((message) => message.via === via).map(({ text }) => text);
/** The reminders themselves, however they came. */
const remindersTo = (member: SimulatedFollower) =>
  member.messages.filter(({ text }) => text.includes('您设的提醒'));

/** A member who keeps reminders for a last day 44 days from 2026-11-23: the 30, 7 and 1 days before. */
async function memberWithReminders(name: string): Promise<SimulatedFollower> {
  world.clock.set('2026-11-23T10:00');
  const member = world.wechat.follower(name);
  await says(member, '到期提醒');
  await says(member, '申请劳动仲裁');
  expect(await says(member, '2026年1月6日')).toContain('最后一天是2027年1月6日（周三），还有44天');
  expect(await says(member, '1')).toContain(
    '会在12月7日（周一）、12月30日（周三）、2027年1月5日（周二）提醒您，一共3次',
  );
  return member;
}

const job = (app = world.app) => {
  const found = app.services
    .flatMap(({ jobs }) => jobs ?? [])
    .find(({ name }) => name === 'deadlines.remind');
  if (!found) throw new Error('There is no such job.');
  return found;
};

/** The job as the program runs it: put in by the clock, worked by the queue. */
async function strike(app = world.app): Promise<void> {
  const queue = await createQueue(world.database, silent);
  const schedule = await startSchedule([job(app)], [], queue, world.clock, silent);
  await schedule.catchUp();
  await expect
    .poll(async () => {
      const { rows } = await world.database.executeSql(
        `SELECT count(*)::int AS open FROM jobs.job WHERE state < 'completed'`,
      );
      return rows;
    })
    .toEqual([{ open: 0 }]);
  await schedule.stop();
  await queue.stop();
}

/** It is that moment: the clock strikes, what is due is sent, the platform's reports come in. */
async function at(moment: string): Promise<void> {
  world.clock.set(moment);
  await strike();
  world.clock.advance(1_000);
  await world.app.beat();
  await world.wechat.settles();
}

/** The job's work at a moment, without the queue, which takes a slot once. */
const run = (moment: string, app = world.app) => {
  world.clock.set(moment);
  return job(app).run(new Date(`${moment.slice(0, 10)}T09:10:00+08:00`));
};

async function sendAll(): Promise<void> {
  world.clock.advance(1_000);
  await world.app.beat();
  await world.wechat.settles();
}

test('30, 7 and 1 days before, over a restart, by a template message where the window is closed', async () => {
  const member = await memberWithReminders('小安');
  await at('2026-12-06T09:10');
  expect(got(member, 'template')).toEqual([]);

  // Nobody has written for two days: the template's neutral words, and the reminder waits.
  await at('2026-12-07T09:10');
  expect(got(member, 'template')).toEqual([
    '消息提醒\n提醒内容：您设的日子快到了\n提醒日期：2027年1月6日',
  ]);
  expect(remindersTo(member)).toEqual([]);
  const seen = await says(member, '谢谢');
  expect(seen).toContain(
    '您设的提醒：2027年1月6日（周三）到期，从12月7日（周一）起还有30天。回复“我的提醒”看详情。',
  );
  expect(seen).not.toMatch(/仲裁|纠纷|可能已经收到过/);
  expect(await says(member, '我的提醒')).toContain(
    '申请劳动仲裁：2027年1月6日（周三）到期，还有30天',
  );

  await world.restart();
  await at('2026-12-29T09:10');
  expect(got(member, 'template')).toHaveLength(1);
  // The member wrote yesterday evening: the window is open, and no template is needed.
  world.clock.set('2026-12-29T20:00');
  await says(member, '谢谢');
  await at('2026-12-30T09:10');
  expect(got(member, 'custom').at(-1)).toContain('还有7天');
  expect(got(member, 'template')).toHaveLength(1);

  await world.restart();
  await at('2027-01-05T09:10');
  expect(got(member, 'template')).toHaveLength(2);
  expect(await says(member, '我的提醒')).toContain('还有1天');
  await at('2027-01-06T09:10');
  expect(remindersTo(member)).toHaveLength(3);
  expect(await statesOf(member)).toEqual(['sent', 'sent', 'sent']);
  expect(await says(member, '我的提醒')).toContain('都提醒过了');
  await at('2027-01-07T09:10');
  expect(await says(member, '我的提醒')).toContain('现在没有到期提醒');
});

describe('kept', () => {
  test('once, however often the member asks', async () => {
    const member = await memberWithReminders('小北');
    await memberWithReminders('小北');
    expect(await rowsOf(member)).toHaveLength(3);
  });

  test('with the period sealed, exported opened and deleted with the follower’s data', async () => {
    const member = await memberWithReminders('小采');
    const [row] = await rowsOf(member);
    expect(Buffer.from(row?.period ?? []).toString('latin1')).not.toContain('arbitration');
    expect(JSON.stringify({ ...row, period: '' })).not.toMatch(/arbitration|仲裁/);
    const exported = await exportFollower(world.database, world.vault, member.openid);
    expect(exported.Reminder).toMatchObject(Array(3).fill({ period: 'arbitration' }));
    await deleteFollower(world.database, member.openid);
    expect(await rowsOf(member)).toEqual([]);
    await run('2026-12-07T09:10');
    expect(await prisma().outboxMessage.count({ where: { openid: member.openid } })).toBe(0);
  });

  test('for those days only that are still ahead', async () => {
    world.clock.set('2026-11-23T10:00');
    const member = world.wechat.follower('小冬');
    await says(member, '到期提醒');
    await says(member, '不服仲裁去起诉');
    // 15 days: until the 30th, as the 28th is a Saturday; 7 days before is today.
    expect(await says(member, '11月13日')).toContain('最后一天是2026年11月30日（周一），还有7天');
    expect(await says(member, '到期提醒我')).toContain('会在11月29日（周日）提醒您，一共1次');
    await says(member, '到期提醒');
    await says(member, '不服仲裁去起诉');
    const urgent = await says(member, '11月9日');
    expect(urgent).toContain('最后一天是2026年11月24日（周二），还有1天');
    expect(urgent).not.toContain('到期提醒我');
    expect(urgent).toContain('找工作人员帮忙');
    await says(member, '到期提醒');
    await says(member, '不服仲裁去起诉');
    expect(await says(member, '8号')).toContain('最后一天就是今天');
  });

  test('no more than five, and all can be cancelled', async () => {
    world.clock.set('2026-11-23T10:00');
    const member = world.wechat.follower('小二');
    for (const day of [1, 2, 3, 4, 5]) {
      await says(member, '到期提醒');
      await says(member, '向劳动监察投诉');
      await says(member, `2026年3月${day}日`);
      expect(await says(member, '好的')).toContain('记下了');
    }
    await says(member, '到期提醒');
    await says(member, '向劳动监察投诉');
    await says(member, '2026年3月6日');
    expect(await says(member, '好的')).toContain('先回复“我的提醒”取消');
    const list = await member.says('我的提醒');
    expect(list).toHaveLength(1);
    expect(Buffer.byteLength(list[0]?.text ?? '')).toBeLessThanOrEqual(2_048);
    expect(await says(member, '取消第2个')).toContain('取消了');
    expect(await says(member, '取消提醒')).toContain('您留着4个提醒');
    expect(await says(member, '全部取消')).toContain('都取消了');
    expect(await rowsOf(member)).toEqual([]);
    expect(await says(member, '别再提醒我了')).toContain('现在没有到期提醒');
  });

  test('not, where the member says no', async () => {
    world.clock.set('2026-11-23T10:00');
    const member = world.wechat.follower('小方');
    await says(member, '到期提醒');
    await says(member, '申请强制执行');
    await says(member, '上个月5号');
    expect(await says(member, '不用了')).toContain('好的，不提醒');
    expect(await rowsOf(member)).toEqual([]);
  });

  test('a cancelled reminder is not sent, and can be kept again', async () => {
    const member = await memberWithReminders('小高');
    await says(member, '我的提醒');
    await says(member, '1');
    await run('2026-12-07T09:10');
    await sendAll();
    expect(got(member, 'template')).toEqual([]);
    await memberWithReminders('小高');
    expect(await statesOf(member)).toEqual(['due', 'due', 'due']);
  });
});

test('“我的提醒” is answered in the middle of a form, which then goes on', async () => {
  const member = await memberWithReminders('小苏');
  await says(member, '我想申请困难救助');
  expect(await says(member, '我的提醒')).toContain('您留着1个提醒');
  // The next number is the form's: it takes nothing back.
  expect(await says(member, '1')).toContain('同意吗');
});

test('what a period counts from may be to come, where it may', async () => {
  world.clock.set('2026-11-23T10:00');
  const member = world.wechat.follower('小陶');
  await says(member, '到期提醒');
  await says(member, '离职后追讨欠薪');
  expect(await says(member, '2026年12月31日')).toContain('最后一天是2027年12月31日');
  await says(member, '换个日子再算');
  expect(await says(member, '2028-01-01')).toContain('这个日期太晚了');
  await says(member, '取消');
  await says(member, '到期提醒');
  await says(member, '申请劳动仲裁');
  expect(await says(member, '明天')).toContain('这个日期太晚了');
});

test('the employer’s shorter period is told as well', async () => {
  world.clock.set('2026-11-23T10:00');
  const member = world.wechat.follower('小魏');
  await says(member, '到期提醒');
  await says(member, '申请工伤认定');
  expect(await says(member, '11月2日')).toMatch(
    /最后一天是2027年11月2日.*满30天是2026年12月2日（周三）：单位应当在这之前替您申报/s,
  );
});

describe('late', () => {
  test('a start later the same day still sends', async () => {
    world.clock.set('2026-11-23T10:00');
    const member = world.wechat.follower('小海');
    await says(member, '到期提醒');
    await says(member, '向劳动监察投诉');
    await says(member, '2025年1月9日');
    await says(member, '好的');
    await at('2026-12-10T21:30');
    expect(got(member, 'template')).toHaveLength(1);
  });

  test('an old slot caught up at night waits for the morning', async () => {
    const member = await memberWithReminders('小江');
    world.clock.set('2026-12-08T03:00');
    await job().run(new Date('2026-12-07T09:10:00+08:00'));
    expect(await statesOf(member)).toEqual(['due', 'due', 'due']);
    await run('2026-12-08T09:10');
    expect(await statesOf(member)).toEqual(['sent', 'due', 'due']);
    await sendAll();
    expect(await says(member, '谢谢')).toContain('还有29天');
  });

  test('what was missed for days is sent while the last day is ahead, one for all', async () => {
    const member = await memberWithReminders('小康');
    await run('2027-01-02T09:10');
    await sendAll();
    expect(await statesOf(member)).toEqual(['skipped', 'sent', 'due']);
    expect(got(member, 'template')).toHaveLength(1);
    expect(await says(member, '谢谢')).toContain('还有4天');
  });

  test('on the last day itself too, and not after it', async () => {
    const onTheDay = await memberWithReminders('小兰');
    await run('2027-01-06T09:10');
    await sendAll();
    expect(await says(onTheDay, '谢谢')).toContain('2027年1月6日（周三），当天到期');
    const after = await memberWithReminders('小林');
    await run('2027-01-07T09:10');
    await sendAll();
    expect(await statesOf(after)).toEqual(['due', 'due', 'due']);
    expect(got(after, 'template')).toEqual([]);
  });

  test('rows go 30 days after the last day', async () => {
    const member = await memberWithReminders('小刘');
    await run('2027-02-05T09:10');
    expect(await rowsOf(member)).toHaveLength(3);
    await run('2027-02-06T09:10');
    expect(await rowsOf(member)).toEqual([]);
  });
});

describe('once', () => {
  /** What was told this member, waiting or sent. */
  const told = (member: SimulatedFollower) =>
    prisma().outboxMessage.count({ where: { openid: member.openid } });

  test('however often the job runs, side by side too', async () => {
    const member = await memberWithReminders('小马');
    await Promise.all([run('2026-12-07T09:10'), run('2026-12-07T09:10'), run('2026-12-07T09:10')]);
    await run('2026-12-07T09:40');
    expect(await told(member)).toBe(1);
  });

  test.runIf(postgresUrl)('with a second instance beside', async () => {
    const members: SimulatedFollower[] = [];
    for (const name of ['小宁', '小欧', '小潘']) members.push(await memberWithReminders(name));
    const second = await world.secondInstance();
    await Promise.all([run('2026-12-07T09:10'), run('2026-12-07T09:10', second.app)]);
    for (const member of members) expect(await told(member)).toBe(1);
    await Promise.all([second.app.beat(), world.app.beat()]);
    await sendAll();
    for (const member of members) expect(got(member, 'template')).toHaveLength(1);
    await second.close();
  });

  test('after a failure in the middle nothing is half done, and the next run tells it', async () => {
    const member = await memberWithReminders('小秦');
    const { outboxMessage } = prisma();
    await prisma().$executeRaw`ALTER TABLE "OutboxMessage" RENAME TO "Away"`;
    await expect(run('2026-12-07T09:10')).rejects.toThrow(/not sent/);
    expect(await statesOf(member)).toEqual(['due', 'due', 'due']);
    await prisma().$executeRaw`ALTER TABLE "Away" RENAME TO "OutboxMessage"`;
    await run('2026-12-07T09:11');
    expect(await outboxMessage.count({ where: { openid: member.openid } })).toBe(1);
  });

  test('the control: looking first and marking afterwards tells it twice', async () => {
    const member = await memberWithReminders('小任');
    world.clock.set('2026-12-07T09:10');
    const look = () =>
      prisma().reminder.findFirstOrThrow({
        where: { openid: member.openid, state: 'due', day: { lte: dayOf(world.clock.now()) } },
      });
    for (const { id, openid } of await Promise.all([look(), look()]))
      await prisma().$transaction(async (tx) => {
        await world.app.broadcast.tell(tx, openid, { kind: 'text', text: '提醒' });
        await tx.reminder.update({ where: { id }, data: { state: 'sent' } });
      });
    expect(await told(member)).toBe(2);
  });
});

test('a follower who left is told nothing', async () => {
  const member = await memberWithReminders('小沈');
  await member.unfollows();
  await run('2026-12-07T09:10');
  const before = member.messages.length;
  await sendAll();
  expect(member.messages).toHaveLength(before);
  expect(
    await prisma().outboxMessage.findFirst({ where: { openid: member.openid } }),
  ).toMatchObject({ state: 'dropped', body: null, notice: null });
});

test('a template the platform refuses leaves the reminder waiting', async () => {
  const member = await memberWithReminders('小唐');
  const { account } = world;
  const { noticeTemplateId = '' } = account;
  account.noticeTemplateId = 'NoSuchTemplate';
  await world.restart();
  await run('2026-12-07T09:10');
  await sendAll();
  account.noticeTemplateId = noticeTemplateId;
  await world.restart();
  expect(world.wechat.calls.at(-1)).toMatchObject({ errcode: 40037 });
  expect(got(member, 'template')).toEqual([]);
  expect(await says(member, '谢谢')).toContain('您设的提醒');
});
