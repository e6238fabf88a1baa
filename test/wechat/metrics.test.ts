import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { createWechatMetrics } from '../../src/wechat/metrics.ts';

async function shown(registry: Registry): Promise<Record<string, number>> {
  const lines = (await registry.metrics()).split('\n').filter((line) => /^[^#]/.test(line));
  return Object.fromEntries(
    lines.map((line) => [line.replace(/ [^ ]+$/, ''), Number(/[^ ]+$/.exec(line)?.[0])]),
  );
}

it('counts every delivery, however many come between two looks', async () => {
  const registry = new Registry();
  const metrics = createWechatMetrics(registry);
  let sum = 0;
  let count = 0;
  for (const more of [0, 1, 1_023, 1_024, 2_500]) {
    for (let at = 0; at < more; at++) {
      const seconds = (count % 7) + 0.125;
      metrics.answered(seconds);
      metrics.received(count % 2 === 0 ? 'text' : 'event');
      sum += seconds;
      count += 1;
    }
    const figures = await shown(registry);
    expect(figures.yuanxin_wechat_answer_seconds_count).toBe(count);
    expect(figures.yuanxin_wechat_answer_seconds_sum).toBe(sum);
    expect(figures['yuanxin_wechat_deliveries_total{kind="event"}'] ?? 0).toBe(count >> 1);
  }
  const quick = Math.ceil(count / 7);
  const figures = await shown(registry);
  expect(figures['yuanxin_wechat_answer_seconds_bucket{le="0.1"}']).toBe(0);
  expect(figures['yuanxin_wechat_answer_seconds_bucket{le="0.25"}']).toBe(quick);
});
