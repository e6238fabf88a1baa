import pg from 'pg';
import { openDatabase } from '../../src/database/index.ts';
import { openidSql } from '../support/account.ts';

/** Old messages a follower has in the inbox, so that its indexes have a real size. */
const messagesAFollower = 2;
const ourLock = 7_239_113_099;

/** There is nothing to measure on: the part says why and is skipped. */
export class NoServer extends Error {
  override name = 'NoServer';
}

export interface BenchServer {
  /** A migrated database with so many followers. @returns its address */
  create(followers: number): Promise<string>;
  close(): Promise<void>;
}

/** @throws NoServer */
export async function openServer(url: string): Promise<BenchServer> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new NoServer(`no PostgreSQL at ${hostOf(url)} (${(error as Error).message})`);
  }
  const locked = await client.query('SELECT pg_try_advisory_lock($1) AS ok', [ourLock]);
  if (!locked.rows[0].ok) {
    await client.end();
    throw new NoServer('another bench is at work on this PostgreSQL');
  }
  const made: string[] = [];
  return {
    async create(followers) {
      const name = `yuanxin_bench_${followers}`;
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${name}`);
      made.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      await fill(address.href, followers);
      return address.href;
    },
    async close() {
      for (const name of made) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await client.end();
    },
  };
}

/** Without user and password. */
function hostOf(url: string): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}

async function fill(url: string, followers: number): Promise<void> {
  const database = await openDatabase({ kind: 'postgresql', url });
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const restore = await withoutIndexes(client, ['Follower', 'InboxMessage']);
  await client.query(`
    INSERT INTO "Follower" (openid, "createdAt", "subscribedAt", "lastMessageAt", "windowClosesAt",
      "windowLeft", "wantsBulletin")
    SELECT ${openidSql('n')}, t, t, t, t + interval '2 days', 5, n % 3 = 0
    FROM (SELECT n, now() - n % 700 * interval '1 day' AS t
      FROM generate_series(0, ${followers} - 1) AS n) AS numbered`);
  await client.query(`
    INSERT INTO "InboxMessage" (key, openid, "receivedAt", state, via, "answeredAt")
    SELECT 'old|' || n, ${openidSql(`n % ${followers}`)}, t, 'answered', 'passive', t
    FROM (SELECT n, now() - n % 30 * interval '1 day' AS t
      FROM generate_series(0, ${followers * messagesAFollower} - 1) AS n) AS numbered`);
  await restore();
  // Or autovacuum would do it while we measure.
  await client.query('VACUUM (ANALYZE)');
  await client.query('CHECKPOINT');
  await client.end();
}

/** Filling a table and then making its indexes takes a third of the time. */
async function withoutIndexes(client: pg.Client, tables: string[]): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT quote_ident(indexname) AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = ANY ($1) AND indexname NOT LIKE '%pkey'`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return async () => {
    for (const { definition } of rows) await client.query(definition);
  };
}
