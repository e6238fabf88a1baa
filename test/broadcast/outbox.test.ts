import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { windowAfter } from '../../src/bot/window.ts';
import { createOutbox, type Outbox } from '../../src/broadcast/outbox.ts';
import { minute, oneDay } from '../../src/days.ts';
import type { Inbound } from '../../src/wechat/index.ts';
import { emptyTables, secondDatabase } from '../database/support.ts';
import { createTestClock } from '../support/clock.ts';
import { createTestDatabase, postgresUrl, type TestDatabase } from '../support/database.ts';
import { addFollower, fakePlatform, pause, vault } from './support.ts';

const silent = pino({ level: 'silent' });
const clock = createTestClock('2026-11-23T10:00');
const fake = fakePlatform();
const open = () => ({
  windowLeft: 5,
  windowClosesAt: new Date(clock.now().getTime() + 2 * oneDay),
});
const text = (words: string): Reply => ({ kind: 'text', text: words });

let scratch: TestDatabase;
let second: Awaited<ReturnType<typeof secondDatabase>>;
let outbox: Outbox;

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
  clock.set('2026-11-23T10:00');
  outbox = instance();
});
afterEach(() => outbox.stop());

/** An instance's outbox; on PostgreSQL `beside` has connections of its own. */
function instance(beside = false): Outbox {
  const { database } = beside ? second : scratch;
  return createOutbox({ database, vault, clock, log: silent, platform: fake.platform });
}

const put = (openid: string, ...words: string[]) =>
  scratch.database.prisma.$transaction((tx) => outbox.put(tx, openid, words.map(text)));

/** Puts in the late answer to a message. */
const putLate = (openid: string, inboxId: bigint, words: string) =>
  scratch.database.prisma.$transaction((tx) => outbox.put(tx, openid, [text(words)], inboxId));

/** Sends what is due once the answer of the turn itself is through. */
async function sendDue(...senders: Outbox[]): Promise<void> {
  clock.advance(1_000);
  await Promise.all((senders.length > 0 ? senders : [outbox]).map((one) => one.sendDue()));
}

const rows = () => scratch.database.prisma.outboxMessage.findMany({ orderBy: { id: 'asc' } });
const states = async () => (await rows()).map(({ state }) => state);
const windowLeft = async (openid: string) =>
  (await scratch.database.prisma.follower.findUniqueOrThrow({ where: { openid } })).windowLeft;

