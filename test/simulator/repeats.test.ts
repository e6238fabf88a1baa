import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { echo, setStage, textReply } from './support.ts';

test('a slow answer is not heard: the message comes again with the same id, freshly signed', async () => {
  let asked = 0;
  const { world, heard } = await setStage({
    deliveryTimeoutMs: 400,
    bot: async ({ MsgType }) => {
      if (MsgType === 'event') return null;
      asked++;
      if (asked < 3) await sleep(1000);
      return textReply('好了');
    },
  });
  const anna = world.follower('小安');
  const [answer] = await anna.says('慢');
  expect(answer).toMatchObject({ text: '好了', attempt: 3 });
  const texts = heard.filter(({ MsgType }) => MsgType === 'text');
  expect(new Set(texts.map(({ MsgId }) => MsgId)).size).toBe(1);
  expect(new Set(texts.map(({ nonce }) => nonce)).size).toBe(3);
  expect(world.deliveries.at(-1)?.attempts.map(({ outcome }) => outcome)).toEqual([
    'timeout',
    'timeout',
    'replied',
  ]);
});

test.each([['status:500'], ['status:302']])(
  '%s is tried four times, then the follower sees the notice',
  async (answer) => {
    const { world } = await setStage({ deliveryTimeoutMs: 60, bot: () => answer });
    const [seen] = await world.follower('小安').says('在吗');
    expect(seen?.kind).toBe('fault');
    expect(world.deliveries.at(-1)).toMatchObject({ outcome: 'failed' });
    expect(world.deliveries.at(-1)?.attempts).toHaveLength(4);
  },
);

test('nobody listens: as often tried', async () => {
  const { world } = await setStage({
    webhookUrl: () => 'http://127.0.0.1:9/wechat',
    deliveryTimeoutMs: 60,
    retries: 1,
  });
  const [seen] = await world.follower('小安').says('在吗');
  expect(seen?.kind).toBe('fault');
  expect(world.deliveries.at(-1)?.attempts.map(({ outcome }) => outcome)).toEqual([
    'no-connection',
    'no-connection',
  ]);
});

test('an answer that got lost on its way is asked for again', async () => {
  const { world, heard } = await setStage({ deliveryTimeoutMs: 500 });
  const anna = world.follower('小安');
  await anna.welcomed;
  world.misbehave({ dropAnswers: { attempts: 2, times: 1 } });
  expect((await anna.says('一'))[0]).toMatchObject({ text: '回声：一', attempt: 3 });
  expect((await anna.says('二'))[0]).toMatchObject({ text: '回声：二', attempt: 1 });
  expect(heard.filter(({ Content }) => Content === '一')).toHaveLength(3);
});

test('the same message twice at the same moment is shown one answer', async () => {
  const { world, heard } = await setStage();
  const anna = world.follower('小安');
  await anna.welcomed;
  world.misbehave({ deliverTwice: { times: 1 } });
  expect(await anna.says('一')).toHaveLength(1);
  expect(heard.filter(({ Content }) => Content === '一')).toHaveLength(2);
});

test('out of order: the second message arrives first', async () => {
  const { world, heard } = await setStage({ bot: echo });
  const anna = world.follower('小安');
  await anna.welcomed;
  world.misbehave({ outOfOrder: { times: 1 } });
  const [first, second] = await Promise.all([anna.says('一'), anna.says('二')]);
  expect([first?.[0]?.text, second?.[0]?.text]).toEqual(['回声：一', '回声：二']);
  expect(heard.slice(1).map(({ Content }) => Content)).toEqual(['二', '一']);
});

test('a customer-service message after an empty answer is marked as late', async () => {
  const { world, api } = await setStage({ bot: () => null });
  const anna = world.follower('小安');
  expect(await anna.says('慢慢想')).toEqual([]);
  await sleep(30);
  await api('/cgi-bin/message/custom/send', {
    touser: anna.openid,
    msgtype: 'text',
    text: { content: '想好了' },
  });
  expect(anna.messages.at(-1)?.lateMs).toBeGreaterThanOrEqual(30);
});
