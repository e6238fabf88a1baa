import type { Transaction } from '../../../database/index.ts';
import { hashOf } from '../hash.ts';
import { lockShelf, turnPage } from '../shelf.ts';
import type { LawText } from './law-text.ts';

/** What came of one version of a law. */
export interface Imported {
  law: LawText;
  outcome: 'new' | 'replaced' | 'same';
}

/** Rows a statement: PostgreSQL takes 65,535 values in one. */
const batch = 1_000;

/**
 * Puts law texts into the database, all or none: call it in a transaction of its own. A version that
 * is there with the same text is left alone, one with another text is replaced.
 */
export async function importLaws(
  tx: Transaction,
  laws: readonly LawText[],
  now: Date,
): Promise<Imported[]> {
  await lockShelf(tx);
  const known = await tx.statute.findMany({ select: { short: true, version: true, hash: true } });
  const hashes = new Map(known.map(({ short, version, hash }) => [`${short} ${version}`, hash]));
  const done: Imported[] = [];
  for (const law of laws) {
    const before = hashes.get(`${law.short} ${law.version}`);
    const hash = hashOf(law);
    if (before !== hash) await put(tx, law, hash, now);
    const outcome = before === hash ? 'same' : before === undefined ? 'new' : 'replaced';
    done.push({ law, outcome });
  }
  if (done.some(({ outcome }) => outcome !== 'same')) await turnPage(tx, 'laws');
  return done;
}

async function put(tx: Transaction, law: LawText, hash: string, now: Date): Promise<void> {
  const { articles, ...row } = law;
  await tx.statute.deleteMany({ where: { short: law.short, version: law.version } });
  const { id } = await tx.statute.create({ data: { ...row, hash, importedAt: now } });
  for (let at = 0; at < articles.length; at += batch)
    await tx.statuteArticle.createMany({
      data: articles.slice(at, at + batch).map((article) => ({ statuteId: id, ...article })),
    });
}
