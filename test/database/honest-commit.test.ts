import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../src/database/client.ts';
import type { PrismaClient } from '../../src/database/generated/client.ts';
import { adapterOf } from '../../src/database/honest-commit.ts';

let database: PGlite;
let honest: PrismaClient;
beforeAll(async () => {
  database = await PGlite.create();
  // Checked at the commit only, as a full disk is.
  await database.exec(`
    CREATE TABLE a (id int PRIMARY KEY);
    CREATE TABLE b (a int REFERENCES a DEFERRABLE INITIALLY DEFERRED)`);
  honest = createClient(adapterOf(database));
});
afterAll(async () => {
  await honest.$disconnect();
  await database.close();
});

const insertOrphan = (client: PrismaClient) =>
  client.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO b VALUES (7)`;
    return 'done';
  });
const rows = async () => (await database.query('SELECT * FROM b')).rows.length;

test('a commit that fails is an error, and the database works on', async () => {
  await expect(insertOrphan(honest)).rejects.toThrow();
  expect(await rows()).toBe(0);
  await honest.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO a VALUES (1)`;
    await tx.$executeRaw`INSERT INTO b VALUES (1)`;
  });
  expect(await rows()).toBe(1);
});

test('a transaction undone by its own error says that error', async () => {
  const undone = honest.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO a VALUES (2)`;
    throw new Error('changed my mind');
  });
  await expect(undone).rejects.toThrow('changed my mind');
  expect((await database.query('SELECT * FROM a WHERE id = 2')).rows).toEqual([]);
});

test('many at once keep their outcomes apart', async () => {
  const all = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) =>
      at % 2 ? insertOrphan(honest) : honest.$transaction((tx) => tx.$queryRaw`SELECT 1`),
    ),
  );
  expect(all.map(({ status }) => status)).toEqual(
    all.map((_one, at) => (at % 2 ? 'rejected' : 'fulfilled')),
  );
});

test('the control: the adapter alone takes a failed commit for done', async () => {
  const before = await rows();
  const plain = createClient(new PrismaPGlite(database));
  expect(await insertOrphan(plain)).toBe('done');
  expect(await rows()).toBe(before);
  await plain.$disconnect();
});
