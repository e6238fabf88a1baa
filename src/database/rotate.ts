import type { Database } from './database.ts';
import { sealedFields } from './sealed-fields.ts';
import type { Vault } from './vault.ts';

/**
 * Seals everything anew with the newest key, row by row; can be stopped and begun again, and runs
 * beside a working system. Afterwards the previous key is no longer needed.
 *
 * @returns how many values were rewritten, by `Table.column`
 */
export async function resealAll(database: Database, vault: Vault): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, id, column, purpose } of sealedFields) {
    const name = `${table}.${column}`;
    counts[name] = 0;
    const ids = await database.prisma.$queryRawUnsafe<{ id: unknown }[]>(
      `SELECT "${id}" AS id FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    for (const row of ids) {
      const rewritten = await database.prisma.$transaction(async (tx) => {
        const [held] = await tx.$queryRawUnsafe<{ value: Uint8Array | null }[]>(
          `SELECT "${column}" AS value FROM "${table}" WHERE "${id}" = $1 FOR UPDATE`,
          row.id,
        );
        if (!held?.value || vault.isCurrent(held.value)) return 0;
        const sealed = vault.seal(vault.open(held.value, purpose), purpose);
        const sql = `UPDATE "${table}" SET "${column}" = $1 WHERE "${id}" = $2`;
        return tx.$executeRawUnsafe(sql, sealed, row.id);
      });
      counts[name] += rewritten;
    }
  }
  return counts;
}
