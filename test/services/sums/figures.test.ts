import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../src/days.ts';
import { createFigureBook } from '../../../src/services/sums/figures/book.ts';
import { figureKind } from '../../../src/services/sums/figures/kinds.ts';
import {
  enterFigure,
  type NewFigure,
  readFigures,
  withdrawFigure,
} from '../../../src/services/sums/figures/records.ts';
import { readFigureSeed, seedFigures } from '../../../src/services/sums/figures/seed.ts';
import { inForce, overlapped, type Stretch } from '../../../src/services/sums/figures/stretches.ts';
import { withTold } from '../../../src/services/sums/figures/told.ts';
import { createTestClock } from '../../support/clock.ts';
import { createTestDatabase, postgresUrl, type TestDatabase } from '../../support/database.ts';
import { noFigures, now } from './support.ts';

describe('stretches', () => {
  const row = (from: string, until?: string): Stretch => ({ name: 'a', from, until });

  test('one without an end lasts until the next begins', () => {
    const rows = [row('2024-01-01'), row('2026-01-01')];
    expect(inForce(rows, 'a', '2025-12-31')).toBe(rows[0]);
    expect(inForce(rows, 'a', '2026-01-01')).toBe(rows[1]);
    expect(inForce(rows, 'a', '2023-12-31')).toBeUndefined();
    expect(inForce(rows, 'b', '2026-01-01')).toBeUndefined();
  });

  test.each([
    ['the same first day', row('2024-01-01'), true],
    ['inside a closed one', row('2024-06-01'), true],
    ['after it', row('2025-01-01'), false],
    ['before it, into it', row('2023-01-01', '2024-01-01'), true],
    ['before it', row('2023-01-01', '2023-12-31'), false],
    ['before it without an end', row('2023-01-01'), false],
  ])('%s', (_how, added, clashes) => {
    expect(overlapped([row('2024-01-01', '2024-12-31')], added) !== undefined).toBe(clashes);
  });

  test('of rows entered without overlap, a day never has two with an end in force', () => {
    const day = fc.integer({ min: 0, max: 1_000 }).map((count) => addDays('2024-01-01', count));
    const stretch = fc.record({ from: day, length: fc.option(fc.integer({ min: 0, max: 300 })) });
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), day, (wanted, asked) => {
        const rows: Stretch[] = [];
        for (const { from, length } of wanted) {
          const added = row(from, length === null ? undefined : addDays(from, length));
          if (!overlapped(rows, added)) rows.push(added);
        }
        const closed = rows.filter(({ from, until }) => until && from <= asked && asked <= until);
        expect(closed.length).toBeLessThanOrEqual(1);
        if (closed[0]) expect(inForce(rows, 'a', asked)).toBe(closed[0]);
      }),
    );
  });
});

test('what a member gave is used only where nothing is on record, and what is missing is told', () => {
  const { figures, missing } = withTold(noFigures, { 'minimum-wage-hangzhou': 266_000 });
  expect(figures.at('minimum-wage-hangzhou', '2026-11-27')).toMatchObject({
    value: 266_000,
    source: '您提供的',
  });
  expect(figures.at('average-wage-hangzhou', '2026-11-27')).toBeUndefined();
  expect(missing).toEqual([{ name: 'average-wage-hangzhou', day: '2026-11-27' }]);
});

