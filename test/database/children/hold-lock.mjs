// node hold-lock.mjs DIRECTORY [busy]   holds the directory until it is killed, too busy to answer if
// it is told to be; a refusal is printed and ends it.
import { lockDirectory } from '../../../dist/database/directory-lock.js';

const [directory, busy] = process.argv.slice(2);
try {
  await lockDirectory(directory);
  process.stdout.write('held\n', () => {
    while (busy);
  });
  setInterval(() => {}, 60_000);
} catch (error) {
  process.stdout.write(`${error.message}\n`);
}
