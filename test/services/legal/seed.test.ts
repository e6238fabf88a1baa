import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Card } from '../../../src/services/legal/cards/index.ts';
import { liveCards } from '../../../src/services/legal/cards/records.ts';
import { planSeed, seedCards } from '../../../src/services/legal/cards/seed.ts';
import { hashOf } from '../../../src/services/legal/hash.ts';
import { approveCard, editCard, showCard } from '../../../src/services/legal/index.ts';
import { editionOf } from '../../../src/services/legal/shelf.ts';
import { createTestDatabase, postgresUrl, type TestDatabase } from '../../support/database.ts';

let scratch: TestDatabase;
beforeAll(async () => {
  scratch = await createTestDatabase();
});
afterAll(() => scratch.close());
beforeEach(async () => {
  await scratch.database.prisma.legalCard.deleteMany();
  await scratch.database.prisma.legalShelf.deleteMany();
});

const now = new Date('2026-11-23T02:00:00Z');
const card = (id: string, answer = '应当给。'): Card => ({
  ...{ id, topic: 'wages', title: '工资', variants: ['一'], answer, next: '先催。' },
  articles: [{ law: '劳动合同法', article: 30 }],
});
const seed = (cards: Card[]) =>
  scratch.database.prisma.$transaction((tx) => seedCards(tx, cards, now), { timeout: 20_000 });
const live = async (files: Card[] = []) =>
  (await liveCards(scratch.database.prisma, files, [])).list;
const hand = { by: '王审核', at: now };

test('new cards enter, changed ones get a revision, those gone are retired, those back are used', async () => {
  const { prisma } = scratch.database;
  await seed([card('one'), card('two')]);
  expect(await live()).toEqual([card('one'), card('two')]);
  await seed([card('one', '改了。')]);
  expect(await live()).toEqual([card('one', '改了。')]);
  const { revisions } = await showCard(prisma, 'one');
  expect(revisions.map(({ number, state, source }) => [number, state, source])).toEqual([
    [2, 'approved', 'seed'],
    [1, 'replaced', 'seed'],
  ]);
  await seed([card('one', '改了。'), card('two')]);
  expect(await live()).toEqual([card('one', '改了。'), card('two')]);
});

test('what staff edited is kept, and complained of once', async () => {
  const { prisma } = scratch.database;
  await seed([card('one'), card('two')]);
  await prisma.$transaction((tx) => editCard(tx, card('one', '工会改的。'), hand));
  await prisma.$transaction((tx) => approveCard(tx, 'one', hand));
  expect(await seed([card('one', '文件改的。'), card('two')])).toMatchObject({ kept: ['one'] });
  expect(await live()).toEqual([card('one', '工会改的。'), card('two')]);
  expect(await seed([card('one', '文件改的。'), card('two', '也改。')])).toMatchObject({
    kept: [],
  });
  await seed([card('two', '也改。')]);
  expect(await live()).toEqual([card('one', '工会改的。'), card('two', '也改。')]);
});

test('the same files change nothing, and running instances are told only of changes', async () => {
  const { prisma } = scratch.database;
  await seed([card('one')]);
  const before = await editionOf(prisma);
  await seed([card('one')]);
  expect(await editionOf(prisma)).toEqual(before);
  expect(await prisma.legalCardRevision.count()).toBe(1);
  await seed([card('one', '改了。')]);
  expect((await editionOf(prisma)).cards).toBe(before.cards + 1);
});

test('cards keep the order of the files, those of staff come last', async () => {
  await seed([card('zebra'), card('apple')]);
  expect((await live([card('zebra'), card('apple')])).map(({ id }) => id)).toEqual([
    'zebra',
    'apple',
  ]);
  expect((await live([card('zebra')])).map(({ id }) => id)).toEqual(['zebra', 'apple']);
});

test.runIf(postgresUrl)('two instances that start at once enter each card once', async () => {
  const files = Array.from({ length: 20 }, (_, at) => card(`card-${at}`));
  await Promise.all([seed(files), seed(files), seed(files)]);
  expect(await scratch.database.prisma.legalCardRevision.count()).toBe(20);
});

test('after a plan is carried out there is nothing left to plan', () => {
  const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });
  const answers = fc.constantFrom('一', '二');
  const files = fc.tuple(ids, fc.array(answers, { minLength: 5, maxLength: 5 }));
  const standing = ids.map((known) =>
    known.map((id, at) => ({
      ...{ id, latest: 1, fileDigest: hashOf(card(id, '一')) },
      state: at % 2 === 0 ? 'approved' : 'retired',
      staffAt: at % 3 === 2 ? now : null,
    })),
  );
  fc.assert(
    fc.property(files, standing, ([wanted, said], known) => {
      const cards = wanted.map((id, at) => card(id, said[at]));
      const plan = planSeed(cards, known);
      const touched = [...plan.add, ...plan.keep, ...plan.revise.map(({ card: one }) => one)];
      const after = known.map((row) => {
        if (plan.retire.includes(row.id)) return { ...row, state: 'retired' };
        const one = touched.find(({ id }) => id === row.id);
        if (!one) return row;
        const state = row.staffAt ? row.state : 'approved';
        return { ...row, state, fileDigest: hashOf(one), latest: row.latest + 1 };
      });
      const added = plan.add.map((one) => ({
        ...{ id: one.id, state: 'approved', latest: 1, fileDigest: hashOf(one), staffAt: null },
      }));
      expect(planSeed(cards, [...after, ...added])).toEqual({
        ...{ add: [], revise: [], retire: [], keep: [] },
      });
      expect(plan.retire.every((id) => !wanted.includes(id))).toBe(true);
    }),
  );
});
