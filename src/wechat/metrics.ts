import { Counter, Histogram, type Registry } from 'prom-client';

/** What the webhook and the API client count. */
export interface WechatMetrics {
  /** A delivery that got past every check. */
  received(kind: string): void;
  /** A request that did not; `reason` is a RefusalReason. */
  refused(reason: string): void;
  /** From the request's arrival to our answer. */
  answered(seconds: number): void;
  /** `outcome`: `ok`, an errcode, or `timeout`, `unreachable`, `bad-answer`. */
  apiCall(endpoint: string, outcome: string, seconds: number): void;
}

/** How many times are kept before they are handed over, if nobody looks in between. */
const LOT = 1_024;

/**
 * The same for Prometheus. What every delivery counts is kept in plain numbers and handed over when
 * somebody looks, or many at a time: one at a time it takes longer than to read the message.
 */
export function createWechatMetrics(registry: Registry): WechatMetrics {
  const registers = [registry];
  const kinds = new Map<string, number>();
  new Counter({
    name: 'yuanxin_wechat_deliveries_total',
    help: 'Deliveries accepted from WeChat, by kind',
    labelNames: ['kind'],
    registers,
    collect() {
      this.reset();
      for (const [kind, count] of kinds) this.inc({ kind }, count);
    },
  });
  const refused = new Counter({
    name: 'yuanxin_wechat_refused_total',
    help: 'Requests to the webhook refused, by reason',
    labelNames: ['reason'],
    registers,
  });
  const answered = new Histogram({
    name: 'yuanxin_wechat_answer_seconds',
    help: 'Time to answer a delivery; WeChat gives up after 5 s',
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5],
    registers,
    collect: handOver,
  });
  const times: number[] = [];
  function handOver() {
    for (const seconds of times) answered.observe(seconds);
    times.length = 0;
  }
  const calls = new Histogram({
    name: 'yuanxin_wechat_api_seconds',
    help: 'Calls of the WeChat API, by endpoint and outcome',
    labelNames: ['endpoint', 'outcome'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  return {
    received: (kind) => {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    },
    refused: (reason) => refused.inc({ reason }),
    answered: (seconds) => {
      times.push(seconds);
      if (times.length === LOT) handOver();
    },
    apiCall: (endpoint, outcome, seconds) => calls.observe({ endpoint, outcome }, seconds),
  };
}
