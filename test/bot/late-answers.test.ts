import { afterEach, expect, test } from 'vitest';
import type { Action } from '../../src/bot/action.ts';
import type { Inbound } from '../../src/wechat/index.ts';
import { postgresUrl } from '../support/database.ts';
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

test('the words of a hand-over that is late come once', async () => {
  world = await createWorld({
    budgetMs: 200,
    ...thanks(async ({ now }) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { kind: 'handover', until: new Date(now.getTime() + 60_000), text: '已为您转人工' };
    }),
  });
  const member = world.wechat.follower('小安');
  await member.says('谢谢');
  await member.waitsFor('已为您转人工', 4000);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(member.messages.filter(({ text }) => text.includes('已为您转人工'))).toHaveLength(1);
});

test('a late answer that a repeat took back is there for the next repeat too', async () => {
  world = await createWorld({
    verified: false,
    budgetMs: 200,
    ...thanks(async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { kind: 'text', text: '办好了' };
    }),
  });
  const member = world.wechat.follower('小安');
  await member.welcomed;
  const inbound = message(member.openid, '谢谢');
  expect(await world.app.inbox.receive(inbound)).toEqual({ kind: 'none' });
  await world.app.inbox.idle();
  await world.app.beat();
  const answer = { kind: 'text', text: '办好了' };
  expect(await world.app.inbox.receive(inbound)).toEqual(answer);
  expect(await world.app.inbox.receive(inbound)).toEqual(answer);
});

// The adapter of the embedded database does not tell of a commit that failed.
test.runIf(postgresUrl)('an answer whose commit failed too late goes another way', async () => {
  world = await createWorld({ budgetMs: 300, ...thanks(() => ({ kind: 'text', text: '办好了' })) });
  const member = world.wechat.follower('小安');
  await member.welcomed;
  await world.database.executeSql(`CREATE SEQUENCE stumbles;
    CREATE FUNCTION stumble() RETURNS trigger AS $$ BEGIN
      IF nextval('stumbles') = 1 THEN PERFORM pg_sleep(0.5); RAISE EXCEPTION 'lost'; END IF;
      RETURN NULL; END $$ LANGUAGE plpgsql;
    CREATE CONSTRAINT TRIGGER stumbling AFTER UPDATE ON "InboxMessage"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stumble();`);
  const inbound = message(member.openid, '谢谢');
  expect(await world.app.inbox.receive(inbound)).toEqual({ kind: 'none' });
  await world.app.inbox.idle();
  expect(await world.database.prisma.outboxMessage.count()).toBe(1);
});

test('news longer than a message comes in parts', async () => {
  world = await createWorld();
  const member = world.wechat.follower('小安');
  await member.says('菜单');
  const long = `${'工会通知您一件事。'.repeat(100)}完`;
  await world.database.prisma.$transaction((tx) =>
    world.app.broadcast.tell(tx, member.openid, { kind: 'text', text: long }),
  );
  world.clock.advance(2000);
  await world.app.beat();
  const parts = member.messages.filter(({ via }) => via === 'custom');
  expect(parts.map(({ text }) => text).join('')).toBe(long);
});
