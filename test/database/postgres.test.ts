import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/database/index.ts';
import { StartRefused } from '../../src/errors.ts';
import { createQueue } from '../../src/jobs/index.ts';
import { postgresUrl } from '../support/database.ts';

const silent = pino({ level: 'silent' });

// What only a server can show: several instances, its settings, its refusals.
describe.runIf(postgresUrl)('a PostgreSQL server', () => {
  const name = `yuanxin_test_${randomBytes(6).toString('hex')}`;
  const url = new URL(postgresUrl ?? 'postgresql://127.0.0.1');
  let server: pg.Client;
  let opened: Database[];

  beforeAll(async () => {
    server = new pg.Client({ connectionString: postgresUrl });
    await server.connect();
    await server.query(`CREATE DATABASE ${name}`);
    // As servers in China are set.
    await server.query(`ALTER DATABASE ${name} SET timezone TO 'Asia/Shanghai'`);
    url.pathname = `/${name}`;
    // Four instances start at the same moment on an empty database.
    opened = await Promise.all(
      Array.from({ length: 4 }, () => openDatabase({ kind: 'postgresql', url: url.href })),
    );
  });

  afterAll(async () => {
    for (const database of opened) await database.close();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  });

  const first = (): Database => opened[0] ?? expect.unreachable();

  test('is migrated once by instances that start together', async () => {
    const rows = await first().prisma.$queryRaw<{ name: string; times: bigint }[]>`
      SELECT migration_name AS name, count(*) AS times FROM "_prisma_migrations" GROUP BY 1`;
    expect(rows.length).toBeGreaterThan(0);
    for (const { name: migration, times } of rows) expect(times, migration).toBe(1n);
    for (const { prisma } of opened) expect(await prisma.follower.count()).toBe(0);
  });

  test('has the job queue made by instances that start together', async () => {
    const queues = await Promise.all(opened.map((database) => createQueue(database, silent)));
    for (const name of ['first.job', 'second.job'])
      await Promise.all(queues.map((queue) => queue.work(name, async () => {})));
    for (const queue of queues) await queue.check();
    for (const queue of queues) await queue.stop();
  });

  test('keeps moments as they are in a time zone of its own', async () => {
    const { prisma } = first();
    const moment = new Date('2026-11-22T15:30:00.123Z');
    await prisma.follower.create({ data: { openid: 'oOne', subscribedAt: moment } });
    expect((await prisma.follower.findFirstOrThrow()).subscribedAt).toEqual(moment);
    // Read by another client, in the server's own time zone.
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    const { rows } = await client.query(
      `SELECT current_setting('timezone') AS zone, "subscribedAt"::text AS shown, "subscribedAt" AS moment FROM "Follower"`,
    );
    await client.end();
    expect(rows).toEqual([{ zone: 'Asia/Shanghai', shown: '2026-11-22 23:30:00.123+08', moment }]);
    const { createdAt } = await prisma.follower.findFirstOrThrow();
    expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(60_000);
  });

  test('that breaks its connections is reached again by the next query', async () => {
    const { prisma } = first();
    await server.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    await expect
      .poll(() => prisma.follower.count().catch(() => 'broken'), { timeout: 5000 })
      .toBe(1);
  });
});

describe('a PostgreSQL that cannot be used', () => {
  test.each([
    ['postgresql://127.0.0.1:1/yuanxin', /ECONNREFUSED/],
    ['postgresql://localhost:1/yuanxin', /ECONNREFUSED/],
    ['postgresql://user:pa ss@[::/yuanxin', /DATABASE_URL/],
  ])('%s stops the start with one line', async (url, reason) => {
    const opening = openDatabase({ kind: 'postgresql', url });
    await expect(opening).rejects.toThrow(StartRefused);
    await expect(opening).rejects.toThrow(reason);
    await expect(opening).rejects.toThrow(/^The database in DATABASE_URL cannot be used .*$/);
    await expect(opening).rejects.not.toThrow(/pa ss/);
  });

  test.runIf(postgresUrl)('for want of the database says which', async () => {
    const url = new URL(postgresUrl ?? '');
    url.pathname = '/no_such_database';
    await expect(openDatabase({ kind: 'postgresql', url: url.href })).rejects.toThrow(
      /"no_such_database" does not exist.*check that it is running/,
    );
  });
});
