import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BroadcastRoom, createBroadcast } from '../../src/broadcast/index.ts';
import { minute } from '../../src/days.ts';
import type { InboundEvent } from '../../src/wechat/index.ts';
import { emptyTables, secondDatabase } from '../database/support.ts';
import { createTestClock } from '../support/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addFollower, fakePlatform, vault } from './support.ts';

const silent = pino({ level: 'silent' });
const clock = createTestClock('2026-11-23T08:30');
const fake = fakePlatform();

let scratch: TestDatabase;
let second: Awaited<ReturnType<typeof secondDatabase>>;
let rooms: BroadcastRoom[] = [];

beforeAll(async () => {
  scratch = await createTestDatabase();
  second = await secondDatabase(scratch);
});
afterAll(async () => {
  await second.close();
  await scratch.close();
});
beforeEach(async () => {
  await emptyTables(scratch.database);
  fake.reset();
  clock.set('2026-11-23T08:30');
});
afterEach(() => {
  rooms = [];
});

/** An instance's broadcast room; on PostgreSQL `beside` has connections of its own. */
function instance(channel: 'mass' | 'template', beside = false): BroadcastRoom {
  const { database } = beside ? second : scratch;
  const room = createBroadcast({
    database,
    vault,
    clock,
    log: silent,
    platform: fake.platform,
    channel,
  });
  rooms.push(room);
  return room;
}

const bulletin = {
  key: 'bulletin:2026-11-23',
  title: '每日播报 11月23日（周一）',
  body: '【每日播报】\n\n1. 瑜伽班\n报名中',
  url: 'https://union.example.cn/h5/bulletin/2026-11-23',
  sendBefore: new Date('2026-11-23T12:00:00+08:00'),
};

const plan = (room: BroadcastRoom, planned = bulletin) =>
  scratch.database.prisma.$transaction((tx) => room.plan(tx, planned));
const report = (room: BroadcastRoom, event: object) =>
  scratch.database.prisma.$transaction((tx) => room.onReport(tx, event as InboundEvent));
const broadcast = () => scratch.database.prisma.broadcast.findFirstOrThrow();
const deliveries = () => scratch.database.prisma.delivery.findMany({ orderBy: { openid: 'asc' } });
const deliveryStates = async () => (await deliveries()).map(({ state }) => state);

const openids = (count: number) =>
  Array.from({ length: count }, (_, at) => `o${String(at).padStart(3, '0')}`);

async function subscribers(count: number): Promise<string[]> {
  const all = openids(count);
  await scratch.database.prisma.follower.createMany({
    data: all.map((openid) => ({ openid, wantsBulletin: true })),
  });
  return all;
}

/** How often each follower was sent a template message. */
function timesSent(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { openid } of fake.templates) counts[openid] = (counts[openid] ?? 0) + 1;
  return counts;
}
const once = (all: string[]) => Object.fromEntries(all.map((openid) => [openid, 1]));

/** The instance is killed while it sends: a call of its never comes back, and it does no more. */
async function crashAt(room: BroadcastRoom, openid: string): Promise<void> {
  fake.fails(openid, 'crash');
  room.run().catch(() => {});
  await expect.poll(() => timesSent()[openid]).toBe(1);
  // The others of its batch are through.
  await expect
    .poll(async () => (await deliveryStates()).filter((state) => state === 'sending').length)
    .toBe(1);
}

