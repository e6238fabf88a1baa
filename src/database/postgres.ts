import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { messageOf, StartRefused } from '../errors.ts';
import { createClient } from './client.ts';
import type { Database } from './database.ts';
import { type MigrationSession, migrate, migrationsFolder } from './migrate.ts';

/** @throws StartRefused if the server cannot be reached or the migrations cannot be applied */
export async function openPostgres(url: string): Promise<Database> {
  const pool = createPool(url);
  try {
    const connection = await connect(pool);
    try {
      await migrate(sessionOf(connection), migrationsFolder);
    } finally {
      connection.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const prisma = createClient(new PrismaPg(pool));
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

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new StartRefused(
      `The database in DATABASE_URL cannot be used (${messageOf(error)}): check that it is running, and its host, name, user and password.`,
    );
  }
}

function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    // A waiting turn holds a connection: leave room for followers who wait for themselves.
    max: 20,
    connectionTimeoutMillis: 10_000,
    // Prisma takes what it reads for UTC, whatever the server is set to; in China that is not UTC.
    onConnect: (client) => client.query(`SET TIME ZONE 'UTC'`),
  });
  pool.on('error', () => {}); // an idle connection that breaks is replaced at the next query
  return pool;
}

function sessionOf(connection: pg.PoolClient): MigrationSession {
  return {
    exec: (sql) => connection.query(sql),
    query: async <Row>(sql: string, parameters?: unknown[]) =>
      (await connection.query(sql, parameters)).rows as Row[],
  };
}
