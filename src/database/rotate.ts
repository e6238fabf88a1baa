import type { Database, Transaction } from './database.ts';
import { type SealedField, sealedFields } from './sealed-fields.ts';
import { SealBroken, type Vault } from './vault.ts';

/** Counts of values, by `Table.column`. */
export interface Resealed {
  rewritten: Record<string, number>;
  /** Left as they are: no key we hold opens them. */
  unreadable: Record<string, number>;
}

const pageSize = 500;

/**
 * Seals everything anew with the newest key, row by row, and renews the hashes that look it up; can
 * be stopped and begun again, and runs beside a working system. Afterwards the previous key is no
 * longer needed, unless something was unreadable.
 */
export async function resealAll(database: Database, vault: Vault): Promise<Resealed> {
  const result: Resealed = { rewritten: {}, unreadable: {} };
  for (const field of sealedFields) {
    const name = `${field.table}.${field.column}`;
    result.rewritten[name] = 0;
    for await (const id of idsOf(database, field)) {
      const outcome = await database.prisma.$transaction((tx) => reseal(tx, vault, field, id));
      if (outcome !== 'current') result[outcome][name] = (result[outcome][name] ?? 0) + 1;
    }
  }
  return result;
}

async function* idsOf(database: Database, { table, id, column }: SealedField) {
  const select = `SELECT "${id}" AS id FROM "${table}" WHERE "${column}" IS NOT NULL`;
  const end = `ORDER BY "${id}" LIMIT ${pageSize}`;
  let last: unknown;
  for (;;) {
    const rows: { id: unknown }[] =
      last === undefined
        ? await database.prisma.$queryRawUnsafe(`${select} ${end}`)
        : await database.prisma.$queryRawUnsafe(`${select} AND "${id}" > $1 ${end}`, last);
    for (const row of rows) yield row.id;
    if (rows.length < pageSize) return;
    last = rows[rows.length - 1]?.id;
  }
}

async function reseal(
  tx: Transaction,
  vault: Vault,
  field: SealedField,
  id: unknown,
): Promise<keyof Resealed | 'current'> {
  const { table, column, purpose } = field;
  const hashColumn = field.hash ? `"${field.hash.column}"` : 'NULL::text';
  const [row] = await tx.$queryRawUnsafe<{ value: Uint8Array | null; hash: string | null }[]>(
    `SELECT "${column}" AS value, ${hashColumn} AS hash FROM "${table}" WHERE "${field.id}" = $1 FOR UPDATE`,
    id,
  );
  if (!row?.value) return 'current';
  try {
    const plain = vault.open(row.value, purpose);
    const hash = renewedHash(vault, field, plain, row.hash);
    if (vault.isCurrent(row.value) && hash === row.hash) return 'current';
    const set = `UPDATE "${table}" SET "${column}" = $1`;
    const where = `WHERE "${field.id}" = $2`;
    const sealed = vault.seal(plain, purpose);
    if (hash === row.hash) await tx.$executeRawUnsafe(`${set} ${where}`, sealed, id);
    else await tx.$executeRawUnsafe(`${set}, ${hashColumn} = $3 ${where}`, sealed, id, hash);
    return 'rewritten';
  } catch (error) {
    if (error instanceof SealBroken) return 'unreadable';
    throw error;
  }
}

/** The hash under the newest key, if the one held is of this very value under an older one. */
function renewedHash(vault: Vault, { hash }: SealedField, plain: Buffer, held: string | null) {
  if (!hash || held === null) return held;
  const text = plain.toString('utf8');
  const value = hash.of === undefined ? text : JSON.parse(text)[hash.of];
  if (typeof value !== 'string') return held;
  const known = vault.fingerprints(value, hash.purpose).includes(held);
  return known ? vault.fingerprint(value, hash.purpose) : held;
}
