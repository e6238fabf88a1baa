import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinReplies, plainText, renderReply } from '../../src/bot/render.ts';
import { optionLines, tapWord } from '../../src/bot/taps.ts';
import type { SimulatedFollower } from '../../src/simulator/index.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

/** What the words that can be tapped in a text send. */
const taps = (text: string) =>
  [...text.matchAll(/msgmenucontent=([^&]*)&msgmenuid=\d+">([^<]*)</g)].map(([, sent, shown]) => {
    expect(decodeURIComponent(sent ?? '')).toBe(shown);
    return shown ?? '';
  });

const says = async (member: SimulatedFollower, text: string) =>
  (await member.says(text)).map((message) => message.text).join('\n');

test('every choice of a form can be tapped: options, consent, 跳过, the review', async () => {
  const member = world.wechat.follower('小安');
  const kinds = taps(await says(member, '我要入会'));
  expect(kinds).toContain('外卖骑手、快递员');
  const consent = taps(await says(member, '外卖骑手、快递员'));
  expect(consent).toEqual(['同意', '不同意']);
  await says(member, consent[0] ?? '');
  await says(member, '李明');
  await says(member, '13900139000');
  expect(taps(await says(member, '33010619900307105X'))).toEqual(['跳过']);
  const towns = taps(await says(member, '跳过'));
  expect(towns).toHaveLength(14);
  const review = taps(await says(member, towns[2] ?? ''));
  expect(review).toEqual(['提交', '修改']);
  const fields = taps(await says(member, '修改'));
  expect(fields).toContain('所在镇街');
  await says(member, '返回');
  expect(await says(member, '提交')).toContain('编号 RH');
});

test('a text that would be too long with its taps goes without them', () => {
  const options = Array.from({ length: 20 }, (_, at) => `第${at + 1}个镇或者街道`);
  const long = joinReplies('很长的话。'.repeat(40), { kind: 'text', text: optionLines(options) });
  const { passive, rest } = renderReply(long);
  expect(rest).toEqual([]);
  expect(passive).toMatchObject({ kind: 'text' });
  expect(plainText(long)).toContain('\n20. 第20个镇或者街道');
  expect(plainText(long)).not.toContain('bizmsgmenu');
  const short = `好的。\n${tapWord('跳过')}`;
  expect(plainText({ kind: 'text', text: short })).toBe(short);
});
