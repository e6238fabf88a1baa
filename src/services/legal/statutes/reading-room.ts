import type { Transaction } from '../../../database/index.ts';
import type { Citation } from '../cards/index.ts';
import type { Laws } from '../laws/laws.ts';
import { createFinder, type Finder } from '../search/index.ts';
import type { Words } from '../words/words.ts';
import { byLaw, inForceOn, type Listed, listLaws } from './records.ts';
import { nameKey } from './reference.ts';

/** An article found by its words. */
export interface Hit extends Citation {
  /** 第八十二条 */
  name: string;
  text: string;
}

/** The imported statutes, as far as they are kept in memory. */
export interface ReadingRoom {
  /** The short name of a law on record, or registered, by what a member calls it. */
  lawNamed(said: string): string | undefined;
  /** Whether the text of an article that is in force on a day is on record. */
  has(citation: Citation, day: string): boolean;
  /** The articles whose words are nearest to a question, best first; none until `index` was run. */
  search(text: string, most: number): Hit[];
  /** Reads what is on record: one statement. */
  list(tx: Transaction): Promise<void>;
  /** Reads the texts in force on a day and makes the index, where that is not done yet. */
  index(tx: Transaction, day: string): Promise<void>;
}

type Doc = Hit & { title: string; variants: string[]; answer: string };
/** A question whose best article carries less of it has none. */
const leastFit = 0.05;
/** … and the others must come near the best. */
const nearBest = 0.6;

export function createReadingRoom(laws: Laws, words: Words): ReadingRoom {
  let versions = new Map<string, Listed[]>();
  let names = namesOf(laws, []);
  let finder: Finder<Doc> | undefined;
  /** The versions the index was made of. */
  let indexed = '';

  return {
    lawNamed(said) {
      const key = nameKey(said);
      return names.get(key) ?? names.get(`浙江省${key}`);
    },
    has({ law, article }, day) {
      const version = inForceOn(versions.get(law) ?? [], day);
      return version !== undefined && version.since <= day && version.articles.has(article);
    },
    search(text, most) {
      const ranked = finder?.find(words.plain(text)).ranked ?? [];
      const least = Math.max(leastFit, (ranked[0]?.fit ?? 0) * nearBest);
      return ranked
        .filter(({ fit }) => fit >= least)
        .slice(0, most)
        .map(({ card }) => card);
    },
    async list(tx) {
      const listed = await listLaws(tx);
      versions = byLaw(listed);
      names = namesOf(laws, listed);
    },
    async index(tx, day) {
      const current = inForce(versions, day);
      if (current.join() === indexed) return;
      const docs = await docsOf(tx, current);
      finder = docs.length > 0 ? createFinder(docs, words) : undefined;
      indexed = current.join();
    },
  };
}

/** The versions a question is answered from on a day. */
function inForce(versions: ReadonlyMap<string, readonly Listed[]>, day: string): number[] {
  return [...versions.values()].flatMap((all) => {
    const version = inForceOn(all, day);
    return version && version.since <= day ? [version.id] : [];
  });
}

/** Short names by all that members call a law. */
function namesOf(laws: Laws, listed: readonly Listed[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { short, title, aliases } of laws.values())
    for (const name of [short, title, ...(aliases ?? [])]) names.set(nameKey(name), short);
  for (const { short, title } of listed)
    for (const name of [short, title]) names.set(nameKey(name), short);
  return names;
}

async function docsOf(tx: Transaction, versions: readonly number[]): Promise<Doc[]> {
  if (versions.length === 0) return [];
  const rows = await tx.statuteArticle.findMany({
    where: { statuteId: { in: [...versions] } },
    include: { statute: { select: { short: true } } },
    orderBy: [{ statuteId: 'asc' }, { n: 'asc' }],
  });
  return rows.map(({ n, name, chapter, text, statute: { short } }) => ({
    ...{ law: short, article: n, name, text },
    ...{ title: short + (chapter ?? ''), variants: [text], answer: '' },
  }));
}
