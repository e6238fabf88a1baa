import { pino } from 'pino';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/days.ts';
import { createQueue, startSchedule } from '../../../src/jobs/index.ts';
import { postgresUrl } from '../../support/database.ts';
import { createWorld, type World } from '../../support/world.ts';

const silent = pino({ level: 'silent' });

let world: World;

// A world takes a while to begin: a test is a day of its own in it.
const prisma = () => world.database.prisma;
const broadcastOf = (day: string) =>
  prisma().broadcast.findUniqueOrThrow({ where: { key: `bulletin:${day}` } });

async function approve(day: string, ...items: { title: string; body: string; url?: string }[]) {
  await prisma().bulletinItem.deleteMany({ where: { day } });
  for (const [position, item] of items.entries())
    await prisma().bulletinItem.create({
      data: { ...item, day, position, slug: `${day}-${position}`, state: 'approved' },
    });
}

/** The jobs as the program runs them: put in by the clock, worked by the queue. */
async function strike(app = world.app, database = world.database): Promise<void> {
  const queue = await createQueue(database, silent);
  const jobs = app.services.flatMap((service) => service.jobs ?? []);
  const schedule = await startSchedule(jobs, [], queue, world.clock, silent);
  await schedule.catchUp();
  await expect
    .poll(async () => {
      const { rows } = await database.executeSql(
        `SELECT count(*)::int AS open FROM jobs.job WHERE state < 'completed'`,
      );
      return rows;
    })
    .toEqual([{ open: 0 }]);
  await schedule.stop();
  await queue.stop();
}

/** A morning: the clock strikes, the broadcast is sent, its report comes in. */
async function morning(): Promise<void> {
  await strike();
  await world.app.beat();
  await world.wechat.settles();
}

const yoga = { title: '瑜伽班开始报名', body: '回复“报名”占位。' };

