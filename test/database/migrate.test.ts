import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { type MigrationSession, migrate, migrationsFolder } from '../../src/database/migrate.ts';
import { StartRefused } from '../../src/errors.ts';
import { type Child, start } from './children.ts';

// Prisma's engine takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let database: PGlite;
let session: MigrationSession;
let folder: string;
let check: Child;
let prisma: Child;

beforeAll(async () => {
  // They take their time: beside the other tests.
  check = start('scripts/migration.mjs', ['--check', inject('databaseImage')]);
  prisma = start('prisma-ledger.mjs', [inject('databaseImage')]);
  const image = new Blob([new Uint8Array(await readFile(inject('databaseImage')))]);
  database = await PGlite.create({ loadDataDir: image });
  session = {
    exec: (sql) => database.exec(sql),
    query: async <Row>(sql: string, parameters?: unknown[]) =>
      (await database.query<Row>(sql, parameters)).rows,
  };
});
afterAll(() => database.close());

/** A new database each time, without the time that takes, and a copy of the migrations to change. */
beforeEach(async () => {
  await database.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  folder = mkdtempSync(path.join(tmpdir(), 'yuanxin-migrations-'));
  cpSync(migrationsFolder, folder, { recursive: true });
  return () => rmSync(folder, { recursive: true });
});

const names = readdirSync(migrationsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

function addMigration(name: string, sql: string): void {
  mkdirSync(path.join(folder, name));
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

async function ledger(): Promise<Record<string, unknown>[]> {
  return (
    await database.query<Record<string, unknown>>(
      'SELECT * FROM "_prisma_migrations" ORDER BY migration_name',
    )
  ).rows;
}

const exists = async (table: string) =>
  (await database.query(`SELECT to_regclass('"${table}"') AS found`)).rows;

describe('the migrations', () => {
  test('are applied to a new database in their order, and again without effect', async () => {
    expect(await migrate(session, migrationsFolder)).toEqual(names);
    const before = await ledger();
    expect(before.map((row) => row.migration_name)).toEqual(names);
    expect(await migrate(session, migrationsFolder)).toEqual([]);
    expect(await ledger()).toEqual(before);
  });

  test('that are new are added to those before', async () => {
    await migrate(session, folder);
    addMigration('99990101000000_more', 'CREATE TABLE "More" (id int);');
    expect(await migrate(session, folder)).toEqual(['99990101000000_more']);
    expect(await exists('More')).toEqual([{ found: '"More"' }]);
  });

  test('that an older release does not know are let be', async () => {
    addMigration('99990101000000_more', 'CREATE TABLE "More" (id int);');
    await migrate(session, folder);
    expect(await migrate(session, migrationsFolder)).toEqual([]);
  });

  test('that were edited after they were applied are refused by name', async () => {
    await migrate(session, folder);
    writeFileSync(path.join(folder, names[0] ?? '', 'migration.sql'), 'SELECT 1;');
    const refused = migrate(session, folder);
    await expect(refused).rejects.toThrow(StartRefused);
    await expect(refused).rejects.toThrow(`${names[0]} was changed after it was applied`);
  });

  test('that fail leave nothing behind, and let the next start try again', async () => {
    addMigration('99990101000000_broken', 'CREATE TABLE "Half" (id int); SELECT * FROM no_such;');
    const refused = migrate(session, folder);
    await expect(refused).rejects.toThrow(StartRefused);
    await expect(refused).rejects.toThrow(
      '99990101000000_broken cannot be applied (relation "no_such"',
    );
    expect(await exists('Half')).toEqual([{ found: null }]);
    expect((await ledger()).map((row) => row.migration_name)).toEqual(names);
    addMigration('99990101000001_next', 'SELECT 1;');
    writeFileSync(path.join(folder, '99990101000000_broken', 'migration.sql'), 'SELECT 2;');
    expect(await migrate(session, folder)).toHaveLength(2);
  });

  test('that another tool began and did not finish are refused, unless it gave them up', async () => {
    await migrate(session, folder);
    await database.exec('UPDATE "_prisma_migrations" SET finished_at = NULL');
    await expect(migrate(session, folder)).rejects.toThrow(/prisma migrate resolve/);
    await database.exec('UPDATE "_prisma_migrations" SET rolled_back_at = now()');
    await database.exec('DROP TABLE IF EXISTS "CaseEntry"');
    await expect(migrate(session, folder)).rejects.toThrow(/cannot be applied .*already exists/);
  });
});

test('the ledger is what Prisma writes itself', async () => {
  await migrate(session, migrationsFolder);
  const { rows } = await database.query(`
    SELECT column_name, data_type, character_maximum_length AS length, is_nullable
    FROM information_schema.columns WHERE table_name = '_prisma_migrations'
    ORDER BY ordinal_position`);
  const column = (name: string, type: string, nullable: boolean, length: number | null = null) => ({
    column_name: name,
    data_type: type,
    length,
    is_nullable: nullable ? 'YES' : 'NO',
  });
  expect(rows).toEqual([
    column('id', 'character varying', false, 36),
    column('checksum', 'character varying', false, 64),
    column('finished_at', 'timestamp with time zone', true),
    column('migration_name', 'character varying', false, 255),
    column('logs', 'text', true),
    column('rolled_back_at', 'timestamp with time zone', true),
    column('started_at', 'timestamp with time zone', false),
    column('applied_steps_count', 'integer', false),
  ]);
  const [first] = await ledger();
  expect(first).toMatchObject({ applied_steps_count: 1, rolled_back_at: null, logs: null });
});

test('Prisma’s own engine finds nothing edited, nothing failed and nothing to apply', async () => {
  const { output, errors } = await prisma.ended;
  expect(errors).toBe('');
  expect(JSON.parse(output)).toEqual({
    editedMigrationNames: [],
    failedMigrationNames: [],
    hasMigrationsTable: true,
    history: null,
    appliedMigrationNames: [],
  });
});

test('the migrations make what prisma/schema says', async () => {
  expect(await check.ended).toEqual({ code: 0, output: '', errors: '' });
});
