import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { type BroadcastRoom, createBroadcast } from '../../src/broadcast/index.ts';
import type { WechatConfig } from '../../src/config.ts';
import { minute, oneDay } from '../../src/days.ts';
import { createPlatform } from '../../src/platform.ts';
import type { InboundEvent, WechatApi } from '../../src/wechat/index.ts';
import { emptyTables, secondDatabase } from '../database/support.ts';
import { createTestClock } from '../support/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { recordingLog } from '../support/wechat.ts';
import { addFollower, fakePlatform, vault } from './support.ts';

const clock = createTestClock('2026-11-23T10:00');
const fake = fakePlatform();
const { log, lines, text: logText } = recordingLog();
const open = () => ({
  windowLeft: 5,
  windowClosesAt: new Date(clock.now().getTime() + 2 * oneDay),
});
const text = (words: string): Reply => ({ kind: 'text', text: words });
const notice = { title: '您咨询的事有回复了', day: '2026-11-23' };

let scratch: TestDatabase;
let second: Awaited<ReturnType<typeof secondDatabase>>;
let room: BroadcastRoom;

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
  lines.length = 0;
  clock.set('2026-11-23T10:00');
  room = instance();
});
afterEach(() => room.stop());

/** An instance's broadcast room; on PostgreSQL `beside` has connections of its own. */
function instance(
  beside = false,
  platform: Parameters<typeof createBroadcast>[0]['platform'] = fake.platform,
) {
  const { database } = beside ? second : scratch;
  return createBroadcast({ database, vault, clock, log, platform, channel: 'template' });
}

const tell = (openid: string, words = '律师回复了您', more = {}) =>
  scratch.database.prisma.$transaction((tx) =>
    room.tell(tx, openid, text(words), { ...notice, ...more }),
  );

async function sendDue(...rooms: BroadcastRoom[]): Promise<void> {
  clock.advance(1_000);
  await Promise.all((rooms.length > 0 ? rooms : [room]).map(({ outbox }) => outbox.sendDue()));
}

const rows = () => scratch.database.prisma.outboxMessage.findMany({ orderBy: { id: 'asc' } });
const held = (openid: string) =>
  scratch.database.prisma.$transaction((tx) => room.outbox.takeHeld(tx, openid));
const report = (event: object) =>
  scratch.database.prisma.$transaction((tx) => room.onReport(tx, event as InboundEvent));

describe('a notice', () => {
  test('is not needed while the window is open', async () => {
    await addFollower(scratch.database, 'oA', open());
    await tell('oA');
    await sendDue();
    expect(fake.textsTo('oA')).toEqual(['律师回复了您']);
    expect(fake.notices).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'sent', notice: null, noticeState: null }]);
  });

  test('goes out once where it is closed, and the message waits', async () => {
    await addFollower(scratch.database, 'oA');
    await tell('oA', '律师回复了您', { url: 'https://union.example.cn/h5/a' });
    const [before] = await rows();
    expect(Buffer.from(before?.notice ?? []).toString()).not.toContain('回复');
    await sendDue();
    await sendDue();
    expect(fake.messages).toEqual([]);
    expect(fake.notices).toEqual([
      {
        ...notice,
        openid: 'oA',
        url: 'https://union.example.cn/h5/a',
        dedupeKey: expect.any(String),
      },
    ]);
    expect(Buffer.byteLength(fake.notices[0]?.dedupeKey ?? '')).toBeLessThanOrEqual(64);
    expect(await rows()).toMatchObject([
      { state: 'held', uncertain: false, notice: null, noticeState: 'accepted' },
    ]);
    expect(await held('oA')).toEqual([{ reply: text('律师回复了您'), uncertain: false }]);
    await sendDue();
    expect(fake.notices).toHaveLength(1);
  });

  test('goes out where the platform knows that it is closed', async () => {
    await addFollower(scratch.database, 'oA', open());
    fake.fails('oA', 'window');
    await tell('oA');
    await sendDue();
    expect(fake.messages).toHaveLength(1);
    expect(fake.notices).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'held', noticeState: 'accepted' }]);
  });

  test('is one for a long text in several parts', async () => {
    await addFollower(scratch.database, 'oA');
    await tell('oA', '很长的话。'.repeat(300));
    await sendDue();
    expect((await rows()).length).toBeGreaterThan(1);
    expect(fake.notices).toHaveLength(1);
  });

  test.each(['refused', 'quota', 'unsure', 'busy'] as const)(
    'does not go out where the message was not sent for another reason: %s',
    async (failure) => {
      await addFollower(scratch.database, 'oA', open());
      fake.fails('oA', ...Array(6).fill(failure));
      await tell('oA');
      for (let time = 0; time < 6; time += 1) {
        await sendDue();
        clock.advance(minute);
      }
      expect(fake.notices).toEqual([]);
      expect(await rows()).toMatchObject([{ state: 'held', reason: failure, notice: null }]);
    },
  );

  test('does not go out once the follower has written', async () => {
    await addFollower(scratch.database, 'oA');
    fake.fails('notice:oA', 'busy');
    await tell('oA');
    await sendDue();
    expect(await rows()).toMatchObject([{ state: 'held', noticeState: 'due' }]);
    expect(await held('oA')).toHaveLength(1);
    clock.advance(minute);
    await sendDue();
    expect(fake.notices).toHaveLength(1);
  });

  test('does not go to a follower who left, nor does the message', async () => {
    await addFollower(scratch.database, 'oA', { unsubscribedAt: new Date() });
    await tell('oA');
    await sendDue();
    expect(fake.notices).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'dropped', body: null, notice: null }]);
  });

  test('does not go to one of whom the platform says that they left', async () => {
    await addFollower(scratch.database, 'oA', open());
    fake.fails('oA', 'gone');
    await tell('oA');
    await sendDue();
    expect(fake.notices).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'dropped', body: null, notice: null }]);
  });

  test('is not sent by an account without a template for it: the message waits, as ever', async () => {
    const { sendNotice: _without, ...platform } = fake.platform;
    const subscription = instance(false, platform);
    await addFollower(scratch.database, 'oA');
    await tell('oA');
    await sendDue(subscription);
    expect(fake.notices).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'held', notice: null, noticeState: null }]);
    expect(await held('oA')).toHaveLength(1);
  });
});

