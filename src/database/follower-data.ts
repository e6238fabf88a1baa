import type { Database, Transaction } from './database.ts';
import { type SealedField, sealedFields } from './sealed-fields.ts';
import { SealBroken, type Vault } from './vault.ts';

/** One table's rows about a follower, opened. */
export type Export = Record<string, Record<string, unknown>[]>;

interface Belonging {
  table: string;
  /** Which of its rows are the follower's; `$1` is the openid. */
  where: string;
}

/** What has no openid of its own. */
const ofTheirCases = `"caseId" IN (SELECT id FROM "Case" WHERE openid = $1)`;
const belongings: Belonging[] = [
  { table: 'CaseEntry', where: ofTheirCases },
  { table: 'Ticket', where: ofTheirCases },
];

/** Every table with an openid, found in the database itself: a new one cannot be forgotten. */
async function everyBelonging(database: Database): Promise<Belonging[]> {
  const rows = await database.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE column_name = 'openid' AND table_schema = current_schema() ORDER BY table_name`;
  return [...belongings, ...rows.map(({ name }) => ({ table: name, where: 'openid = $1' }))];
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
  for (const { table, where } of await everyBelonging(database)) {
    // The table's name is from the database's own catalogue, never from outside.
    const rows = await database.prisma.$queryRawUnsafe<Record<string, unknown>[]>(
      `SELECT * FROM "${table}" WHERE ${where}`,
      openid,
    );
    result[table] = rows.map((row) => opened(vault, table, row));
  }
  return result;
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

function openValue(vault: Vault, value: Uint8Array, { purpose, holds }: SealedField): unknown {
  try {
    const plain = vault.open(value, purpose);
    if (holds === 'bytes') return plain.toString('base64');
    return holds === 'json' ? JSON.parse(plain.toString('utf8')) : plain.toString('utf8');
  } catch (error) {
    if (error instanceof SealBroken) return '(cannot be opened with the present keys)';
    throw error;
  }
}

/**
 * Deletes all we hold of a follower (PIPL art. 47), in one transaction.
 *
 * @param before runs once no message of theirs can be worked any more, and before the rest goes
 * @returns how many rows went, by table
 */
export async function deleteFollower(
  database: Database,
  openid: string,
  before: (tx: Transaction) => Promise<void> = async () => {},
): Promise<Record<string, number>> {
  // The follower's row first: it is the lock, so that no message is worked meanwhile. Cases last:
  // what hangs on them would go uncounted.
  const order = (table: string) => (table === 'Follower' ? 0 : table === 'Case' ? 2 : 1);
  const tables = (await everyBelonging(database)).sort((a, b) => order(a.table) - order(b.table));
  return database.prisma.$transaction(async (tx) => {
    const deleted: Record<string, number> = {};
    for (const { table, where } of tables) {
      deleted[table] = await tx.$executeRawUnsafe(`DELETE FROM "${table}" WHERE ${where}`, openid);
      if (table !== 'Follower') continue;
      // Who tells them of a case just now holds it, and is done first: what it leaves goes too.
      await tx.$queryRaw`SELECT id FROM "Case" WHERE openid = ${openid} ORDER BY id FOR UPDATE`;
      await before(tx);
    }
    return deleted;
  });
}
