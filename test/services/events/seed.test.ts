import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf, weekdayOf } from '../../../src/days.ts';
import { countAllPlaces } from '../../../src/services/events/counts.ts';
import { createEvents } from '../../../src/services/events/index.ts';
import { phaseOf, placesLeft } from '../../../src/services/events/rules.ts';
import { eventRow, readEvents } from '../../../src/services/events/seed.ts';
import { readOrganisations } from '../../../src/services/organisations/seed.ts';
import type { Service } from '../../../src/services/service.ts';
import { at, type Bench, createBench, now } from './support.ts';

let bench: Bench;
let service: Service;
beforeAll(async () => {
  bench = await createBench();
  service = createEvents(bench.tools);
});
afterAll(() => bench.close());

const all = () => bench.prisma.event.findMany({ orderBy: { id: 'asc' } });

test('outside the sandbox there are no made-up events', async () => {
  await bench.seed(service, now, false);
  expect(await all()).toEqual([]);
});

test('the demo union has something open, something full, something to come, something closed', async () => {
  await bench.seed(service);
  const events = await all();
  expect(events).toHaveLength(14);
  const phases = events.map((event) => phaseOf(event, now));
  expect(phases.filter((phase) => phase === 'open')).toHaveLength(12);
  expect(phases).toContain('not-yet');
  expect(phases).toContain('closed');
  const places = await bench.prisma.$transaction((tx) => countAllPlaces(tx, events));
  expect(places.filter((counted) => placesLeft(counted) === 0)).toHaveLength(1);
  const madeUp = await bench.prisma.signUp.findMany();
  expect(madeUp.every(({ openid }) => openid.startsWith('demo-'))).toBe(true);
});

test('a second start changes nothing', async () => {
  const before = await all();
  await bench.prisma.event.updateMany({ where: { slug: 'yoga' }, data: { capacity: 5 } });
  await bench.seed(service, at('2026-11-27T09:00'));
  expect((await all()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(await bench.prisma.event.findUnique({ where: { slug: 'yoga' } })).toMatchObject({
    capacity: 5,
  });
});

test('a start next month has something on again, and keeps the old', async () => {
  const later = at('2026-12-31T09:00');
  await bench.seed(service, later);
  const events = await all();
  expect(events).toHaveLength(28);
  expect(events.filter((event) => phaseOf(event, later) === 'open')).toHaveLength(12);
  await bench.seed(service, later);
  expect(await all()).toHaveLength(28);
});

test('the file: towns that exist, titles that fit, weekdays as written, whatever day it starts', async () => {
  const ids = (await readOrganisations()).map(({ id }) => id);
  const demo = await readEvents();
  for (const one of demo) {
    expect(ids).toContain(one.organisation);
    expect(one.title.length).toBeLessThanOrEqual(12);
    for (let day = 1; day <= 7; day++) {
      const start = at(`2026-11-0${day}T23:30`);
      const row = eventRow(one, start);
      const startsAt = new Date(row.startsAt);
      expect(startsAt > start).toBe(true);
      expect(new Date(row.signUpClosesAt) <= startsAt).toBe(true);
      if (one.weekday)
        expect('日一二三四五六'[weekdayOf(dayOf(startsAt))]).toBe(one.weekday.slice(1));
    }
  }
});
