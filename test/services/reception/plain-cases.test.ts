import { expect, test } from 'vitest';
import { plainCases } from '../../../src/services/reception/plain-cases.ts';

const intentOf = (said: string) => plainCases.find(({ shape }) => shape.test(said))?.intent;

test.each([
  ...[
    '紫色的大象会不会飞',
    '狗会不会游泳',
    '请问石头会不会开花？',
    '你是真人吗',
    '你是机器人还是人',
  ],
  ...['邻居天天半夜唱卡拉OK能不能告他', '楼上装修可以告他们吗', '算了', '算了吧。', '还是算了'],
])('%s is none of ours', (said) => {
  expect(intentOf(said)).toBe('none');
});

test.each([
  ...['老家父亲去世请几天丧假', '哺乳假一天几小时', '医疗期最长多久', '要交到哪里去？'],
  ...['不给高温费', '公积金', '爷爷走了能请几天假'],
])('%s is a question of law', (said) => {
  expect(intentOf(said)).toBe('ask-law');
});

test.each([
  ...['公司会不会不给我开离职证明', '会费会不会退', '有真人吗', '公积金怎么提取', '医疗期几个月'],
  ...['算了一下赔偿金', '这次算了 不去了', '老板把我打了能不能告他', '你是工会的人吗'],
])('%s is left to be matched', (said) => {
  expect(intentOf(said)).toBeUndefined();
});

test('the longest message takes no time', () => {
  for (const part of ['邻居', '去世请', '大象会', '，', '算了', '材料交'])
    for (const { shape } of plainCases) {
      const began = performance.now();
      shape.test(part.repeat(3000 / part.length));
      expect(performance.now() - began).toBeLessThan(50);
    }
});
