import type { Database } from './database.ts';
import { sealedFields } from './sealed-fields.ts';
import { SealBroken, type Vault } from './vault.ts';

/** One table's rows about a follower, opened. */
export type Export = Record<string, Record<string, unknown>[]>;

/** Every table with an openid, found in the database itself: a new one cannot be forgotten. */
async function tablesWithOpenid(database: Database): Promise<string[]> {
  const rows = await database.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE column_name = 'openid' AND table_schema = current_schema() ORDER BY table_name`;
  return rows.map((row) => row.name);
}

/**
 * All we hold of a follower, for them to have (PIPL art. 45). Photos come as base64.
 */
export async function exportFollower(
  database: Database,
  vault: Vault,
  openid: string,
): Promise<Export> {
  const result: Export = {};
  for (const table of await tablesWithOpenid(database))
    result[table] = await rowsOf(database, vault, table, `openid = $1`, openid);
  result.CaseEntry = await rowsOf(
    database,
    vault,
    'CaseEntry',
    `"caseId" IN (SELECT id FROM "Case" WHERE openid = $1)`,
    openid,
  );
  return result;
}

async function rowsOf(
  database: Database,
  vault: Vault,
  table: string,
  where: string,
  openid: string,
): Promise<Record<string, unknown>[]> {
  // The table's name is from the database's own catalogue, never from outside.
  const rows = await database.prisma.$queryRawUnsafe<Record<string, unknown>[]>(
    `SELECT * FROM "${table}" WHERE ${where}`,
    openid,
  );
  return rows.map((row) => opened(vault, table, row));
}

function opened(vault: Vault, table: string, row: Record<string, unknown>) {
  const shown = { ...row };
  for (const [column, value] of Object.entries(row)) {
    if (typeof value === 'bigint') shown[column] = String(value);
    const field = sealedFields.find((f) => f.table === table && f.column === column);
    if (field && value instanceof Uint8Array) shown[column] = openValue(vault, value, field);
  }
  return shown;
}

function openValue(vault: Vault, value: Uint8Array, field: { column: string; purpose: string }) {
  try {
    const plain = vault.open(value, field.purpose);
    if (field.column === 'content') return plain.toString('base64');
    const text = plain.toString('utf8');
    return /^[[{"]/.test(text) ? JSON.parse(text) : text;
  } catch (error) {
    if (error instanceof SealBroken) return '(cannot be opened with the present keys)';
    throw error;
  }
}

/**
 * Deletes all we hold of a follower (PIPL art. 47), in one transaction.
 *
 * @returns how many rows went, by table
 */
export async function deleteFollower(
  database: Database,
  openid: string,
): Promise<Record<string, number>> {
  const tables = await tablesWithOpenid(database);
  return database.prisma.$transaction(async (tx) => {
    const deleted: Record<string, number> = {};
    // The follower's row first: it is the lock, so that no message is worked meanwhile.
    const ordered = ['Follower', ...tables.filter((table) => table !== 'Follower')];
    for (const table of ordered)
      deleted[table] = await tx.$executeRawUnsafe(
        `DELETE FROM "${table}" WHERE openid = $1`,
        openid,
      );
    return deleted;
  });
}