describe('messages', () => {
  test('are sent once, sealed until then and gone afterwards', async () => {
    await addFollower(scratch.database, 'oA', open());
    await put('oA', '您的申请通过了');
    const [before] = await rows();
    expect(Buffer.from(before?.body ?? []).toString()).not.toContain('您的申请');
    await sendDue();
    await sendDue();
    expect(fake.textsTo('oA')).toEqual(['您的申请通过了']);
    expect(await rows()).toMatchObject([{ state: 'sent', body: null, attempts: 1 }]);
  });

  test('wait for the passive answer of the same turn; a late answer does not', async () => {
    await addFollower(scratch.database, 'oA', open());
    await put('oA', '下一段');
    await putLate('oA', 1n, '晚到的回答');
    await outbox.sendDue();
    expect(fake.messages).toEqual([]);
    await sendDue();
    expect(fake.textsTo('oA')).toEqual(['下一段', '晚到的回答']);
  });

  test('of one follower go in their order, whatever goes wrong', async () => {
    await addFollower(scratch.database, 'oA', open());
    await addFollower(scratch.database, 'oB', open());
    fake.takes((openid) => (openid === 'oA' ? 15 : 1));
    fake.fails('oA', 'busy');
    await put('oA', '一', '二', '三');
    await put('oB', '甲', '乙', '丙');
    await sendDue();
    expect(fake.textsTo('oB')).toEqual(['甲', '乙', '丙']);
    clock.advance(minute);
    await sendDue();
    expect(fake.textsTo('oA')).toEqual(['一', '一', '二', '三']);
  });

  test('that are slow hold up no other follower', async () => {
    for (const openid of ['oA', 'oB', 'oC']) await addFollower(scratch.database, openid, open());
    const letGo = fake.holds('oA');
    await put('oA', '慢');
    await put('oB', '快');
    await put('oC', '也快');
    const sending = sendDue();
    await expect.poll(states).toEqual(['sending', 'sent', 'sent']);
    letGo();
    await sending;
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  test('that roll back with their transaction are never sent', async () => {
    await addFollower(scratch.database, 'oA', open());
    const undone = scratch.database.prisma.$transaction(async (tx) => {
      await outbox.put(tx, 'oA', [text('没有的事')]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await sendDue();
    expect(fake.messages).toEqual([]);
  });
});

describe('the window', () => {
  const said = { kind: 'text' } as Inbound;
  const tapped = { kind: 'event', event: 'click' } as Inbound;
  const shut = { windowClosesAt: null, windowLeft: 0 };

  test('lets five through in 48 hours after a message, and holds the rest', async () => {
    await addFollower(scratch.database, 'oA', windowAfter(shut, said, clock.now()));
    clock.advance(47 * 60 * minute);
    await put('oA', '1', '2', '3', '4', '5', '6', '7');
    await sendDue();
    expect(fake.textsTo('oA')).toEqual(['1', '2', '3', '4', '5']);
    expect(await states()).toEqual([...Array(5).fill('sent'), 'held', 'held']);
    expect(await windowLeft('oA')).toBe(0);
  });

  test('lets three through in the minute after a tap', async () => {
    await addFollower(scratch.database, 'oA', windowAfter(shut, tapped, clock.now()));
    await put('oA', '1', '2', '3', '4');
    await sendDue();
    expect(fake.textsTo('oA')).toEqual(['1', '2', '3']);
    expect(await states()).toEqual(['sent', 'sent', 'sent', 'held']);
  });

  test.each([
    ['48 hours after a message', said, 2 * oneDay],
    ['a minute after a tap', tapped, minute],
  ])('is shut %s', async (_when, inbound, later) => {
    await addFollower(scratch.database, 'oA', windowAfter(shut, inbound, clock.now()));
    await put('oA', '太晚了');
    clock.advance(later);
    await sendDue();
    expect(fake.messages).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'held', reason: 'window', uncertain: false }]);
  });

  test('is not used up by what the platform was too busy to take', async () => {
    await addFollower(scratch.database, 'oA', { ...open(), windowLeft: 1 });
    fake.fails('oA', 'busy', 'busy', 'busy');
    await put('oA', '要紧的事');
    for (let time = 0; time < 4; time += 1) {
      await sendDue();
      clock.advance(minute);
    }
    expect(fake.textsTo('oA')).toHaveLength(4);
    expect(await states()).toEqual(['sent']);
    expect(await windowLeft('oA')).toBe(0);
  });

  test('the platform knows better: what it refuses is held', async () => {
    await addFollower(scratch.database, 'oA', open());
    fake.fails('oA', 'window');
    await put('oA', '消息');
    await sendDue();
    expect(await rows()).toMatchObject([{ state: 'held', reason: 'window', uncertain: false }]);
  });
});

describe('a failure', () => {
  beforeEach(() => addFollower(scratch.database, 'oA', open()));

  test('of a busy platform: tried again later and later, held in the end', async () => {
    fake.fails('oA', ...Array(10).fill('busy'));
    await put('oA', '消息');
    const waits: number[] = [];
    for (let time = 0; time < 10; time += 1) {
      await sendDue();
      const [row] = await rows();
      if (row?.state !== 'due') break;
      const wait = row.notBefore.getTime() - clock.now().getTime();
      waits.push(Math.round(wait / 1000));
      // Not a moment before.
      clock.advance(wait - 1_500);
      await outbox.sendDue();
      expect(await states()).toEqual(['due']);
      clock.advance(1_500);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16]);
    expect(await rows()).toMatchObject([{ state: 'held', reason: 'busy', uncertain: false }]);
    expect(await windowLeft('oA')).toBe(5);
  });

  test('without an answer: held as what may have arrived, never sent again by itself', async () => {
    fake.fails('oA', 'unsure');
    await put('oA', '消息');
    await sendDue();
    clock.advance(oneDay);
    await sendDue();
    expect(fake.textsTo('oA')).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'held', reason: 'unsure', uncertain: true }]);
  });

  test('of a follower who is gone: dropped, with what it said', async () => {
    fake.fails('oA', 'gone');
    await put('oA', '消息', '第二条');
    await sendDue();
    expect(await rows()).toMatchObject([
      { state: 'dropped', reason: 'gone', body: null },
      { state: 'sent' },
    ]);
  });

  test.each(['quota', 'refused'] as const)(
    '%s: held until the follower writes',
    async (failure) => {
      fake.fails('oA', failure);
      await put('oA', '消息');
      await sendDue();
      expect(await rows()).toMatchObject([{ state: 'held', reason: failure, uncertain: false }]);
    },
  );

  test('that nobody foresaw counts as without an answer', async () => {
    const platform = { sendMessage: () => Promise.reject(new Error('a mistake of ours')) };
    const broken = createOutbox({ ...scratch, vault, clock, log: silent, platform });
    await put('oA', '消息');
    clock.advance(1_000);
    await broken.sendDue();
    expect(await rows()).toMatchObject([{ state: 'held', reason: 'unsure', uncertain: true }]);
  });
});

