import { expect, test } from 'vitest';
import { reliefKindIn, reliefKinds, topicIn } from '../../../src/services/relief/rules.ts';

test.each([
  ['出租房着火东西全烧没了', 'disaster'],
  ['台风天家里进水家具电器全泡坏了', 'disaster'],
  ['老公查出肺癌家里实在撑不下去了', 'illness'],
  ['下楼梯摔了一跤骨折', 'accident'],
  ['失业了家里没收入 想申请工会补助', 'income'],
  ['孩子上学交不起学费', 'schooling'],
])('%s is about %s', (said, kind) => {
  expect(reliefKindIn(said)).toBe(kind);
});

test.each(['家里困难想申请补助', '我老婆去年做了大手术 今年我又下岗', '意外伤害及家财损失保障'])(
  'for %s the kind is asked',
  (said) => {
    expect(reliefKindIn(said)).toBeUndefined();
  },
);

test('no word stands for two kinds', () => {
  const words = reliefKinds.flatMap((kind) => kind.words);
  expect(new Set(words).size).toBe(words.length);
});

test.each([
  ['送清凉物资怎么领', 'goods'],
  ['今年的送温暖什么时候开始报', 'goods'],
  ['高溫慰問品我們工地能領嗎', 'goods'],
  ['家财损失保障怎么理赔', 'insurance'],
  ['意外伤害保障金怎么申领', 'insurance'],
  ['家里困难想申请补助', undefined],
])('%s is about %s', (said, topic) => {
  expect(topicIn(said)).toBe(topic);
});
