import { afterEach, describe, expect, test } from 'vitest';
import type { Action } from '../../src/bot/action.ts';
import type { SimulatedFollower } from '../../src/simulator/index.ts';
import { postgresUrl } from '../support/database.ts';
import { createWorld, type World, type WorldOptions } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

/** Counts its own runs in the database, and takes as long as it is told. */
function countingAction(milliseconds = 0): Action {
  return async ({ tx, member, input, messageKey }) => {
    await tx.$executeRaw`CREATE TABLE IF NOT EXISTS "Effect" (openid text, key text, said text, at serial)`;
    await tx.$executeRaw`INSERT INTO "Effect" (openid, key, said)
      VALUES (${member.openid}, ${messageKey}, ${input.kind === 'text' ? input.text : ''})`;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return { kind: 'text', text: `办好了：${input.kind === 'text' ? input.text : ''}` };
  };
}

const answers = (member: SimulatedFollower) =>
  member.messages.map(({ text }) => text).filter((text) => text.startsWith('办好了'));

const effects = () =>
  world.database.prisma.$queryRaw<{ said: string }[]>`SELECT said FROM "Effect" ORDER BY at`;

/** 道谢 runs the counting action: any sentence of thanks will do. */
const withCounting = (milliseconds: number, more: WorldOptions = {}) =>
  createWorld({ extraActions: { 'reception.thanks': countingAction(milliseconds) }, ...more });

describe('a delivery that WeChat repeats', () => {
  test('at the same moment has one effect and one answer', async () => {
    world = await withCounting(50);
    world.wechat.misbehave({ deliverTwice: { times: 1 } });
    const member = world.wechat.follower('小安');
    const seen = await member.says('谢谢');
    expect(seen.map((message) => message.text)).toEqual(['办好了：谢谢']);
    expect(await effects()).toHaveLength(1);
  });

  test('because the answer got lost gets the same answer again', async () => {
    world = await withCounting(0);
    const member = world.wechat.follower('小安');
    await member.welcomed;
    world.wechat.misbehave({ dropAnswers: { attempts: 2 } });
    const seen = await member.says('谢谢');
    expect(seen.map((message) => message.text)).toEqual(['办好了：谢谢']);
    expect(seen[0]?.attempt).toBe(3);
    expect(await effects()).toHaveLength(1);
  });
});

describe('an answer that is not ready in time', () => {
  test('follows as a customer-service message, once', async () => {
    world = await withCounting(900, { budgetMs: 300 });
    const member = world.wechat.follower('小安');
    expect(await member.says('谢谢')).toEqual([]);
    const late = await member.waitsFor('办好了', 5000);
    expect(late.via).toBe('custom');
    expect(member.messages.filter(({ text }) => text === '办好了：谢谢')).toHaveLength(1);
    expect(await effects()).toHaveLength(1);
  });

  test('waits for the next message where the account may not send any', async () => {
    world = await withCounting(700, { budgetMs: 200, verified: false });
    const member = world.wechat.follower('小安');
    await member.says('谢谢');
    await expect
      .poll(() => world.database.prisma.outboxMessage.count({ where: { state: 'held' } }), {
        timeout: 5000,
      })
      .toBe(1);
    const seen = await member.says('菜单');
    expect(seen[0]?.text).toContain('办好了：谢谢');
    expect(seen[0]?.text).toContain('我能帮您办这些');
  });
});

test('messages of one follower are answered one after the other, in their order', async () => {
  world = await withCounting(80);
  const member = world.wechat.follower('小安');
  await member.welcomed;
  const words = ['谢谢', '多谢', '谢谢你', '谢谢啊', '太谢谢了'];
  await Promise.all(
    words.map(async (word, at) => {
      await new Promise((resolve) => setTimeout(resolve, at * 20));
      await member.says(word);
    }),
  );
  expect(answers(member)).toEqual(words.map((word) => `办好了：${word}`));
  expect((await effects()).map(({ said }) => said)).toEqual(words);
});

test('a turn that fails undoes its effects, tells an id, and is not repeated', async () => {
  const broken: Action = async ({ tx, member }) => {
    await tx.follower.update({ where: { openid: member.openid }, data: { scene: 'half done' } });
    throw new Error('broken');
  };
  world = await createWorld({ extraActions: { 'reception.thanks': broken } });
  const member = world.wechat.follower('小安');
  const [answer] = await member.says('谢谢');
  expect(answer?.text).toMatch(/编号 [0-9a-f]{8}/);
  const row = await world.database.prisma.follower.findUniqueOrThrow({
    where: { openid: member.openid },
  });
  expect(row.scene).toBeNull();
});

test('what a crash left behind is answered by whoever runs next', async () => {
  world = await withCounting(0);
  const member = world.wechat.follower('小安');
  await member.says('你好');
  // As a crash leaves it: written down, not worked, and nobody repeats it any more.
  const { key } = await world.database.prisma.inboxMessage.findFirstOrThrow({
    orderBy: { id: 'desc' },
  });
  const payload = world.vault.sealJson(
    {
      kind: 'text',
      text: '谢谢',
      openid: member.openid,
      toUserName: 'gh_x',
      messageId: '1',
      key: `${key}x`,
      createdAt: world.clock.now(),
    },
    'inbox.payload',
  );
  await world.database.prisma.inboxMessage.create({
    data: { key: `${key}x`, openid: member.openid, payload, receivedAt: world.clock.now() },
  });
  world.clock.advance(30_000);
  await world.app.beat();
  const late = await member.waitsFor('办好了');
  expect(late.via).toBe('custom');
  await world.app.beat();
  expect(await effects()).toHaveLength(1);
});

describe.runIf(postgresUrl)('two instances on one PostgreSQL', () => {
  test('answer a message that reaches both, once', async () => {
    world = await withCounting(100);
    const second = await world.secondInstance();
    world.deliverTo(world.origin, second.origin);
    world.wechat.misbehave({ deliverTwice: { times: 5 } });
    const member = world.wechat.follower('小安');
    for (const word of ['谢谢', '多谢', '谢谢你']) await member.says(word);
    expect((await effects()).map(({ said }) => said)).toEqual(['谢谢', '多谢', '谢谢你']);
    expect(member.messages.filter(({ text }) => text.startsWith('办好了'))).toHaveLength(3);
    await second.close();
  });

  test('work the messages of one follower one after the other', async () => {
    world = await withCounting(60);
    const second = await world.secondInstance();
    world.deliverTo(world.origin, second.origin);
    const member = world.wechat.follower('小安');
    await member.welcomed;
    const words = Array.from({ length: 10 }, (_, at) => `谢谢${'啊'.repeat(at + 1)}`);
    await Promise.all(words.map((word) => member.says(word)));
    await expect.poll(() => answers(member).length, { timeout: 5000 }).toBe(words.length);
    expect(new Set(answers(member)).size).toBe(words.length);
    expect(await effects()).toHaveLength(words.length);
    await second.close();
  });
});