describe('what waits for the follower to write', () => {
  test('is given with the next answer, once, in its order', async () => {
    await addFollower(scratch.database, 'oA', {
      windowLeft: 1,
      windowClosesAt: open().windowClosesAt,
    });
    fake.fails('oA', 'unsure');
    await put('oA', '也许到了', '没送出');
    await sendDue();
    const take = () => scratch.database.prisma.$transaction((tx) => outbox.takeHeld(tx, 'oA'));
    expect(await take()).toEqual([
      { reply: text('也许到了'), uncertain: true },
      { reply: text('没送出'), uncertain: false },
    ]);
    expect(await take()).toEqual([]);
    expect(await rows()).toMatchObject([{ body: null }, { body: null }]);
  });
});

describe('a late answer that a repeat of the delivery can have', () => {
  const takeBack = () => scratch.database.prisma.$transaction((tx) => outbox.takeBack(tx, 1n));
  beforeEach(async () => {
    await addFollower(scratch.database, 'oA', open());
    await putLate('oA', 1n, '晚到的回答');
  });

  test('is taken back while it is not sent, and is not sent then', async () => {
    expect(await takeBack()).toBe(true);
    await sendDue();
    expect(fake.messages).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'taken', body: null }]);
    expect(await takeBack()).toBe(false);
  });

  test('is not taken back once it is sent, being sent, or may have arrived', async () => {
    const letGo = fake.holds('oA');
    fake.fails('oA', 'unsure');
    const sending = sendDue();
    await expect.poll(states).toEqual(['sending']);
    expect(await takeBack()).toBe(false);
    letGo();
    await sending;
    expect(await states()).toEqual(['held']);
    expect(await takeBack()).toBe(false);
    await putLate('oA', 2n, '另一个');
    await sendDue();
    expect(await scratch.database.prisma.$transaction((tx) => outbox.takeBack(tx, 2n))).toBe(false);
  });

  test('is taken back where it is held for want of a window', async () => {
    await scratch.database.prisma.follower.updateMany({ data: { windowLeft: 0 } });
    await sendDue();
    expect(await states()).toEqual(['held']);
    expect(await takeBack()).toBe(true);
  });
});

describe('a crash between taking a message and writing down that it was sent', () => {
  /** The platform has the message; the instance that sent it is no more. */
  async function crash(): Promise<void> {
    await addFollower(scratch.database, 'oA', open());
    fake.fails('oA', 'crash');
    await put('oA', '只说一次');
    clock.advance(1_000);
    const dead = instance();
    dead.sendDue().catch(() => {});
    await expect.poll(() => fake.textsTo('oA')).toHaveLength(1);
  }

  test('has it held as what may have arrived, after a minute', async () => {
    await crash();
    await outbox.releaseStale();
    await sendDue();
    expect(await states()).toEqual(['sending']);
    clock.advance(minute);
    await outbox.releaseStale();
    await sendDue();
    expect(fake.textsTo('oA')).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'held', reason: 'crash', uncertain: true }]);
  });

  test('the control: making it due again does send it twice', async () => {
    await crash();
    await scratch.database.prisma.outboxMessage.updateMany({ data: { state: 'due' } });
    await sendDue();
    expect(fake.textsTo('oA')).toHaveLength(2);
  });
});

