import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

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
  const texts = new Map<string, Map<number, string>>();
  for (const name of names) {
    if (!name.endsWith('.json') || name === 'index.json') continue;
    const { short, articles } = statute.parse(
      JSON.parse(await readFile(path.join(folder, name), 'utf8')),
    );
    // A code may come in several files, one a book.
    const law = texts.get(short) ?? new Map<number, string>();
    for (const { n, text } of articles) law.set(n, text);
    texts.set(short, law);
  }
  return {
    article: (law, article) => texts.get(law)?.get(article),
    has: (law) => texts.has(law),
  };
}
