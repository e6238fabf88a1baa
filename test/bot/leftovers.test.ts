import { afterEach, describe, expect, test } from 'vitest';
import type { Action } from '../../src/bot/action.ts';
import type { Inbound } from '../../src/wechat/index.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

const thanks = (action: Action) => ({ extraActions: { 'reception.thanks': action } });

let serial = 0;
function message(openid: string, text: string): Inbound {
  const key = `test|${++serial}`;
  return {
    kind: 'text',
    text,
    openid,
    toUserName: 'gh_x',
    messageId: key,
    key,
    createdAt: world.clock.now(),
  };
}

async function leftBehind(openid: string, text: string | Uint8Array, attempts = 0) {
  const inbound = message(openid, String(text));
  const payload =
    typeof text === 'string'
      ? world.vault.sealJson(inbound, 'inbox.payload')
      : new Uint8Array(text);
  const { id } = await world.database.prisma.inboxMessage.create({
    data: { key: inbound.key, openid, payload, attempts, receivedAt: world.clock.now() },
  });
  return id;
}
const inbox = (id: bigint) =>
  world.database.prisma.inboxMessage.findUniqueOrThrow({ where: { id } });

describe('a message left behind that cannot be worked', () => {
  test('keeps neither others nor its own follower from being answered', async () => {
    world = await createWorld();
    const first = world.wechat.follower('小安');
    const second = world.wechat.follower('小平');
    await Promise.all([first.welcomed, second.welcomed]);
    await leftBehind(first.openid, new Uint8Array([1, 2, 3]));
    await second.says('取消');
    await leftBehind(second.openid, '菜单');
    world.clock.advance(30_000);
    await world.app.beat();
    await world.app.beat();
    expect((await second.waitsFor('我能帮您办这些')).via).toBe('custom');
    expect((await first.says('菜单'))[0]?.text).toContain('我能帮您办这些');
  });

  test('is given up after some attempts, and the member told', async () => {
    let runs = 0;
    world = await createWorld(
      thanks(() => {
        runs += 1;
        return { kind: 'text', text: '办好了' };
      }),
    );
    const member = world.wechat.follower('小安');
    await member.says('菜单');
    const id = await leftBehind(member.openid, '谢谢', 5);
    world.clock.advance(30_000);
    await world.app.beat();
    expect((await member.waitsFor('小故障')).via).toBe('custom');
    expect(runs).toBe(0);
    expect(await inbox(id)).toMatchObject({ state: 'failed', payload: null });
  });
});