describe('on a subscription account', () => {
  beforeAll(async () => {
    world = await createWorld({ accountType: 'subscription', at: '2026-12-01T08:31' });
    world.wechat.crowd(3);
    await world.wechat.follower('小安').welcomed;
    return () => world.close();
  });

  const massTo = (name: string) =>
    world.wechat.follower(name).messages.filter(({ via }) => via === 'mass');

  /** What 小安 got as mass messages that day. */
  async function got(day: string): Promise<string[]> {
    return massTo('小安')
      .map(({ text }) => text)
      .filter((text) => text.includes(`${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`));
  }

  test('it goes to all followers as one mass message', async () => {
    const day = dayOf(world.clock.now());
    await approve(day, yoga, { title: '摄影赛', body: '征稿', url: 'https://a.cn/1' });
    await morning();
    for (const follower of world.wechat.followers) {
      const mass = follower.messages.filter(({ via }) => via === 'mass');
      expect(mass.map(({ text }) => text)).toEqual([
        '【每日播报】12月1日（周二）\n\n· 瑜伽班开始报名\n回复“报名”占位。\n\n· 摄影赛\n征稿\nhttps://a.cn/1' +
          `\n\n${world.origin}/h5/bulletin/${day}`,
      ]);
    }
    expect(await broadcastOf(day)).toMatchObject({
      state: 'sent',
      reason: 'send success: sent 4, failed 0, of 4',
    });
  });

  test('the platform, which reports on it, is no follower', async () => {
    const report = world.wechat.deliveries.findLast(({ request }) =>
      request.includes('MASSSENDJOBFINISH'),
    );
    expect(report?.outcome).toBe('acknowledged');
    expect(await prisma().follower.findMany({ select: { openid: true } })).toEqual([
      { openid: world.wechat.follower('小安').openid },
    ]);
    expect(await prisma().inboxMessage.count({ where: { state: 'pending' } })).toBe(0);
  });

  test('once, whatever restarts and however often the clock strikes', async () => {
    world.clock.set('2026-12-02T08:30');
    await approve('2026-12-02', yoga);
    await morning();
    world.clock.set('2026-12-02T08:45');
    await morning();
    await Promise.all([world.app.beat(), world.app.beat()]);
    expect(await got('2026-12-02')).toHaveLength(1);
    expect(await prisma().bulletin.count({ where: { day: '2026-12-02' } })).toBe(1);
  });

  test.runIf(postgresUrl)('once, with a second instance beside', async () => {
    world.clock.set('2026-12-03T08:30');
    await approve('2026-12-03', yoga);
    const second = await world.secondInstance();
    await Promise.all([strike(), strike(second.app)]);
    await Promise.all([world.app.beat(), second.app.beat(), world.app.beat()]);
    await world.wechat.settles();
    expect(await got('2026-12-03')).toHaveLength(1);
    await second.close();
  });

  test('is sent by a program that starts at 11:59', async () => {
    world.clock.set('2026-12-04T11:59');
    await approve('2026-12-04', yoga);
    await morning();
    expect(await got('2026-12-04')).toHaveLength(1);
  });

  test('is missed by a program that starts at 12:01, and can be read all the same', async () => {
    world.clock.set('2026-12-05T12:01');
    await approve('2026-12-05', yoga);
    await morning();
    expect(await got('2026-12-05')).toEqual([]);
    expect(await broadcastOf('2026-12-05')).toMatchObject({ state: 'missed' });
    const [answer] = await world.wechat.follower('小安').says('今日播报');
    expect(answer?.text).toContain('瑜伽班开始报名');
  });

  test('without approved items there is none', async () => {
    world.clock.set('2026-12-06T08:30');
    await approve('2026-12-06', yoga);
    await prisma().bulletinItem.updateMany({
      where: { day: '2026-12-06' },
      data: { state: 'draft' },
    });
    await morning();
    expect(await got('2026-12-06')).toEqual([]);
    expect(await prisma().broadcast.count({ where: { key: 'bulletin:2026-12-06' } })).toBe(0);
    expect(await prisma().bulletin.count({ where: { day: '2026-12-06' } })).toBe(0);
  });

  test('after a crash between the call and its answer, the platform’s "sent before" is a success', async () => {
    world.clock.set('2026-12-07T08:30');
    await approve('2026-12-07', yoga);
    await morning();
    const where = { key: 'bulletin:2026-12-07' };
    const { msgId } = await broadcastOf('2026-12-07');
    const lost = { state: 'sending', msgId: null, reason: null, leaseUntil: world.clock.now() };
    await prisma().broadcast.update({ where, data: lost });
    world.clock.advance(1_000);
    await world.app.beat();
    expect(world.wechat.calls.at(-1)).toMatchObject({ errcode: 45065 });
    expect(await broadcastOf('2026-12-07')).toMatchObject({ state: 'sent', msgId });
    expect(await got('2026-12-07')).toHaveLength(1);
  });

  test('the control: under another key the platform refuses a second one that day', async () => {
    await prisma().$transaction((tx) =>
      world.app.broadcast.plan(tx, {
        key: 'another key',
        title: '播报',
        body: '第二次',
        sendBefore: new Date(world.clock.now().getTime() + 60_000),
      }),
    );
    await world.app.beat();
    const refused = await prisma().broadcast.findUniqueOrThrow({ where: { key: 'another key' } });
    expect(refused).toMatchObject({ state: 'failed', reason: expect.stringContaining('45028') });
  });

  test('that the administrator did not confirm has failed', async () => {
    world.clock.set('2026-12-08T08:30');
    await approve('2026-12-08', yoga);
    world.wechat.misbehave({ massStatus: { status: 'err(40002)', times: 1 } });
    await morning();
    expect(await broadcastOf('2026-12-08')).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('err(40002)'),
    });
  });
});

