// npm run check:laws [-- FOLDER]: proves that the articles the legal cards cite exist in the laws'
// texts (../shared/laws or FOLDER), and that every number in a card stands in an article it cites.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from '../errors.ts';
import { loadLibrary } from '../services/legal/index.ts';
import { prove } from '../services/legal/laws/prove.ts';
import { loadStatutes } from '../services/legal/laws/statutes.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const folder = path.resolve(process.argv[2] ?? path.join(root, '../shared/laws'));

try {
  const statutes = await loadStatutes(folder);
  if (!statutes)
    process.stdout.write(`There are no laws' texts in ${folder}: nothing was checked.\n`);
  else {
    const { cards } = await loadLibrary();
    const open = cards.list.flatMap((card) => prove(card, statutes) ?? []);
    for (const { card, missing, amounts } of open) {
      if (missing.length > 0)
        process.stdout.write(`${card}: no such article: ${missing.join(', ')}\n`);
      if (amounts.length > 0) process.stdout.write(`${card}: not proved: ${amounts.join(', ')}\n`);
    }
    const citations = cards.list.reduce((sum, { articles }) => sum + articles.length, 0);
    process.stdout.write(
      `${cards.list.length} cards, ${citations} citations: ${cards.list.length - open.length} cards proved.\n`,
    );
    if (open.some(({ missing }) => missing.length > 0)) process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