describe('a broadcast by template messages', () => {
  test('goes to each subscriber who follows, a row each', async () => {
    await subscribers(23);
    await addFollower(scratch.database, 'oNotSubscribed');
    await addFollower(scratch.database, 'oGone', {
      wantsBulletin: true,
      unsubscribedAt: new Date(),
    });
    const room = instance('template');
    await plan(room);
    await room.run();
    await room.run();
    expect(timesSent()).toEqual(once(openids(23)));
    expect(new Set(await deliveryStates())).toEqual(new Set(['accepted']));
    expect(await deliveries()).toHaveLength(23);
    const { state, startedAt, finishedAt } = await broadcast();
    expect(state).toBe('sent');
    expect(finishedAt?.getTime()).toBeGreaterThanOrEqual(startedAt?.getTime() ?? Infinity);
    const { title, body, url } = bulletin;
    expect(fake.templates[0]).toMatchObject({ title, body, url, day: '2026-11-23' });
    const keys = new Set(fake.templates.map(({ dedupeKey }) => dedupeKey));
    expect(keys.size).toBe(23);
    for (const key of keys) expect(Buffer.byteLength(key)).toBeLessThanOrEqual(64);
  });

  test('with nobody to send to is sent', async () => {
    const room = instance('template');
    await plan(room);
    await room.run();
    expect((await broadcast()).state).toBe('sent');
  });

  test('planned by whoever and how often is made once', async () => {
    const [one, two] = [instance('template'), instance('template', true)];
    await Promise.all([plan(one), plan(two), plan(one)]);
    await plan(two, { ...bulletin, body: 'another text' });
    expect(await scratch.database.prisma.broadcast.count()).toBe(1);
    expect((await broadcast()).body).toBe(bulletin.body);
  });

  test('is sent by one of several instances', async () => {
    const all = await subscribers(25);
    const [one, two] = [instance('template'), instance('template', true)];
    await plan(one);
    fake.takes(() => Math.random() * 10);
    await Promise.all([one.run(), two.run(), one.run()]);
    expect(timesSent()).toEqual(once(all));
  });

  test('goes on at once where an instance was stopped', async () => {
    const all = await subscribers(35);
    const one = instance('template');
    await plan(one);
    const letGo = fake.holds('o012');
    const running = one.run();
    await expect.poll(() => timesSent().o012).toBe(1);
    const stopping = one.stop();
    letGo();
    await stopping;
    await running;
    const sent = fake.templates.length;
    expect(sent).toBeLessThan(35);
    expect(new Set(await deliveryStates())).toEqual(new Set(['accepted', 'due']));
    await one.run();
    expect(fake.templates).toHaveLength(sent);
    await instance('template', true).run();
    expect(timesSent()).toEqual(once(all));
  });

  test('is not disturbed by a follower who is deleted meanwhile', async () => {
    await subscribers(3);
    const room = instance('template');
    await plan(room);
    const letGo = fake.holds('o001');
    const running = room.run();
    await expect.poll(() => fake.templates.length).toBe(3);
    await scratch.database.prisma.delivery.deleteMany({ where: { openid: 'o001' } });
    letGo();
    await running;
    expect((await broadcast()).state).toBe('sent');
    expect(await deliveryStates()).toEqual(['accepted', 'accepted']);
  });
});

describe('after a crash in the middle', () => {
  test('another instance goes on when the lease is over, and what is in doubt keeps its key', async () => {
    const all = await subscribers(30);
    const dying = instance('template');
    await plan(dying);
    await crashAt(dying, 'o014');
    const other = instance('template', true);
    await other.run();
    expect((await broadcast()).state).toBe('sending');
    clock.advance(2 * minute + 1_000);
    await other.run();
    expect((await broadcast()).state).toBe('sent');
    // Only the one in doubt was sent again, under the key by which the platform knows it.
    expect(timesSent()).toEqual({ ...once(all), o014: 2 });
    const keys = fake.templates.filter(({ openid }) => openid === 'o014');
    expect(keys[0]?.dedupeKey).toBe(keys[1]?.dedupeKey);
  });

  test('too late for the platform to know it, what is in doubt is left alone', async () => {
    await subscribers(30);
    const dying = instance('template');
    await plan(dying);
    await crashAt(dying, 'o014');
    clock.advance(9 * minute);
    await instance('template').run();
    expect(timesSent().o014).toBe(1);
    const rows = await deliveries();
    expect(rows.filter(({ state }) => state !== 'accepted')).toMatchObject([
      { openid: 'o014', state: 'uncertain' },
    ]);
    expect((await broadcast()).state).toBe('sent');
  });

  test('the control: without the rows everybody before the crash gets it twice', async () => {
    await subscribers(30);
    const dying = instance('template');
    await plan(dying);
    await crashAt(dying, 'o014');
    await scratch.database.prisma.delivery.deleteMany();
    clock.advance(9 * minute);
    await instance('template').run();
    const twice = Object.values(timesSent()).filter((times) => times === 2);
    expect(twice.length).toBeGreaterThan(10);
  });
});

