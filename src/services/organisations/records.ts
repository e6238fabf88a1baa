import type { Organisation, Transaction } from '../../database/index.ts';
import { comparable, matchOrganisations } from './matching.ts';

/** The towns and streets (and the science park), in the order they were entered. */
export async function listTowns(tx: Transaction): Promise<Organisation[]> {
  const rows = await tx.organisation.findMany({ where: { kind: 'town' } });
  // No column keeps the order, and ids say nothing: by name, the same every time.
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'));
}

/** The district federation, if it has been entered. */
export function findDistrict(tx: Transaction): Promise<Organisation | null> {
  return tx.organisation.findFirst({ where: { kind: 'district' }, orderBy: { id: 'asc' } });
}

/** One organisation with the one above it. */
export function findOrganisation(tx: Transaction, id: string) {
  return tx.organisation.findUnique({ where: { id }, include: { parent: true } });
}

/** Organisations by id, in the order of the ids. */
export async function organisationsById(
  tx: Transaction,
  ids: readonly string[],
): Promise<Organisation[]> {
  const rows = await tx.organisation.findMany({ where: { id: { in: [...ids] } } });
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/**
 * The organisations a member's sentence names, by name, alias, town, street or place; several if the
 * sentence is ambiguous, none if it names none.
 */
export async function findOrganisations(tx: Transaction, text: string): Promise<Organisation[]> {
  const wanted = comparable(text);
  if (wanted === '') return [];
  // The database looks through thousands of grassroots unions; the exact rules see the few it found.
  const hits = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Organisation"
    WHERE kind <> 'grassroots'
       OR position(translate(lower(name), '（）()·. -', '') in ${wanted}) > 0
       OR position(regexp_replace(translate(lower(name), '（）()·. -', ''),
            '(总工会|工会联合会|联合工会|工会委员会|工会)$', '') in ${wanted}) > 0
       OR EXISTS (SELECT 1 FROM unnest(aliases) AS alias
            WHERE position(translate(lower(alias), '（）()·. -', '') in ${wanted}) > 0)`;
  const rows = await tx.organisation.findMany({ where: { id: { in: hits.map(({ id }) => id) } } });
  return matchOrganisations(text, rows);
}
