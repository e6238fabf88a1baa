import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PGlite, type Results } from '@electric-sql/pglite';
import { messageOf, StartRefused } from '../errors.ts';
import { createClient } from './client.ts';
import type { Database, DatabaseLocation } from './database.ts';
import { lockDirectory } from './directory-lock.ts';
import { copyEmptyFiles } from './empty-files.ts';
import { adapterOf } from './honest-commit.ts';
import { type MigrationSession, migrate, migrationsFolder } from './migrate.ts';

type EmbeddedLocation = Extract<DatabaseLocation, { kind: 'embedded' }>;

/** @throws StartRefused if the directory is in use, or what it holds cannot be opened */
export async function openEmbedded(location: EmbeddedLocation): Promise<Database> {
  const { directory, image } = location;
  if (directory === 'memory')
    return assemble(await PGlite.create(image ? { loadDataDir: image } : {}), async () => {});
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(directory);
  try {
    return await assemble(await openDirectory(directory, image), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function openDirectory(directory: string, image?: Blob): Promise<PGlite> {
  const files = path.join(directory, 'database');
  if (!existsSync(files)) await createFiles(files, image);
  try {
    return await PGlite.create({ dataDir: files });
  } catch (error) {
    throw new StartRefused(
      `The database in ${files} cannot be opened (${messageOf(error)}): put a backup of DATA_DIR in its place, or set DATA_DIR to another directory.`,
    );
  }
}

/** Made beside and moved into place: killed in the middle, the next start begins afresh. */
async function createFiles(files: string, image?: Blob): Promise<void> {
  const unfinished = `${files}.new`;
  await rm(unfinished, { recursive: true, force: true });
  if (image || !(await copyEmptyFiles(unfinished))) {
    const database = await PGlite.create({
      dataDir: unfinished,
      ...(image ? { loadDataDir: image } : {}),
    });
    await database.close();
  }
  await rename(unfinished, files);
}

async function assemble(database: PGlite, unlock: () => Promise<void>): Promise<Database> {
  try {
    await migrate(sessionOf(database), migrationsFolder);
  } catch (error) {
    await database.close();
    throw error;
  }
  const prisma = createClient(adapterOf(database));
  return {
    prisma,
    kind: 'embedded',
    executeSql: async (text, values) => {
      if (values?.length) return lastOf([await database.query(text, values)]);
      // In a transaction of PGlite's: a script that opens one of its own and fails in it would leave
      // it open on the only connection, and every query of the program would fail from then on.
      return lastOf(await database.transaction((tx) => tx.exec(text)));
    },
    close: async () => {
      await prisma.$disconnect();
      if (!database.closed) await database.close();
      await unlock();
    },
  };
}

function lastOf(results: Results[]): { rows: unknown[]; rowCount: number } {
  const last = results[results.length - 1];
  return { rows: last?.rows ?? [], rowCount: last?.affectedRows || (last?.rows.length ?? 0) };
}

function sessionOf(database: PGlite): MigrationSession {
  return {
    exec: (sql) => database.exec(sql),
    query: async <Row>(sql: string, parameters?: unknown[]) =>
      (await database.query<Row>(sql, parameters)).rows,
  };
}

/** A migrated, empty embedded database as an image, to start others from in a blink. */
export async function makeEmbeddedImage(): Promise<Blob> {
  const database = new PGlite();
  await migrate(sessionOf(database), migrationsFolder);
  const image = await database.dumpDataDir('none');
  await database.close();
  return image;
}
