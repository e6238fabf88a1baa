import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetOldDeliveries } from '../../src/broadcast/index.ts';
import { oneDay } from '../../src/days.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let scratch: TestDatabase;
beforeAll(async () => {
  scratch = await createTestDatabase();
});
afterAll(() => scratch.close());

test('who got a broadcast is forgotten half a year after it ended, the broadcast never', async () => {
  const { prisma } = scratch.database;
  const now = new Date('2026-11-23T03:17:00+08:00');
  const daysAgo = (days: number) => new Date(now.getTime() - days * oneDay);
  const make = (key: string, finishedAt: Date | null) =>
    prisma.broadcast.create({
      data: {
        ...{ key, channel: 'template', title: '播报', body: '播报', finishedAt },
        createdAt: daysAgo(200),
        sendBefore: daysAgo(199),
        deliveries: {
          create: [
            { openid: 'o1', state: 'delivered' },
            { openid: 'o2', state: 'failed' },
          ],
        },
      },
    });
  await make('old', daysAgo(181));
  await make('recent', daysAgo(179));
  await make('not ended', null);
  await forgetOldDeliveries(scratch.database, now);
  const broadcasts = await prisma.broadcast.findMany({
    select: { key: true, _count: { select: { deliveries: true } } },
    orderBy: { id: 'asc' },
  });
  expect(broadcasts.map(({ key, _count }) => [key, _count.deliveries])).toEqual([
    ['old', 0],
    ['recent', 2],
    ['not ended', 2],
  ]);
});