describe('two senders', () => {
  const followers = ['oA', 'oB', 'oC', 'oD'];
  const said = ['1', '2', '3', '4', '5'];

  test('send everything once, each follower’s in its order', async () => {
    for (const openid of followers) await addFollower(scratch.database, openid, open());
    for (const words of said) for (const openid of followers) await put(openid, words);
    fake.takes(() => Math.random() * 5);
    await sendDue(outbox, instance(true), instance());
    for (const openid of followers) expect(fake.textsTo(openid)).toEqual(said);
    expect(new Set(await states())).toEqual(new Set(['sent']));
  });

  test('the control: looking first and marking then does send twice', async () => {
    await addFollower(scratch.database, 'oA', open());
    await put('oA', '只说一次');
    const look = () => scratch.database.prisma.outboxMessage.findFirstOrThrow();
    const found = await Promise.all([look(), look()]);
    for (const { id, openid } of found) {
      await scratch.database.prisma.outboxMessage.update({
        where: { id },
        data: { state: 'sending' },
      });
      await fake.platform.sendMessage(openid, text('只说一次'));
    }
    expect(fake.textsTo('oA')).toHaveLength(2);
  });

  // The embedded database has one connection: a turn there holds up everything anyway.
  test.runIf(postgresUrl)('pass over a follower whose turn is under way', async () => {
    for (const openid of ['oA', 'oB']) await addFollower(scratch.database, openid, open());
    await putLate('oA', 1n, '给甲');
    await putLate('oB', 2n, '给乙');
    await second.database.prisma.$transaction(async (turn) => {
      await turn.$queryRaw`SELECT openid FROM "Follower" WHERE openid = 'oA' FOR UPDATE`;
      await outbox.sendDue();
      expect(fake.messages.map(({ openid }) => openid)).toEqual(['oB']);
      // The turn may want its message back: neither waits for the other.
      expect(await outbox.takeBack(turn, 1n)).toBe(true);
    });
  });
});

describe('waking', () => {
  beforeEach(() => addFollower(scratch.database, 'oA', open()));

  test('after a commit has a late answer sent at once, without a tick', async () => {
    await putLate('oA', 1n, '晚到的回答');
    outbox.wake();
    await expect.poll(() => fake.textsTo('oA')).toEqual(['晚到的回答']);
  });

  test('has the rest of a long text sent when its moment has come', async () => {
    await put('oA', '下一段');
    outbox.wake();
    await pause(200);
    expect(fake.messages).toEqual([]);
    await expect.poll(() => fake.textsTo('oA'), { timeout: 3_000 }).toEqual(['下一段']);
  });

  test('by another turn that ends first does not swallow it', async () => {
    await scratch.database.prisma.$transaction(async (tx) => {
      await outbox.put(tx, 'oA', [text('晚到的回答')], 1n);
      outbox.wake();
      await pause(50);
    });
    outbox.wake();
    await expect.poll(() => fake.textsTo('oA')).toEqual(['晚到的回答']);
  });

  test('costs no look at the table where nothing was put in', async () => {
    let queries = 0;
    const prisma = new Proxy(scratch.database.prisma, {
      get(target, name, receiver) {
        if (name === '$queryRaw') queries += 1;
        return Reflect.get(target, name, receiver);
      },
    });
    const idle = createOutbox({
      database: { ...scratch.database, prisma },
      vault,
      clock,
      log: silent,
      platform: fake.platform,
    });
    idle.wake();
    await pause(100);
    expect(queries).toBe(0);
    await idle.stop();
  });
});

test('a stop finishes what is being sent and begins nothing more', async () => {
  await addFollower(scratch.database, 'oA', open());
  const letGo = fake.holds('oA');
  await put('oA', '一', '二');
  const sending = sendDue();
  await expect.poll(states).toEqual(['sending', 'due']);
  const stopping = outbox.stop();
  letGo();
  await stopping;
  expect(await states()).toEqual(['sent', 'due']);
  await sending;
  await outbox.sendDue();
  expect(fake.textsTo('oA')).toEqual(['一']);
});