describe('on record', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());
  beforeEach(async () => void (await db.database.prisma.localFigure.deleteMany()));

  const wage = (changes: Partial<NewFigure> = {}): NewFigure => ({
    name: 'minimum-wage-hangzhou',
    value: 266_000,
    from: '2026-01-01',
    source: '浙政发〔2026〕1号',
    ...changes,
  });
  const enter = (figure: NewFigure, by = '王芳') =>
    db.database.prisma.$transaction((tx) => enterFigure(tx, figure, by, now));
  const inUse = () => readFigures(db.database.prisma);

  test('the seed is what its file says, once, and each row is a figure we know', async () => {
    const rows = await readFigureSeed();
    const seed = () => db.database.prisma.$transaction((tx) => seedFigures(tx, rows, now));
    await seed();
    const first = await inUse();
    await seed();
    expect(await inUse()).toEqual(first);
    expect(first).toHaveLength(rows.length);
    expect(inForce(first, 'minimum-wage-hangzhou', '2025-12-31')?.value).toBe(249_000);
    expect(inForce(first, 'minimum-wage-hangzhou', '2026-01-01')).toBeUndefined();
    expect(inForce(first, 'urban-income-national', '2025-06-01')?.value).toBe(5_418_800);
    for (const { name } of rows) expect(figureKind(name)).toBeDefined();
  });

  test('a row that staff set is left alone by the seed, and one withdrawn does not come back', async () => {
    await enter(wage({ from: '2024-01-01', value: 250_000, until: '2025-12-31' }));
    const rows = await readFigureSeed();
    await db.database.prisma.$transaction((tx) => seedFigures(tx, rows, now));
    const found = inForce(await inUse(), 'minimum-wage-hangzhou', '2024-06-01');
    expect(found).toMatchObject({ value: 250_000, setBy: '王芳' });
    await db.database.prisma.$transaction((tx) =>
      withdrawFigure(tx, found?.id ?? 0, '数写错了', '李强', now),
    );
    await db.database.prisma.$transaction((tx) => seedFigures(tx, rows, now));
    expect(inForce(await inUse(), 'minimum-wage-hangzhou', '2024-06-01')).toBeUndefined();
    const kept = await db.database.prisma.localFigure.findUnique({ where: { id: found?.id ?? 0 } });
    expect(kept).toMatchObject({ value: 250_000, withdrawnBy: '李强', withdrawnWhy: '数写错了' });
  });

  test('what is withdrawn is named by its number', async () => {
    const withdrawing = db.database.prisma.$transaction((tx) =>
      withdrawFigure(tx, Number.NaN, '数写错了', '李强', now),
    );
    await expect(withdrawing).rejects.toThrow('编号是一个数');
  });

  test('an open row of staff lasts until they enter the next, whatever a later file says', async () => {
    await enter(wage());
    const later = { ...wage({ from: '2028-01-01', value: 300_000 }) };
    await db.database.prisma.$transaction((tx) => seedFigures(tx, [later], now));
    expect(inForce(await inUse(), 'minimum-wage-hangzhou', '2028-06-01')?.value).toBe(266_000);
  });

  test('days do not overlap; a new stretch is a new row', async () => {
    await enter(wage());
    await expect(enter(wage({ value: 270_000 }))).rejects.toThrow(/不能重叠/);
    await enter(wage({ from: '2028-01-01', value: 280_000 }));
    await expect(enter(wage({ from: '2025-01-01', until: '2026-06-30' }))).rejects.toThrow(/重叠/);
    const rows = await inUse();
    expect(rows.map(({ value }) => value)).toEqual([266_000, 280_000]);
    expect(inForce(rows, 'minimum-wage-hangzhou', '2027-12-31')?.value).toBe(266_000);
  });

  test.each<[string, Partial<NewFigure>, RegExp]>([
    ['a name nobody knows', { name: 'minimum-wage-mars' }, /没有叫/],
    ['a yearly number for a month', { value: 3_200_000 }, /应当在/],
    ['no number', { value: Number.NaN }, /应当在/],
    ['a day that is none', { from: '2026-02-30' }, /日期写成/],
    ['an end before the beginning', { until: '2025-12-31' }, /不能早于/],
    ['no source', { source: '' }, /--source/],
  ])('%s is refused in words', async (_what, changes, words) => {
    await expect(enter(wage(changes))).rejects.toThrow(words);
    expect(await inUse()).toEqual([]);
  });

  // PGlite has one connection: there is no second at the same time.
  test.runIf(postgresUrl)('of two who enter the same days at once, one is refused', async () => {
    const both = await Promise.allSettled([enter(wage()), enter(wage({ value: 267_000 }))]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await inUse()).toHaveLength(1);
  });

  test('the book reads at most once a minute', async () => {
    const clock = createTestClock('2026-11-27T10:00');
    let reads = 0;
    const { prisma } = db.database;
    const reader = {
      localFigure: new Proxy(prisma.localFigure, {
        get(target, name, receiver) {
          if (name === 'findMany') reads += 1;
          return Reflect.get(target, name, receiver);
        },
      }),
    };
    const book = createFigureBook({ clock, database: db.database, log: pino({ level: 'silent' }) });
    const valueNow = async () =>
      (await book.fresh(reader)).at('minimum-wage-hangzhou', '2026-11-27')?.value;
    expect(await valueNow()).toBeUndefined();
    await enter(wage());
    expect(await valueNow()).toBeUndefined();
    expect(reads).toBe(1);
    clock.advance(61_000);
    expect(await valueNow()).toBe(266_000);
    expect(reads).toBe(2);
  });
});
