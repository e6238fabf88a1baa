import { afterAll, beforeAll, expect, test } from 'vitest';
import { postgresUrl } from './support/database.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** An event with one place. */
async function makeEvent(slug: string, title: string) {
  const day = (at: string) => new Date(`${at}+08:00`);
  return world.database.prisma.event.create({
    data: {
      slug,
      title,
      kind: 'class',
      description: '一个位子',
      place: '示例',
      startsAt: day('2026-12-05T09:00'),
      endsAt: day('2026-12-05T11:00'),
      signUpOpensAt: day('2026-11-01T09:00'),
      signUpClosesAt: day('2026-12-01T09:00'),
      capacity: 1,
    },
  });
}

async function signUp(name: string, title: string) {
  const member = world.wechat.follower(name);
  await member.says(`报名${title}`);
  await member.says('1');
  return member;
}

test('who waits gets the place of a follower whose data is deleted, and is told', async () => {
  const { prisma } = world.database;
  const event = await makeEvent('glass', '玻璃彩绘体验课');
  const gone = await signUp('走了', event.title);
  const waiting = await signUp('等着', event.title);
  const states = async () => {
    const rows = await prisma.signUp.findMany({
      where: { eventId: event.id },
      orderBy: { id: 'asc' },
    });
    return rows.map(({ openid, state }) => [openid, state]);
  };
  expect(await states()).toEqual([
    [gone.openid, 'signed'],
    [waiting.openid, 'waiting'],
  ]);
  const deleted = await world.app.forget(gone.openid);
  expect(deleted).toMatchObject({ Follower: 1, SignUp: 1 });
  expect(await states()).toEqual([[waiting.openid, 'signed']]);
  world.clock.advance(5_000);
  await world.app.beat();
  const told = await waiting.waitsFor('玻璃彩绘体验课', 5_000);
  expect(told.text).toContain('名额');
});

test.runIf(postgresUrl)('deletions at the same moment give each place once', async () => {
  const { prisma } = world.database;
  const event = await makeEvent('lamp', '花灯手作体验课');
  const first = await signUp('一', event.title);
  const second = await signUp('二', event.title);
  await signUp('三', event.title);
  await Promise.all([first, second].map(({ openid }) => world.app.forget(openid)));
  const rows = await prisma.signUp.findMany({ where: { eventId: event.id } });
  expect(rows.map(({ state }) => state)).toEqual(['signed']);
});
