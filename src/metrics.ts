import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { BotMetrics } from './bot/bot.ts';
import { createWechatMetrics, type WechatMetrics } from './wechat/index.ts';

/** What `/metrics` shows. Labels never carry who or what was said. */
export interface Metrics {
  registry: Registry;
  bot: BotMetrics;
  wechat: WechatMetrics;
  job(name: string, outcome: 'done' | 'failed'): void;
  /** Shows a figure that is read at each look. */
  show(gauge: { name: string; help: string; read(): Promise<number> }): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  // The event loop is looked at ten times a second; the default, a hundred, shows in the CPU time.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  const registers = [registry];
  const turns = new Counter({
    name: 'yuanxin_messages_total',
    help: 'Messages worked, by what answered (the intent, form, choice, word, event, …) and outcome',
    labelNames: ['route', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'yuanxin_turn_seconds',
    help: 'Time from the lock on the follower to the answer',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const late = new Counter({
    name: 'yuanxin_late_answers_total',
    help: 'Answers that missed the five seconds and went another way',
    registers,
  });
  const repeats = new Counter({
    name: 'yuanxin_repeated_deliveries_total',
    help: 'Deliveries WeChat repeated',
    registers,
  });
  const jobs = new Counter({
    name: 'yuanxin_jobs_total',
    help: 'Scheduled work, by name and outcome',
    labelNames: ['job', 'outcome'],
    registers,
  });
  return {
    registry,
    bot: {
      turn: (route, outcome, took) => {
        turns.inc({ route, outcome });
        seconds.observe(took);
      },
      late: () => late.inc(),
      repeat: () => repeats.inc(),
    },
    wechat: createWechatMetrics(registry),
    job: (name, outcome) => jobs.inc({ job: name, outcome }),
    show: ({ name, help, read }) => {
      new Gauge({
        name,
        help,
        registers,
        // One that cannot be read must not take the others from the page.
        async collect() {
          this.set(await read().catch(() => Number.NaN));
        },
      });
    },
  };
}
