import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEvents } from '../../../src/services/events/index.ts';
import { postgresUrl } from '../../support/database.ts';
import { at, type Bench, createBench, now } from './support.ts';

const followers = Array.from({ length: 30 }, (_, i) => `racer-${i + 1}`);
const places = 10;

let bench: Bench;
beforeAll(async () => {
  bench = await createBench();
});
afterAll(() => bench.close());

let events = 0;
async function makeEvent(): Promise<number> {
  const { id } = await bench.prisma.event.create({
    data: {
      slug: `race-${events++}`,
      title: '抢位课',
      kind: 'class',
      description: '十个位子',
      place: '示例',
      startsAt: at('2026-12-01T09:00'),
      endsAt: at('2026-12-01T11:00'),
      signUpOpensAt: at('2026-11-01T09:00'),
      signUpClosesAt: at('2026-11-30T09:00'),
      capacity: places,
    },
  });
  return id;
}

/** All sign up at once; what each was told, and what the rows say afterwards. */
async function race(lock: boolean) {
  const service = createEvents(bench.tools, { lock });
  const event = await makeEvent();
  const told = await Promise.all(
    followers.map((openid) =>
      bench
        .follower([service], openid)
        .run('events.sign-up', { event, self: true, confirmed: true }),
    ),
  );
  const rows = await bench.prisma.signUp.findMany({ where: { eventId: event } });
  const numbers = told.flatMap((words) => {
    const number = /现在是第 (\d+) 位/.exec(words)?.[1];
    return number ? [Number(number)] : [];
  });
  return {
    event,
    signed: rows.filter(({ state }) => state === 'signed').length,
    waiting: rows.filter(({ state }) => state === 'waiting').length,
    toldSigned: told.filter((words) => words.includes('报上了')).length,
    numbers: numbers.sort((a, b) => a - b),
  };
}

const oneToTwenty = Array.from({ length: followers.length - places }, (_, i) => i + 1);

describe('thirty followers for ten places at once', () => {
  test('ten have a place, twenty wait with the numbers 1 to 20, and each was told the truth', async () => {
    const { event: _, ...outcome } = await race(true);
    expect(outcome).toEqual({
      signed: 10,
      waiting: 20,
      toldSigned: 10,
      numbers: oneToTwenty,
    });
  });

  // The embedded database has one connection, so that nothing can race there.
  test.runIf(postgresUrl)('the control: without the lock it goes wrong', async () => {
    let wrong = 0;
    for (let round = 0; round < 5 && wrong === 0; round++) {
      const { signed, numbers } = await race(false);
      if (signed !== places || numbers.join() !== oneToTwenty.join()) wrong++;
    }
    expect(wrong).toBe(1);
  });

  test('all who have a place cancel at once: the first ten who wait get them, each once', async () => {
    const service = createEvents(bench.tools);
    const { event } = await race(true);
    const signed = await bench.prisma.signUp.findMany({
      where: { eventId: event, state: 'signed' },
    });
    const waiting = await bench.prisma.signUp.findMany({
      where: { eventId: event, state: 'waiting' },
      orderBy: { arrivedAt: 'asc' },
    });
    bench.told.length = 0;
    await Promise.all(
      signed.map((row) =>
        bench
          .follower([service], row.openid)
          .run('events.cancel', { signUps: [row.id], confirmed: true }),
      ),
    );
    const after = await bench.prisma.signUp.findMany({ where: { eventId: event } });
    const openids = (state: string) =>
      after.filter((row) => row.state === state).map(({ openid }) => openid);
    const first = waiting.slice(0, places).map(({ openid }) => openid);
    expect(openids('signed').sort()).toEqual([...first].sort());
    expect(openids('waiting')).toHaveLength(10);
    expect(bench.told.map(({ openid }) => openid).sort()).toEqual([...first].sort());
  });

  test('numbers follow the lock, not the clocks: a later lock with an earlier clock stands behind', async () => {
    const service = createEvents(bench.tools);
    const event = await makeEvent();
    await bench.prisma.event.update({ where: { id: event }, data: { capacity: 1 } });
    const sign = async (openid: string, local: string) => {
      const follower = bench.follower([service], openid);
      follower.setNow(local);
      return follower.run('events.sign-up', { event, self: true, confirmed: true });
    };
    await sign('clock-1', '2026-11-23T10:00');
    expect(await sign('clock-2', '2026-11-23T10:05')).toContain('现在是第 1 位');
    expect(await sign('clock-3', '2026-11-23T09:00')).toContain('现在是第 2 位');
    expect(now < at('2026-11-23T10:05')).toBe(true);
  });
});
