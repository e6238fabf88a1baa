import { expect, test } from 'vitest';
import { paperPatterns } from '../../../src/services/papers/wishes.ts';

test.each([
  ['链接找不到了', 'papers.mine'],
  ['把那个链接再发我一次', 'papers.mine'],
  ['再写一份材料', 'papers.start'],
  ['活动链接在哪', undefined],
])('%s: %s', (said, action) => {
  expect(paperPatterns.find(({ shape }) => shape.test(said))?.action).toBe(action);
});
