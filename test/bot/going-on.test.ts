import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Action } from '../../src/bot/action.ts';
import { createWorld, type World } from '../support/world.ts';

/** Answers with what it was asked, and keeps the talk as a law answer does. */
const recounting: Action = (turn) => {
  const said = turn.input.kind === 'text' ? turn.input.text : '';
  turn.remember({ card: 'x', talk: [{ question: said, card: 'x' }] });
  return { kind: 'text', text: `法律：${said}` };
};
const forgetful: Action = (turn) => {
  turn.remember({ events: [] });
  return { kind: 'text', text: '活动：' };
};

let world: World;
beforeAll(async () => {
  world = await createWorld({
    extraActions: { 'legal.ask': recounting, 'events.list': forgetful },
  });
});
afterAll(() => world.close());

let members = 0;
async function answerAfter(first: string, second: string): Promise<string> {
  const member = world.wechat.follower(`问答${members++}`);
  await member.says(first);
  return (await member.says(second)).map(({ text }) => text).join('\n');
}

test.each(['已经离开了', '那要多久', '口头的', '不是我的错', '我自己提的', '怀孕的呢'])(
  '%s goes on from a law answer',
  async (said) => {
    expect(await answerAfter('公司拖欠工资怎么办', said)).toContain(`法律：${said}`);
  },
);

test.each([
  ['查进度', '没有查到'],
  ['有什么活动', '活动：'],
  ['谢谢', '不客气'],
  ['今天心情好差', '12356'],
  ['哈哈', '小圆'],
])('%s stands for itself', async (said, answer) => {
  expect(await answerAfter('公司拖欠工资怎么办', said)).toContain(answer);
});

test('a bare fact means nothing to an intent that keeps no talk', async () => {
  expect(await answerAfter('有什么活动', '已经离开了')).not.toContain('活动：');
});
