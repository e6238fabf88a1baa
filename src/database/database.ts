import { openEmbedded } from './embedded.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { openPostgres } from './postgres.ts';

export { makeEmbeddedImage } from './embedded.ts';
export { migrationsFolder } from './migrate.ts';

/** The client inside a transaction: the only one an action may use. */
export type Transaction = Prisma.TransactionClient;

export interface Database {
  readonly prisma: PrismaClient;
  readonly kind: 'embedded' | 'postgresql';
  /**
   * Runs raw SQL for a library that brings its own (pg-boss): many statements without parameters,
   * or one with them. A script that fails leaves no transaction open.
   */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount: number }>;
  close(): Promise<void>;
}

export type DatabaseLocation =
  | { kind: 'postgresql'; url: string }
  /** `image`: the content of a new database, as `dumpDataDir` gives it; spares the slow first start. */
  | { kind: 'embedded'; directory: string | 'memory'; image?: Blob };

/**
 * Opens the database and applies its migrations.
 *
 * @throws StartRefused if it cannot be reached, or its directory is in use
 */
export function openDatabase(location: DatabaseLocation): Promise<Database> {
  return location.kind === 'postgresql' ? openPostgres(location.url) : openEmbedded(location);
}
