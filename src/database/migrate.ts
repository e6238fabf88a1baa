import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf, StartRefused } from '../errors.ts';

/** The project's root: two folders up, from src/database as from dist/database. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const migrationsFolder = path.join(projectRoot, 'prisma/migrations');

/** What the migrations need of a database: one session, statements without and with parameters. */
export interface MigrationSession {
  /** Runs any number of statements. */
  exec(sql: string): Promise<unknown>;
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The advisory lock that lets one instance migrate at a time. */
const migrationLock = 7_239_113_055;

/** Prisma's own bookkeeping, so that `prisma migrate deploy` agrees with what we did. */
const createLedger = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database to the newest migration: each in a transaction of its own, once, whichever
 * instance comes first.
 *
 * @param folder prisma/migrations
 * @returns the names of the migrations applied now
 * @throws StartRefused if one cannot be applied or was edited afterwards, or another tool's failed
 */
export async function migrate(session: MigrationSession, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const applied: string[] = [];
  await session.query('SELECT pg_advisory_lock($1)::text', [migrationLock]);
  try {
    await session.exec(createLedger);
    const known = await readLedger(session);
    for (const migration of migrations) {
      const before = known.get(migration.name);
      if (before === undefined) {
        await apply(session, migration);
        applied.push(migration.name);
      } else if (before !== migration.checksum) {
        throw new StartRefused(
          `The migration ${migration.name} was changed after it was applied: restore prisma/migrations from the release, and write a new migration for the change.`,
        );
      }
    }
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)::text', [migrationLock]);
  }
  return applied;
}

async function readLedger(session: MigrationSession): Promise<Map<string, string>> {
  const rows = await session.query<{ name: string; checksum: string; done: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS done
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  const unfinished = rows.find((row) => !row.done);
  if (unfinished)
    throw new StartRefused(
      `The migration ${unfinished.name} was begun by another tool and never finished: see "prisma migrate resolve".`,
    );
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

async function apply(session: MigrationSession, migration: Migration): Promise<void> {
  await session.exec('BEGIN');
  try {
    await session.exec(migration.sql);
    await session.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await session.exec('COMMIT');
  } catch (error) {
    await session.exec('ROLLBACK');
    throw new StartRefused(
      `The migration ${migration.name} cannot be applied (${messageOf(error)}): the database is as it was before; start the earlier release and report this.`,
    );
  }
}
