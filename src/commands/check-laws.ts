// npm run check:laws [-- [--database] [FOLDER]]: proves that the articles the legal cards cite exist in
// the laws' texts (../shared/laws or FOLDER), and that every number in a card stands in an article it
// cites. --database: the cards in use instead of the files; without a folder, by the imported texts.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { dayOf } from '../days.ts';
import { messageOf } from '../errors.ts';
import { type Card, liveCards, loadLibrary } from '../services/legal/index.ts';
import { prove } from '../services/legal/laws/prove.ts';
import { importedStatutes, loadStatutes, type Statutes } from '../services/legal/laws/statutes.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

try {
  const options = { database: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const folder = path.resolve(positionals[0] ?? path.join(root, '../shared/laws'));
  const { list } = (await loadLibrary()).cards;
  const fromFolder = await loadStatutes(folder);
  const { cards, statutes } = values.database
    ? await fromDatabase(list, fromFolder)
    : { cards: list, statutes: fromFolder };
  if (statutes) report(cards, statutes);
  else process.stdout.write(`There are no laws' texts in ${folder}: nothing was checked.\n`);
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}

/** The cards in use, and the imported texts where no folder has any. */
async function fromDatabase(files: Card[], fromFolder: Statutes | undefined) {
  // Only here: nothing else needs a database, or takes the time to load what opens one.
  const { openRecords } = await import('./tools.ts');
  const { database } = await openRecords();
  try {
    const today = dayOf(systemClock.now());
    const { list: cards } = await liveCards(database.prisma, files, []);
    return { cards, statutes: fromFolder ?? (await importedStatutes(database.prisma, today)) };
  } finally {
    await database.close();
  }
}

function report(cards: readonly Card[], statutes: Statutes): void {
  const open = cards.flatMap((card) => prove(card, statutes) ?? []);
  for (const { card, missing, amounts } of open) {
    if (missing.length > 0)
      process.stdout.write(`${card}: no such article: ${missing.join(', ')}\n`);
    if (amounts.length > 0) process.stdout.write(`${card}: not proved: ${amounts.join(', ')}\n`);
  }
  const citations = cards.reduce((sum, { articles }) => sum + articles.length, 0);
  process.stdout.write(
    `${cards.length} cards, ${citations} citations: ${cards.length - open.length} cards proved.\n`,
  );
  if (open.some(({ missing }) => missing.length > 0)) process.exitCode = 1;
}
