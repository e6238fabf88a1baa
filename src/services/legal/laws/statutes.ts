import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Transaction } from '../../../database/index.ts';
import { byLaw, inForceOn, listLaws } from '../statutes/records.ts';

const statute = z.object({
  short: z.string(),
  articles: z.array(z.object({ n: z.number(), text: z.string() })),
});

/** The texts of laws, by short name and article. */
export interface Statutes {
  article(law: string, article: number): string | undefined;
  has(law: string): boolean;
}

/** Reads a folder of statutes as JSON; undefined if there is no such folder. */
export async function loadStatutes(folder: string): Promise<Statutes | undefined> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (!names) return undefined;
  const found: Text[] = [];
  for (const name of names) {
    if (!name.endsWith('.json') || name === 'index.json') continue;
    const { short, articles } = statute.parse(
      JSON.parse(await readFile(path.join(folder, name), 'utf8')),
    );
    for (const { n, text } of articles) found.push({ short, n, text });
  }
  return statutesOf(found);
}

/** The imported texts, each law in the version in force on a day; undefined if there are none. */
export async function importedStatutes(
  tx: Transaction,
  day: string,
): Promise<Statutes | undefined> {
  const found: Text[] = [];
  for (const versions of byLaw(await listLaws(tx)).values()) {
    const version = inForceOn(versions, day);
    const where = { statuteId: version?.id ?? 0 };
    const articles = await tx.statuteArticle.findMany({ where, select: { n: true, text: true } });
    for (const { n, text } of articles) found.push({ short: version?.short ?? '', n, text });
  }
  return found.length > 0 ? statutesOf(found) : undefined;
}

interface Text {
  short: string;
  n: number;
  text: string;
}

/** A code may come in several files, one a book. */
function statutesOf(found: readonly Text[]): Statutes {
  const texts = new Map<string, Map<number, string>>();
  for (const { short, n, text } of found) {
    const law = texts.get(short) ?? new Map<number, string>();
    texts.set(short, law.set(n, text));
  }
  return {
    article: (law, article) => texts.get(law)?.get(article),
    has: (law) => texts.has(law),
  };
}
