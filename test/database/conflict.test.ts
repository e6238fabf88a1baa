import { expect, test } from 'vitest';
import type { Transaction } from '../../src/database/index.ts';
import { isConflict, openDatabase } from '../../src/database/index.ts';
import { createTestDatabase, postgresUrl } from '../support/database.ts';

const typed = (tx: Transaction, openid: string) =>
  tx.follower.update({ where: { openid }, data: { scene: 'x' } });
const raw = (tx: Transaction, openid: string) =>
  tx.$queryRaw`SELECT openid FROM "Follower" WHERE openid = ${openid} FOR UPDATE`;

// One connection cannot stand in its own way: PostgreSQL only.
test.runIf(postgresUrl).each([
  ['Prisma’s own statements', typed],
  ['plain SQL', raw],
] as const)('a deadlock of %s is told from other errors', async (_what, lock) => {
  const first = await createTestDatabase();
  const second = await openDatabase(first.location);
  await first.database.prisma.follower.createMany({ data: [{ openid: 'a' }, { openid: 'b' }] });
  const both = async (prisma: typeof second.prisma, order: [string, string]) =>
    prisma.$transaction(async (tx) => {
      await lock(tx, order[0]);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await lock(tx, order[1]);
    });
  const ends = await Promise.allSettled([
    both(first.database.prisma, ['a', 'b']),
    both(second.prisma, ['b', 'a']),
  ]);
  const errors = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  expect(errors.map((error) => isConflict(error))).toEqual([true]);
  await second.close();
  await first.close();
});

test('other errors are no conflicts', () => {
  const loop = new Error('x') as Error & { cause?: unknown };
  loop.cause = loop;
  for (const error of [undefined, null, 'x', new Error('x'), { code: 'P2002' }, loop])
    expect(isConflict(error)).toBe(false);
});