describe('a failure of template messages', () => {
  test('of one follower is that one’s alone', async () => {
    const all = await subscribers(25);
    fake.fails('o003', 'gone');
    fake.fails('o007', 'refused');
    const room = instance('template');
    await plan(room);
    await room.run();
    expect(timesSent()).toEqual(once(all));
    const failed = (await deliveries()).filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject([
      { openid: 'o003', reason: 'told to fail: gone' },
      { openid: 'o007', reason: 'told to fail: refused' },
    ]);
    expect((await broadcast()).state).toBe('sent');
  });

  test('for want of quota stops it for the day, with the rest undelivered', async () => {
    await subscribers(30);
    fake.fails('o013', 'quota');
    const room = instance('template');
    await plan(room);
    await room.run();
    expect(await broadcast()).toMatchObject({ state: 'failed', reason: 'told to fail: quota' });
    const states = await deliveryStates();
    expect(states.filter((state) => state === 'sending')).toEqual([]);
    expect(states.filter((state) => state === 'due')).toHaveLength(11);
    await room.run();
    expect(fake.templates).toHaveLength(20);
  });

  test('of every message means that the account is wrong: it stops', async () => {
    await subscribers(100);
    fake.fails('*', ...Array(100).fill('refused'));
    const room = instance('template');
    await plan(room);
    await room.run();
    expect(await broadcast()).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('told to fail: refused'),
    });
    expect(fake.templates).toHaveLength(20);
  });

  test('of a busy platform has it wait, and go on later', async () => {
    const all = await subscribers(15);
    fake.fails('*', ...Array(10).fill('busy'));
    const room = instance('template');
    await plan(room);
    await room.run();
    expect(fake.templates).toHaveLength(10);
    expect(await broadcast()).toMatchObject({ state: 'sending', finishedAt: null });
    await room.run();
    expect(fake.templates).toHaveLength(10);
    clock.advance(2 * minute + 1_000);
    await room.run();
    expect((await broadcast()).state).toBe('sent');
    expect(Object.keys(timesSent()).sort()).toEqual(all);
    expect(new Set(await deliveryStates())).toEqual(new Set(['accepted']));
  });

  test('of a busy platform leaves no doubt: it is sent however much later', async () => {
    await subscribers(1);
    fake.fails('o000', 'busy');
    const room = instance('template');
    await plan(room);
    await room.run();
    clock.advance(30 * minute);
    await room.run();
    expect(await deliveryStates()).toEqual(['accepted']);
  });

  test('has that follower come again after all others', async () => {
    const all = await subscribers(12);
    fake.fails('o000', 'busy');
    const room = instance('template');
    await plan(room);
    await room.run();
    expect(fake.templates.map(({ openid }) => openid).sort()).toEqual(['o000', ...all].sort());
    const second = fake.templates.slice(10).map(({ openid }) => openid);
    expect(second.sort()).toEqual(['o000', 'o010', 'o011']);
    fake.reset();
    await emptyTables(scratch.database);
    await subscribers(25);
    fake.fails('o000', 'busy');
    await plan(room);
    await room.run();
    expect(fake.templates.findLastIndex(({ openid }) => openid === 'o000')).toBeGreaterThan(20);
  });

  test('that lasts is given up for that follower', async () => {
    await subscribers(3);
    fake.fails('o001', ...Array(99).fill('busy'));
    const room = instance('template');
    await plan(room);
    for (let time = 0; time < 8; time += 1) {
      await room.run();
      clock.advance(2 * minute + 1_000);
    }
    expect(timesSent()).toEqual({ o000: 1, o001: 5, o002: 1 });
    expect(await deliveryStates()).toEqual(['accepted', 'failed', 'accepted']);
    expect((await broadcast()).state).toBe('sent');
  });

  test('without an answer is tried again under its key, as long as the platform knows it', async () => {
    await subscribers(2);
    fake.fails('o000', 'unsure');
    fake.fails('o001', 'unsure', 'unsure', 'unsure', 'unsure', 'unsure', 'unsure');
    const room = instance('template');
    await plan(room);
    for (let time = 0; time < 6; time += 1) {
      await room.run();
      clock.advance(3 * minute);
    }
    expect(timesSent()).toEqual({ o000: 2, o001: 4 });
    expect(await deliveryStates()).toEqual(['accepted', 'uncertain']);
  });
});

describe('a broadcast as a mass message', () => {
  test('is one call, with the link after the text', async () => {
    await subscribers(5);
    const room = instance('mass');
    await plan(room);
    await room.run();
    await room.run();
    expect(fake.mass.map(({ text }) => text)).toEqual([`${bulletin.body}\n\n${bulletin.url}`]);
    expect(fake.templates).toEqual([]);
    expect(await broadcast()).toMatchObject({ state: 'sent', msgId: '1001' });
  });

  test('is one call of several instances', async () => {
    const [one, two] = [instance('mass'), instance('mass', true)];
    await plan(one);
    fake.takes(20);
    await Promise.all([one.run(), two.run()]);
    expect(fake.mass).toHaveLength(1);
  });

  test('the control: instances that only look call twice', async () => {
    await plan(instance('mass'));
    const found = await Promise.all([broadcast(), broadcast()]);
    for (const { body, key } of found) await fake.platform.sendToAll(body, key);
    expect(fake.mass).toHaveLength(2);
  });

  test.each(['unsure', 'busy'] as const)(
    'that ended %s is asked for again under its key',
    async (failure) => {
      fake.fails('all', failure);
      const room = instance('mass');
      await plan(room);
      await room.run();
      expect((await broadcast()).state).toBe('sending');
      await room.run();
      expect(fake.mass).toHaveLength(1);
      clock.advance(2 * minute + 1_000);
      await room.run();
      expect(new Set(fake.mass.map(({ dedupeKey }) => dedupeKey)).size).toBe(1);
      expect(fake.mass).toHaveLength(2);
      expect((await broadcast()).state).toBe('sent');
    },
  );

  test.each(['quota', 'refused'] as const)(
    '%s: failed, with the reason for staff',
    async (failure) => {
      fake.fails('all', failure);
      const room = instance('mass');
      await plan(room);
      await room.run();
      await room.run();
      expect(fake.mass).toHaveLength(1);
      expect(await broadcast()).toMatchObject({
        state: 'failed',
        reason: `told to fail: ${failure}`,
      });
    },
  );
});

