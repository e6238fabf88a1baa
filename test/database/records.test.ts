import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  createTokenStore,
  createVault,
  deleteFollower,
  exportFollower,
  resealAll,
  sealedFields,
  type Vault,
} from '../../src/database/index.ts';
import { messageOf } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { emptyTables, fillEverything, secondDatabase } from './support.ts';

const [oldKey, newKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const old = createVault([oldKey]);
const both = createVault([newKey, oldKey]);
const fresh = createVault([newKey]);

let scratch: TestDatabase;
beforeAll(async () => {
  scratch = await createTestDatabase();
});
afterAll(() => scratch.close());
beforeEach(() => emptyTables(scratch.database));

/** Tables that have an openid, by the database's own account. */
async function tablesWithOpenid(): Promise<string[]> {
  const rows = await scratch.database.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE column_name = 'openid' AND table_schema = current_schema()`;
  return rows.map(({ name }) => name);
}

describe("a follower's data", () => {
  test('is exported whole and opened, and nobody else’s with it', async () => {
    await fillEverything(scratch.database, old, 'oOne', '王芳');
    await fillEverything(scratch.database, old, 'oTwo', '李雷');
    const data = await exportFollower(scratch.database, old, 'oOne');
    expect(Object.keys(data).sort()).toEqual(
      [...(await tablesWithOpenid()), 'CaseEntry', 'Ticket'].sort(),
    );
    for (const [table, rows] of Object.entries(data)) expect(rows.length, table).toBeGreaterThan(0);
    const text = JSON.stringify(data);
    expect(text).not.toContain('李雷');
    expect(text).not.toContain('oTwo');
    expect(data.Case?.[0]?.answers).toEqual({ name: '王芳', residentId: 'id of 王芳' });
    expect(data.CaseEntry?.[0]?.note).toBe('[备注] 王芳');
    expect(data.Ticket?.[0]?.answer).toBe('答复王芳');
    expect(data.SignUp?.[0]?.name).toBe('王芳');
    expect(data.InboxMessage?.map((row) => row.payload)).toEqual([
      { kind: 'text', text: '王芳' },
      { kind: 'text', text: '王芳' },
    ]);
    const [photo] = data.StoredFile ?? [];
    expect(Buffer.from(String(photo?.content), 'base64').toString()).toBe('王芳');
  });

  test('that no key opens is said to be so, and the rest exported', async () => {
    await fillEverything(scratch.database, old, 'oOne', '王芳');
    const data = await exportFollower(scratch.database, fresh, 'oOne');
    expect(data.Case?.[0]).toMatchObject({
      kind: 'relief',
      answers: '(cannot be opened with the present keys)',
    });
  });

  test('is deleted whole and counted, and nobody else’s with it', async () => {
    await fillEverything(scratch.database, old, 'oOne', '王芳');
    await fillEverything(scratch.database, old, 'oTwo', '李雷');
    const deleted = await deleteFollower(scratch.database, 'oOne');
    expect(deleted).toEqual({
      Follower: 1,
      InboxMessage: 2,
      OutboxMessage: 1,
      StoredFile: 2,
      CaseEntry: 1,
      Ticket: 1,
      SignUp: 1,
      Delivery: 1,
      Reminder: 1,
      Paper: 1,
      Case: 1,
    });
    const left = await exportFollower(scratch.database, old, 'oOne');
    expect(Object.values(left).flat()).toEqual([]);
    const others = await exportFollower(scratch.database, old, 'oTwo');
    for (const [table, rows] of Object.entries(others))
      expect(rows.length, table).toBeGreaterThan(0);
    expect(Object.values(await deleteFollower(scratch.database, 'oOne'))).toEqual(
      Object.values(deleted).map(() => 0),
    );
  });
});

test('news of a case that is being moved meanwhile go too', async () => {
  const { prisma } = scratch.database;
  await fillEverything(scratch.database, old, 'oMoved', '韩梅');
  let held = () => {};
  const holding = new Promise<void>((resolve) => {
    held = resolve;
  });
  const moving = prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Case" WHERE openid = 'oMoved' FOR UPDATE`;
    held();
    await setTimeout(150); // the deletion arrives before the news
    await tx.outboxMessage.create({
      data: { openid: 'oMoved', notBefore: new Date(), createdAt: new Date() },
    });
  });
  await holding;
  await deleteFollower(scratch.database, 'oMoved');
  await moving;
  expect(await prisma.outboxMessage.count({ where: { openid: 'oMoved' } })).toBe(0);
});

