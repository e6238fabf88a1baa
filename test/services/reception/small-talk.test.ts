import path from 'node:path';
import { expect, test } from 'vitest';
import { loadIntents } from '../../../src/bot/intents/index.ts';
import { isGreeting, replyToNone } from '../../../src/services/reception/small-talk.ts';

const { intents } = await loadIntents(path.resolve('intents'));
const none = intents.find(({ intent }) => intent === 'none');

test.each([
  ['公积金怎么提取', 'elsewhere.fund'],
  ['社保卡密碼忘了', 'elsewhere.social-insurance'],
  ['医保卡余额查询', 'elsewhere.medical-insurance'],
  ['个税汇算清缴怎么退', 'elsewhere.tax'],
  ['驾照到期换证', 'elsewhere.traffic'],
  ['身份证丢了哪里补', 'elsewhere.papers'],
  ['高铁票改签', 'elsewhere.trains'],
  ['快递到哪了', 'elsewhere.parcels'],
  ['家里停电了找谁', 'elsewhere.utilities'],
  ['小学学区怎么划', 'elsewhere.school'],
  ['小区垃圾没人收', 'elsewhere.city'],
  ['房東不還押金', 'elsewhere.other-law'],
  ['网购七天无理由 商家不退', 'elsewhere.consumer'],
  ['电动车被偷了', 'elsewhere.emergency'],
  ['110', 'elsewhere.emergency'],
  ['邻居天天半夜唱卡拉OK能不能告他', 'elsewhere.other-law'],
])('%s: %s', (said, key) => {
  expect(replyToNone(said)).toBe(key);
});

test.each([
  ['哈哈', 'chat'],
  ['[微笑]', 'chat'],
  ['/::)', 'chat'],
  ['😂😂😂', 'chat'],
  ['。。。', 'unclear'],
  ['asdf', 'unclear'],
  ['的的的的', 'unclear'],
  ['888888', 'unclear'],
  ['手滑', 'slip'],
  ['算了', 'slip'],
  ['😭😭', 'mood'],
  ['[流泪]', 'mood'],
  ['呜呜', 'mood'],
  ['你是真人吗', 'about-me'],
  ['紫色的大象会不会飞', 'answer'],
  ['今天心情好差', 'mood'],
  ['你个憨憨', 'abuse'],
  ['你几岁了', 'about-me'],
  ['写首关于春天的诗', 'answer'],
  ['今天天气怎么样', 'answer'],
])('%s is met in kind: %s', (said, key) => {
  expect(replyToNone(said)).toBe(key);
});

test('every answer has its sentence, and only other business is told that it is not ours', () => {
  const keys = new Set(none?.examples.map(replyToNone));
  expect([...keys].sort()).toEqual(Object.keys(none?.replies ?? {}).sort());
  for (const [key, sentence] of Object.entries(none?.replies ?? {}))
    expect([key, sentence.includes('不归工会管')]).toEqual([key, key.startsWith('elsewhere.')]);
});

test.each(['在吗', '侬好', 'hello', '早上好'])('%s is a greeting', (said) => {
  expect(isGreeting(said)).toBe(true);
});

test.each(['菜单', '你好我想了解一下这边都能办什么', '返回'])('%s is none', (said) => {
  expect(isGreeting(said)).toBe(false);
});