test.each([
  ['service', 'SomeTemplate', true],
  ['service', undefined, false],
  ['subscription', 'SomeTemplate', false],
] as const)('a %s account with the template %s: %s', (accountType, noticeTemplateId, may) => {
  const account: WechatConfig = {
    appId: 'wx0123456789abcdef',
    appSecret: '',
    token: '',
    aesKeys: [],
    accountType,
    apiBase: '',
    bulletinTemplateFields: ['time1', 'thing2'],
    noticeTemplateFields: ['thing3', 'time4'],
    ...(noticeTemplateId ? { noticeTemplateId } : {}),
  };
  const sent: object[] = [];
  const templates = { send: async (message: object) => String(sent.push(message)) };
  const platform = createPlatform({ templates } as unknown as WechatApi, account);
  platform.sendNotice?.({
    openid: 'oA',
    title: '字'.repeat(21),
    day: '2027-01-06',
    dedupeKey: 'k',
  });
  const data = { thing3: `${'字'.repeat(19)}…`, time4: '2027年1月6日' };
  expect(sent).toEqual(
    may ? [{ openid: 'oA', templateId: 'SomeTemplate', data, clientMessageId: 'k' }] : [],
  );
});

describe('a notice that fails', () => {
  beforeEach(() => addFollower(scratch.database, 'oA'));

  test('because the template is refused: held, and one line in the log however many', async () => {
    await addFollower(scratch.database, 'oB');
    fake.fails('*', 'refused', 'refused');
    await tell('oA');
    await tell('oB');
    await sendDue();
    clock.advance(oneDay);
    await sendDue();
    expect(fake.notices).toHaveLength(2);
    expect(await rows()).toMatchObject([
      { state: 'held', noticeState: 'failed' },
      { state: 'held', noticeState: 'failed' },
    ]);
    expect(lines.filter(({ failure }) => failure === 'refused')).toHaveLength(1);
    expect(logText()).not.toContain('oA');
    // Once one has gone through, a refusal is news again.
    fake.fails('*');
    await tell('oA');
    await sendDue();
    fake.fails('*', 'refused');
    await tell('oA');
    await sendDue();
    expect(lines.filter(({ failure }) => failure === 'refused')).toHaveLength(2);
  });

  test('because the platform is busy: again under the same key, later and later', async () => {
    fake.fails('notice:oA', 'busy', 'busy');
    await tell('oA');
    for (let time = 0; time < 4; time += 1) {
      await sendDue();
      clock.advance(minute);
    }
    expect(fake.notices).toHaveLength(3);
    expect(new Set(fake.notices.map(({ dedupeKey }) => dedupeKey)).size).toBe(1);
    expect(await rows()).toMatchObject([{ noticeState: 'accepted' }]);
  });

  test('without an answer: in doubt, and never sent again', async () => {
    fake.fails('notice:oA', 'unsure');
    await tell('oA');
    await sendDue();
    clock.advance(oneDay);
    await sendDue();
    expect(fake.notices).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'held', noticeState: 'uncertain' }]);
    expect(await held('oA')).toEqual([{ reply: text('律师回复了您'), uncertain: false }]);
  });
});