describe('key rotation', () => {
  /** What is in every sealed column, opened with these keys. */
  async function openedWith(vault: Vault): Promise<string[]> {
    const texts: string[] = [];
    for (const { table, column, purpose } of sealedFields) {
      const rows = await scratch.database.prisma.$queryRawUnsafe<{ value: Uint8Array }[]>(
        `SELECT "${column}" AS value FROM "${table}" WHERE "${column}" IS NOT NULL`,
      );
      expect(rows.length, `${table}.${column}`).toBeGreaterThan(0);
      texts.push(...rows.map(({ value }) => vault.open(value, purpose).toString()));
    }
    return texts.sort();
  }

  async function fill(): Promise<void> {
    await fillEverything(scratch.database, old, 'oOne', '王芳');
    await fillEverything(scratch.database, old, 'oTwo', '李雷');
    const token = { token: old.seal('secret', 'wechat.token'), expiresAt: new Date() };
    await scratch.database.prisma.wechatToken.create({ data: { appId: 'wx1', ...token } });
  }

  const total = (counts: Record<string, number>) =>
    Object.values(counts).reduce((sum, count) => sum + count, 0);

  test('rewrites every sealed value, so that the previous key is no longer needed', async () => {
    await fill();
    const before = await openedWith(old);
    await expect(openedWith(fresh)).rejects.toThrow('No key opens');
    const { rewritten, unreadable } = await resealAll(scratch.database, both);
    expect(unreadable).toEqual({});
    expect(Object.keys(rewritten)).toHaveLength(sealedFields.length);
    expect(total(rewritten)).toBe(before.length);
    expect(await openedWith(fresh)).toEqual(before);
    expect(total((await resealAll(scratch.database, both)).rewritten)).toBe(0);
  });

  test('renews the hashes that values are looked up by', async () => {
    await fill();
    await resealAll(scratch.database, both);
    const { prisma } = scratch.database;
    const personHash = fresh.fingerprint('id of 王芳', 'resident-id');
    const personKey = fresh.fingerprint('王芳', 'sign-up.name');
    expect(await prisma.case.count({ where: { personHash } })).toBe(1);
    expect(await prisma.signUp.count({ where: { personKey } })).toBe(1);
  });

  test('leaves alone a hash that is not of the value', async () => {
    await fill();
    const { prisma } = scratch.database;
    await prisma.signUp.updateMany({ where: { openid: 'oOne' }, data: { personKey: 'self' } });
    await resealAll(scratch.database, both);
    expect(await prisma.signUp.count({ where: { personKey: 'self' } })).toBe(1);
  });

  test('can be stopped anywhere and begun again', async () => {
    await fill();
    let left = 5;
    const dying: Vault = {
      ...both,
      open(sealed, purpose) {
        if (left-- === 0) throw new Error('killed');
        return both.open(sealed, purpose);
      },
    };
    await expect(resealAll(scratch.database, dying)).rejects.toThrow('killed');
    const before = await openedWith(both);
    const { rewritten } = await resealAll(scratch.database, both);
    expect(total(rewritten)).toBe(before.length - 5);
    expect(await openedWith(fresh)).toEqual(before);
  });

  test('goes on past what no key opens, and counts it', async () => {
    await fill();
    const { prisma } = scratch.database;
    const lost = createVault([Buffer.alloc(32, 3)]).sealJson({}, 'case.answers');
    await prisma.case.updateMany({ where: { openid: 'oOne' }, data: { answers: lost } });
    const { rewritten, unreadable } = await resealAll(scratch.database, both);
    expect(unreadable).toEqual({ 'Case.answers': 1 });
    expect(rewritten['Case.answers']).toBe(1);
    expect(rewritten['SignUp.name']).toBe(2);
  });

  describe('beside a writer of the same row', () => {
    const where = { openid: 'oOne' };
    const written = {
      talk: both.sealJson({ forms: [], topic: { mark: 'newer' } }, 'follower.talk'),
    };

    async function talkNow(): Promise<unknown> {
      const { talk } = await scratch.database.prisma.follower.findUniqueOrThrow({ where });
      return talk && both.openJson(talk, 'follower.talk');
    }

    test('does not lose what is written meanwhile', async () => {
      await fill();
      const second = await secondDatabase(scratch);
      let writing: Promise<unknown> | undefined;
      const watched: Vault = {
        ...both,
        open(sealed, purpose) {
          // The row is read, and not written yet: now the other one comes.
          if (purpose === 'follower.talk')
            writing ??= second.database.prisma.follower.update({ where, data: written }).then();
          return both.open(sealed, purpose);
        },
      };
      await resealAll(scratch.database, watched);
      expect(writing).toBeDefined();
      await writing;
      expect(await talkNow()).toMatchObject({ topic: { mark: 'newer' } });
      await second.close();
    });

    test('the control: reading and writing apart does lose it', async () => {
      await fill();
      const { prisma } = scratch.database;
      const { talk } = await prisma.follower.findUniqueOrThrow({ where });
      await prisma.follower.update({ where, data: written });
      const plain = both.open(talk ?? new Uint8Array(), 'follower.talk');
      await prisma.follower.update({ where, data: { talk: both.seal(plain, 'follower.talk') } });
      expect(await talkNow()).toMatchObject({ topic: { mark: '王芳' } });
    });
  });
});