describe('the time after which a broadcast is not sent', () => {
  test('a minute before it is sent, a minute after it is missed', async () => {
    for (const [at, state, sent] of [
      ['2026-11-23T11:59', 'sent', 1],
      ['2026-11-23T12:01', 'missed', 0],
    ] as const) {
      await emptyTables(scratch.database);
      fake.reset();
      clock.set(at);
      const room = instance('mass');
      await plan(room);
      await room.run();
      expect([(await broadcast()).state, fake.mass.length]).toEqual([state, sent]);
    }
  });

  test('what stopped half-way is not taken up again after it', async () => {
    await subscribers(30);
    clock.set('2026-11-23T11:59');
    const dying = instance('template');
    await plan(dying);
    await crashAt(dying, 'o014');
    clock.set('2026-11-23T12:10');
    await instance('template').run();
    expect(await broadcast()).toMatchObject({ state: 'failed', reason: /half-way/ });
    expect(fake.templates.length).toBeLessThan(30);
  });

  test('what is under way is finished after it', async () => {
    const all = await subscribers(30);
    clock.set('2026-11-23T11:59');
    const room = instance('template');
    await plan(room);
    const letGo = fake.holds('o012');
    const running = room.run();
    await expect.poll(() => timesSent().o012).toBe(1);
    clock.set('2026-11-23T12:00');
    clock.advance(1_000);
    // Another instance must not close it meanwhile.
    await instance('template', true).run();
    letGo();
    await running;
    expect(timesSent()).toEqual(once(all));
    expect((await broadcast()).state).toBe('sent');
  });
});

describe('the platform’s report', () => {
  const templateSent = (messageId: string, openid: string, status = 'success') => ({
    kind: 'event',
    event: 'template-sent',
    messageId,
    openid,
    status,
  });
  const massSent = (messageId: string, status = 'send success') => ({
    kind: 'event',
    event: 'mass-sent',
    messageId,
    status,
    totalCount: 10,
    filteredCount: 10,
    sentCount: 9,
    errorCount: 1,
  });

  test('on a template message marks its recipient’s row', async () => {
    await subscribers(2);
    const room = instance('template');
    await plan(room);
    await room.run();
    for (const { openid, msgId } of await deliveries())
      await report(
        room,
        templateSent(msgId ?? '', openid, openid === 'o001' ? 'failed:user block' : 'success'),
      );
    expect(await deliveries()).toMatchObject([
      { openid: 'o000', state: 'delivered' },
      { openid: 'o001', state: 'failed', reason: 'failed:user block' },
    ]);
  });

  test('that is here before the call’s answer is kept', async () => {
    await subscribers(1);
    const room = instance('template');
    await plan(room);
    const letGo = fake.holds('o000');
    const running = room.run();
    await expect.poll(() => fake.templates.length).toBe(1);
    await report(room, templateSent('1001', 'o000', 'failed:user block'));
    letGo();
    await running;
    expect(await deliveries()).toMatchObject([{ state: 'failed', msgId: '1001' }]);
  });

  test('on a mass message tells how it ended', async () => {
    for (const [status, state] of [
      ['send success', 'sent'],
      ['err(40002)', 'failed'],
    ] as const) {
      await emptyTables(scratch.database);
      const room = instance('mass');
      await plan(room);
      await room.run();
      await report(room, massSent((await broadcast()).msgId ?? '', status));
      expect(await broadcast()).toMatchObject({
        state,
        reason: `${status}: sent 9, failed 1, of 10`,
      });
    }
  });

  test('on a mass message that is here before the answer, or in the place of a lost one', async () => {
    const room = instance('mass');
    await plan(room);
    const letGo = fake.holds('all');
    const running = room.run();
    await expect.poll(() => fake.mass.length).toBe(1);
    await report(room, massSent('1001', 'err(40001)'));
    letGo();
    await running;
    expect(await broadcast()).toMatchObject({ state: 'failed', msgId: '1001' });
    clock.advance(3 * minute);
    await room.run();
    expect(fake.mass).toHaveLength(1);
  });

  test('on what somebody sent from WeChat’s console changes nothing', async () => {
    const room = instance('mass');
    await plan(room);
    await room.run();
    const before = await broadcast();
    await report(room, massSent('999999', 'err(40001)'));
    await report(room, templateSent('999999', 'oSomebody'));
    expect(await broadcast()).toEqual(before);
  });
});
