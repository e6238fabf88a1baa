import type { Transaction } from '../../../database/index.ts';

/** A version of a law that is on record. */
export interface Version {
  id: number;
  short: string;
  title: string;
  version: string;
  effective: string | null;
  since: string;
}

/** An article, in the version of its law that holds on the day asked. */
export interface Found {
  law: Version;
  /** False: the version will only come into force. */
  inForce: boolean;
  /** Absent if that version has no such article. */
  article: { n: number; name: string; chapter: string | null; text: string } | undefined;
}

/**
 * The version of a law in force on a day: the latest that has begun; before the first has begun, that
 * one, so that a law which is only coming can be read.
 *
 * @param versions of one law
 * @param day `YYYY-MM-DD`
 */
export function inForceOn<V extends Pick<Version, 'since' | 'id'>>(
  versions: readonly V[],
  day: string,
): V | undefined {
  // Of two versions with one day the one that was imported later.
  const ordered = versions.toSorted((a, b) => b.since.localeCompare(a.since) || b.id - a.id);
  return ordered.find(({ since }) => since <= day) ?? ordered.at(-1);
}

/** Looks an article up: one statement. @returns undefined if no version of the law is on record */
export async function readArticle(
  tx: Transaction,
  short: string,
  n: number,
  day: string,
): Promise<Found | undefined> {
  type Row = Version & { name: string | null; chapter: string | null; text: string | null };
  const rows = await tx.$queryRaw<Row[]>`
    SELECT s.id, s.short, s.title, s.version, s.effective, s.since, a.name, a.chapter, a.text
    FROM "Statute" s LEFT JOIN "StatuteArticle" a ON a."statuteId" = s.id AND a.n = ${n}
    WHERE s.short = ${short}`;
  const row = inForceOn(rows, day);
  if (!row) return undefined;
  const { name, chapter, text, ...law } = row;
  const article = name === null || text === null ? undefined : { n, name, chapter, text };
  return { law, inForce: law.since <= day, article };
}

/** A version and the numbers of its articles. */
export type Listed = Version & { articles: ReadonlySet<number> };

/** All that is on record, without the texts. */
export async function listLaws(tx: Transaction): Promise<Listed[]> {
  const rows = await tx.$queryRaw<(Version & { numbers: number[] })[]>`
    SELECT s.id, s.short, s.title, s.version, s.effective, s.since, array_agg(a.n) AS numbers
    FROM "Statute" s JOIN "StatuteArticle" a ON a."statuteId" = s.id
    GROUP BY s.id ORDER BY s.id`;
  return rows.map(({ numbers, ...law }) => ({ ...law, articles: new Set(numbers) }));
}

/** The versions of each law, by short name. */
export function byLaw(listed: readonly Listed[]): Map<string, Listed[]> {
  const versions = new Map<string, Listed[]>();
  for (const law of listed) versions.set(law.short, [...(versions.get(law.short) ?? []), law]);
  return versions;
}
