// node write-rows.mjs DIRECTORY   writes rows one after the other and prints the number of each
// that was acknowledged, until it is killed; an unfinished transaction holds one row more.
import { openDatabase } from '../../../dist/database/index.js';

const [directory] = process.argv.slice(2);
const { prisma } = await openDatabase({ kind: 'embedded', directory });
for (let number = 1; number <= 40; number += 1) {
  await prisma.follower.create({ data: { openid: `o${number}`, scene: 'x'.repeat(number * 20) } });
  process.stdout.write(`${number}\n`);
}
await prisma.$transaction(async (tx) => {
  await tx.follower.create({ data: { openid: 'oUnfinished' } });
  process.stdout.write('unfinished\n');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
