import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadIntents } from '../src/bot/intents/index.ts';
import type { SimulatedFollower } from '../src/simulator/index.ts';
import { createWorld, officeHours, type World } from './support/world.ts';

// Every story of every intent, told to the whole program through a played WeChat.
const { intents } = await loadIntents(path.resolve('intents'));
const photo = readFileSync(path.resolve('test/support/photo.jpg'));

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

describe.each(intents.filter((file) => file.stories.length > 0))('$intent', (file) => {
  // One program for all stories; what those of another intent left behind would be in the way.
  beforeAll(async () => {
    const { prisma } = world.database;
    await prisma.case.deleteMany();
    await prisma.signUp.deleteMany({ where: { openid: { not: { startsWith: 'demo-' } } } });
  });

  test.each(file.stories)('$name', async ({ name, turns }) => {
    world.clock.set(officeHours);
    const member = world.wechat.follower(`${file.title} ${name}`);
    let heard = '';
    for (const turn of turns) {
      if ('at' in turn) world.clock.set(turn.at);
      else if ('member' in turn) heard = await saysOrDoes(member, turn.member);
      else expect(heard).toContain(turn.bot);
    }
  });
});

type Deed = string | { photo: true } | { location: [number, number, string] } | { tap: string };

async function saysOrDoes(member: SimulatedFollower, deed: Deed): Promise<string> {
  const seen =
    typeof deed === 'string'
      ? await member.says(deed)
      : 'photo' in deed
        ? await member.sendsPhoto(photo)
        : 'tap' in deed
          ? await member.taps(deed.tap)
          : await member.sendsLocation(...deed.location);
  // The links around choices are for tapping, not for reading.
  return seen.map((message) => message.text.replaceAll(/<[^>]+>/g, '')).join('\n');
}
