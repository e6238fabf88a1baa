import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { messageOf, StartRefused } from '../errors.ts';
import { lockDirectory } from './directory-lock.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { type MigrationSession, migrate } from './migrate.ts';

/** The client inside a transaction: the only one an action may use. */
export type Transaction = Prisma.TransactionClient;

export interface Database {
  readonly prisma: PrismaClient;
  readonly kind: 'embedded' | 'postgresql';
  /**
   * Runs raw SQL for a library that brings its own (pg-boss): many statements without parameters,
   * or one with them.
   */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount: number }>;
  close(): Promise<void>;
}

export type DatabaseLocation =
  | { kind: 'postgresql'; url: string }
  /** `image`: the content of a new database, as `dumpDataDir` gives it; spares the slow first start. */
  | { kind: 'embedded'; directory: string | 'memory'; image?: Blob };

/** The project's root: two folders up, from src/database as from dist/database. */
const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const migrationsFolder = path.join(projectRoot, 'prisma/migrations');

/** A turn may wait for the one before it and for a slow platform; nothing may wait for ever. */
const transactionOptions = { maxWait: 30_000, timeout: 60_000 };

/**
 * Opens the database and applies its migrations.
 *
 * @throws StartRefused if it cannot be reached, or its directory is in use
 */
export function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.kind === 'postgresql' ? openPostgres(location.url) : openEmbedded(location);
}

async function openPostgres(url: string): Promise<Database> {
  // A waiting turn holds a connection: leave room for followers who wait for themselves.
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => {}); // an idle connection that breaks is replaced at the next query
  try {
    const connection = await pool.connect();
    try {
      await migrate(postgresSession(connection), migrationsFolder);
    } finally {
      connection.release();
    }
  } catch (error) {
    await pool.end();
    if (error instanceof StartRefused) throw error;
    throw new StartRefused(
      `The database in DATABASE_URL cannot be used (${messageOf(error)}): check that it is running, and its host, name, user and password.`,
    );
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions });
  return {
    prisma,
    kind: 'postgresql',
    executeSql: async (text, values) => {
      const result = await pool.query(text, values);
      // Many statements at once give an array of results; the last one counts.
      const last = Array.isArray(result) ? result[result.length - 1] : result;
      return { rows: last.rows, rowCount: last.rowCount ?? 0 };
    },
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

function postgresSession(connection: pg.PoolClient): MigrationSession {
  return {
    exec: (sql) => connection.query(sql),
    query: async <Row>(sql: string, parameters?: unknown[]) =>
      (await connection.query(sql, parameters)).rows as Row[],
  };
}

async function openEmbedded(
  location: Extract<DatabaseLocation, { kind: 'embedded' }>,
): Promise<Database> {
  const inMemory = location.directory === 'memory';
  let unlock = async () => {};
  if (!inMemory) {
    await mkdir(location.directory, { recursive: true, mode: 0o700 });
    unlock = await lockDirectory(location.directory);
  }
  const files = path.join(location.directory, 'database');
  const isNew = inMemory || !existsSync(path.join(files, 'PG_VERSION'));
  const database = await PGlite.create({
    ...(inMemory ? {} : { dataDir: files }),
    ...(isNew && location.image ? { loadDataDir: location.image } : {}),
  });
  await migrate(embeddedSession(database), migrationsFolder);
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(database), transactionOptions });
  return {
    prisma,
    kind: 'embedded',
    executeSql: async (text, values) => {
      if (values?.length) {
        const result = await database.query(text, values);
        return { rows: result.rows, rowCount: result.affectedRows ?? result.rows.length };
      }
      const results = await database.exec(text);
      const last = results[results.length - 1];
      return { rows: last?.rows ?? [], rowCount: last?.affectedRows ?? last?.rows.length ?? 0 };
    },
    close: async () => {
      await prisma.$disconnect();
      if (!database.closed) await database.close();
      await unlock();
    },
  };
}

function embeddedSession(database: PGlite): MigrationSession {
  return {
    exec: (sql) => database.exec(sql),
    query: async <Row>(sql: string, parameters?: unknown[]) =>
      (await database.query<Row>(sql, parameters)).rows,
  };
}

/** A migrated, empty embedded database as an image, to start others from in a blink. */
export async function makeEmbeddedImage(): Promise<Blob> {
  const database = new PGlite();
  await migrate(embeddedSession(database), migrationsFolder);
  const image = await database.dumpDataDir('none');
  await database.close();
  return image;
}