describe('the store of the access token', () => {
  const now = new Date('2026-11-22T02:00:00Z');
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const token = (name: string) => ({ token: name, expiresAt: later(7200) });
  const store = () => createTokenStore(scratch.database, old, 'wx1');

  test('is empty before the first, then gives the token back', async () => {
    expect(await store().read()).toBeNull();
    expect(await store().claim('a', now, later(20))).toBe(true);
    expect(await store().read()).toBeNull();
    expect(await store().replace('a', token('first'))).toBe(true);
    expect(await store().read()).toEqual(token('first'));
    const { token: sealed } = await scratch.database.prisma.wechatToken.findFirstOrThrow();
    expect(Buffer.from(sealed ?? []).toString('latin1')).not.toContain('first');
  });

  test('lends the lease to one holder at a time, until it runs out or is given back', async () => {
    expect(await store().claim('a', now, later(20))).toBe(true);
    expect(await store().claim('b', later(19), later(40))).toBe(false);
    expect(await store().claim('a', later(19), later(40))).toBe(true);
    expect(await store().claim('b', later(39), later(60))).toBe(false);
    expect(await store().claim('b', later(40), later(60))).toBe(true);
    await store().release('a');
    expect(await store().claim('c', later(41), later(60))).toBe(false);
    await store().release('b');
    expect(await store().claim('c', later(41), later(60))).toBe(true);
  });

  test('takes no token from one that overslept its lease', async () => {
    await store().claim('a', now, later(20));
    await store().claim('b', later(20), later(40));
    expect(await store().replace('b', token('newer'))).toBe(true);
    expect(await store().replace('a', token('older'))).toBe(false);
    expect(await store().read()).toEqual(token('newer'));
    expect(await store().replace('b', token('again'))).toBe(false);
  });

  test('of many that claim at the same moment, on two instances, lets one', async () => {
    const second = await secondDatabase(scratch);
    const other = createTokenStore(second.database, old, 'wx1');
    for (const round of [0, 100, 200]) {
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          (at % 2 ? other : store()).claim(`${round}-${at}`, later(round), later(round + 50)),
        ),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    }
    await second.close();
  });

  test('keeps accounts apart', async () => {
    const other = createTokenStore(scratch.database, old, 'wx2');
    await store().claim('a', now, later(20));
    expect(await other.claim('b', now, later(20))).toBe(true);
    await other.replace('b', token('of the other'));
    expect(await store().read()).toBeNull();
  });

  test('has no token if the key that sealed it is gone: a new one is fetched', async () => {
    await store().claim('a', now, later(20));
    await store().replace('a', token('first'));
    expect(await createTokenStore(scratch.database, fresh, 'wx1').read()).toBeNull();
  });
});

describe('an error of the database', () => {
  const phone = '13800138000';

  /** What careless statements end with, most of which repeats the number. */
  async function errors(): Promise<Error[]> {
    const { prisma, executeSql } = scratch.database;
    const failing: (() => Promise<unknown>)[] = [
      () => prisma.follower.create({ data: { openid: phone, windowLeft: phone as never } }),
      () => prisma.$queryRawUnsafe(`SELECT '${phone}'::date`),
      () => executeSql('SELECT $1::int + 1', [`a${phone}`]),
      () => prisma.follower.update({ where: { openid: phone }, data: { scene: phone } }),
    ];
    const caught = await Promise.all(failing.map((run) => run().catch((error: Error) => error)));
    return caught.map((error) => (error instanceof Error ? error : expect.unreachable()));
  }

  test('leaves no values in the log, wherever it hangs', async () => {
    const lines: string[] = [];
    const log = createLog('info', { write: (line: string) => void lines.push(line) });
    const caught = await errors();
    // The control: they do carry what must not be seen.
    expect(caught.filter(({ message }) => message.includes(phone)).length).toBeGreaterThan(1);
    for (const err of caught) {
      log.error({ err }, 'a turn failed');
      log.error({ err: new Error('wrapped', { cause: err }) }, 'a turn failed');
      log.error({ reason: messageOf(err) }, 'a tick failed');
    }
    expect(lines.join('')).not.toContain(phone);
    expect(lines.join('')).toContain('records.test.ts');
  });

  test('in a script of many statements leaves no transaction open behind it', async () => {
    const script = 'BEGIN; CREATE TABLE "Half" (id int); SELECT 1/0; COMMIT;';
    await expect(scratch.database.executeSql(script)).rejects.toThrow(/division by zero/);
    expect((await scratch.database.executeSql('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await expect(scratch.database.executeSql('SELECT * FROM "Half"')).rejects.toThrow();
  });
});

test('a moment is the same moment however it is written and read', async () => {
  const { prisma } = scratch.database;
  const moment = new Date('2026-11-22T15:30:00.123Z');
  await prisma.follower.create({ data: { openid: 'oOne', subscribedAt: moment } });
  const { subscribedAt } = await prisma.follower.findFirstOrThrow();
  expect(subscribedAt).toEqual(moment);
  const [row] = await prisma.$queryRaw<{ same: boolean; raw: Date }[]>`
    SELECT extract(epoch FROM "subscribedAt") * 1000 = ${moment.getTime()} AS same,
      "subscribedAt" AS raw FROM "Follower" WHERE "subscribedAt" = ${moment}`;
  expect(row).toEqual({ same: true, raw: moment });
});