describe('on a service account', () => {
  beforeAll(async () => {
    world = await createWorld({
      at: '2026-12-01T10:00',
      env: { PUBLIC_URL: 'https://union.example.cn/' },
    });
    return () => world.close();
  });

  const member = (name: string) => world.wechat.follower(name);
  const templatesTo = (name: string) =>
    member(name).messages.filter(({ via }) => via === 'template');

  test('members subscribe and unsubscribe in the chat', async () => {
    const wants = async () =>
      (await prisma().follower.findUniqueOrThrow({ where: { openid: member('小安').openid } }))
        .wantsBulletin;
    expect((await member('小安').says('订阅播报'))[0]?.text).toContain('订好了');
    expect(await wants()).toBe(true);
    const again = await member('小安').says('订阅播报');
    expect(again[0]?.text).not.toContain('订好了');
    await member('小安').says('退订播报');
    expect(await wants()).toBe(false);
    await member('小安').says('订阅播报');
    expect(await wants()).toBe(true);
  });

  test('it goes to subscribers as a template message, with a page to read it on', async () => {
    await member('小北').welcomed;
    for (const name of ['小川', '小冬']) await member(name).says('订阅播报');
    member('小川').blocksTemplates();
    await member('小冬').unfollows();
    world.clock.set('2026-12-02T08:30');
    await approve('2026-12-02', yoga, {
      title: '<b>摄影赛</b>',
      body: '征稿',
      url: 'https://a.cn/1',
    });
    await morning();
    await world.app.beat();
    const [message, ...others] = templatesTo('小安');
    expect(others).toEqual([]);
    expect(message?.text).toContain('播报日期：2026年12月2日');
    expect(message?.text).toContain('播报内容：瑜伽班开始报名');
    expect(message?.url).toBe('https://union.example.cn/h5/bulletin/2026-12-02');
    for (const name of ['小北', '小川', '小冬']) expect(templatesTo(name)).toEqual([]);
    const deliveries = await prisma().delivery.findMany({ orderBy: { state: 'asc' } });
    expect(deliveries).toMatchObject([
      { openid: member('小安').openid, state: 'delivered' },
      { openid: member('小川').openid, state: 'failed', reason: 'failed:user block' },
    ]);
    expect((await broadcastOf('2026-12-02')).state).toBe('sent');

    const page = await fetch(new URL(new URL(message?.url ?? '').pathname, world.origin));
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('&lt;b&gt;摄影赛&lt;/b&gt;');
    expect(html).toContain('<a href="https://a.cn/1">https://a.cn/1</a>');
    const style = await fetch(new URL('/h5/weui.css', world.origin));
    expect(style.headers.get('content-type')).toContain('text/css');
  });

  test('a report on somebody who has been deleted brings nothing of them back', async () => {
    const delivery = await world.wechat.pushes(
      'TEMPLATESENDJOBFINISH',
      { MsgID: 200163836n, Status: 'success' },
      'oDeleted',
    );
    expect(delivery.outcome).toBe('acknowledged');
    const where = { openid: 'oDeleted' };
    expect(await prisma().follower.count({ where })).toBe(0);
    expect(await prisma().inboxMessage.count({ where })).toBe(0);
  });

  test.each(['2026-01-01', '2026-02-30', 'x', '%3Cscript%3E'])('%s has no page', async (day) => {
    const page = await fetch(new URL(`/h5/bulletin/${day}`, world.origin));
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('没有找到这一天的播报');
  });

  test('what does not fit one message is read in the chat and on the page', async () => {
    world.clock.set('2026-12-03T08:30');
    const items = Array.from({ length: 8 }, (_, at) => ({
      title: `第${at + 1}件事`,
      body: '话'.repeat(100),
    }));
    await approve('2026-12-03', ...items);
    await morning();
    expect((await broadcastOf('2026-12-03')).body).not.toContain('第8件事');
    await member('小安').says('今日播报');
    world.clock.advance(1_100);
    await world.app.beat();
    const read = await member('小安').waitsFor('第8件事');
    expect(read.via).toBe('custom');
    const page = await fetch(new URL('/h5/bulletin/2026-12-03', world.origin));
    expect(await page.text()).toContain('第8件事');
  });

  test('before it is out, the latest one is shown', async () => {
    world.clock.set('2026-12-09T07:00');
    const [answer] = await member('小北').says('今日播报');
    expect(answer?.text).toContain('12月3日');
  });

  test('a day’s quota that is spent stops it, and says why', async () => {
    world.clock.set('2026-12-04T08:30');
    await approve('2026-12-04', yoga);
    const endpoint = '/cgi-bin/message/template/send';
    world.wechat.misbehave({ quotaSpent: { endpoint } });
    await morning();
    world.wechat.behave();
    expect(await broadcastOf('2026-12-04')).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('45009'),
    });
    const states = await prisma().delivery.groupBy({
      by: ['state'],
      where: { broadcast: { key: 'bulletin:2026-12-04' } },
    });
    expect(states.map(({ state }) => state)).toEqual(['due']);
  });
});