describe('a crash between claiming a notice and writing down that it was sent', () => {
  /** The platform has the notice; the instance that sent it is no more. */
  async function crash(): Promise<void> {
    await addFollower(scratch.database, 'oA');
    fake.fails('notice:oA', 'crash');
    await tell('oA');
    clock.advance(1_000);
    instance()
      .outbox.sendDue()
      .catch(() => {});
    await expect.poll(() => fake.notices).toHaveLength(1);
  }

  test('leaves it in doubt, and it is not sent again', async () => {
    await crash();
    await room.outbox.releaseStale();
    expect(await rows()).toMatchObject([{ noticeState: 'sending' }]);
    clock.advance(2 * minute);
    await room.outbox.releaseStale();
    await sendDue();
    expect(fake.notices).toHaveLength(1);
    expect(await rows()).toMatchObject([
      { state: 'held', uncertain: false, noticeState: 'uncertain', notice: null },
    ]);
    expect(await held('oA')).toHaveLength(1);
  });

  test('the platform’s report takes the doubt away', async () => {
    await crash();
    await report({ event: 'template-sent', messageId: '77', openid: 'oA', status: 'success' });
    clock.advance(2 * minute);
    await room.outbox.releaseStale();
    expect(await rows()).toMatchObject([{ noticeState: 'delivered', noticeMsgId: '77' }]);
  });

  test('the control: making it due again does send it twice', async () => {
    await crash();
    await scratch.database.prisma.outboxMessage.updateMany({ data: { noticeState: 'due' } });
    await sendDue();
    expect(fake.notices).toHaveLength(2);
  });

  test('before the claim: the next run sends it', async () => {
    await addFollower(scratch.database, 'oA');
    await tell('oA');
    await scratch.database.prisma.outboxMessage.updateMany({
      data: { state: 'held', reason: 'window', noticeState: 'due' },
    });
    await sendDue();
    expect(fake.notices).toHaveLength(1);
  });
});

describe('two senders', () => {
  test('send each notice once', async () => {
    const followers = ['oA', 'oB', 'oC', 'oD', 'oE', 'oF'];
    for (const openid of followers) {
      await addFollower(scratch.database, openid);
      await tell(openid);
    }
    fake.takes(() => Math.random() * 5);
    await sendDue(room, instance(true), instance());
    expect(fake.notices.map(({ openid }) => openid).sort()).toEqual(followers);
  });

  test('the control: looking first and marking then does send twice', async () => {
    await addFollower(scratch.database, 'oA');
    await tell('oA');
    const look = () => scratch.database.prisma.outboxMessage.findFirstOrThrow();
    for (const { openid } of await Promise.all([look(), look()]))
      await fake.platform.sendNotice({ ...notice, openid, dedupeKey: 'k' });
    expect(fake.notices).toHaveLength(2);
  });
});

describe('the platform’s report', () => {
  beforeEach(() => addFollower(scratch.database, 'oA'));

  test.each([
    ['success', 'delivered'],
    ['failed:user block', 'failed'],
  ])('%s: the notice is %s', async (status, noticeState) => {
    await tell('oA');
    await sendDue();
    const messageId = (await rows())[0]?.noticeMsgId;
    await report({ event: 'template-sent', messageId, openid: 'oA', status });
    expect(await rows()).toMatchObject([{ state: 'held', noticeState }]);
  });

  test('may be here before the call’s answer', async () => {
    const letGo = fake.holds('notice:oA');
    await tell('oA');
    const sending = sendDue();
    await expect.poll(() => fake.notices).toHaveLength(1);
    await report({ event: 'template-sent', messageId: '1001', openid: 'oA', status: 'success' });
    letGo();
    await sending;
    expect(await rows()).toMatchObject([{ noticeState: 'delivered', noticeMsgId: '1001' }]);
  });
});
