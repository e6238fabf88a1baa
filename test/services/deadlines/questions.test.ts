import { expect, test } from 'vitest';
import { momentOf } from '../../../src/days.ts';
import { deadlineQuestion, deadlineShape } from '../../../src/services/deadlines/questions.ts';

const now = momentOf('2026-11-23', '10:00');

test.each([
  ['仲裁最后一天怎么算，2026年3月5号被辞退的', 'arbitration', '2026-03-05'],
  ['工伤认定最晚哪天申请，我9月30号摔的', 'injury-report', '2026-09-30'],
  ['仲裁时效到哪天', 'arbitration', undefined],
  ['去年3月被辞退 仲裁时效哪天到期', 'arbitration', '2025-03-01'],
  ['4月2号收到仲裁裁决书 起诉最后一天是几号', 'sue', '2026-04-02'],
  ['劳动监察投诉最晚什么时候', 'inspection', undefined],
  ['离职时欠的工资 申请仲裁最晚到几号 上个月5号走的 离职', 'arbitration-wages', '2026-10-05'],
  ['强制执行最后期限', 'enforce', undefined],
  ['3月1号入职5月2号被辞退 仲裁最晚哪天', 'arbitration', undefined],
])('%s: %s from %s', (said, period, from) => {
  expect(deadlineQuestion(said, now)).toEqual({ period, ...(from ? { from } : {}) });
});

test.each([
  ...['仲裁时效过了还有没有办法', '仲裁结果最晚什么时候出', '合同最晚哪天通知我', '怎么申请仲裁'],
  ...['仲裁开庭最晚什么时候通知', '工资最晚哪天发'],
])('%s asks for something else', (said) => {
  expect(deadlineQuestion(said, now)).toBeUndefined();
});

test('the longest message takes no time', () => {
  for (const part of ['仲裁', '最晚', '工伤', '监察 ']) {
    const began = performance.now();
    deadlineShape.test(part.repeat(3000 / part.length));
    expect(performance.now() - began).toBeLessThan(50);
  }
});
