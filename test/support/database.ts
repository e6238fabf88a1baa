import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, type DatabaseLocation, openDatabase } from '../../src/database/index.ts';

/** A PostgreSQL server to test on as well; nothing set: the embedded database. */
export const postgresUrl = process.env.TEST_DATABASE_URL;

export interface TestDatabase {
  database: Database;
  /** To open it a second time, as another instance does (PostgreSQL only). */
  location: DatabaseLocation;
  close(): Promise<void>;
}

/** A migrated, empty database of the test's own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return postgresUrl ? scratchPostgres(postgresUrl) : scratchEmbedded();
}

async function scratchEmbedded(): Promise<TestDatabase> {
  // Made once by test/support/global-setup.ts: loading an image takes a fraction of making one.
  const image = new Blob([new Uint8Array(await readFile(inject('databaseImage')))]);
  const location: DatabaseLocation = { kind: 'embedded', directory: 'memory', image };
  const database = await openDatabase(location);
  return { database, location, close: () => database.close() };
}

async function scratchPostgres(server: string): Promise<TestDatabase> {
  const name = `yuanxin_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const location: DatabaseLocation = { kind: 'postgresql', url: url.href };
  const database = await openDatabase(location);
  return {
    database,
    location,
    async close() {
      await database.close();
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(sql);
  await client.end();
}
