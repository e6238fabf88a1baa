import { CronExpressionParser } from 'cron-parser';
import cron from 'node-cron';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Job } from './job.ts';
import type { Queue } from './queue.ts';

/** Something every instance does for itself, every few seconds; must be harmless side by side. */
export interface Tick {
  name: string;
  /** A divisor of 60. */
  everySeconds: number;
  run(): Promise<void>;
}

export interface Schedule {
  /** Puts in the latest slot of each job: one that was missed while nothing ran is caught up. */
  catchUp(): Promise<void>;
  /** Resolves when what is under way is done. */
  stop(): Promise<void>;
}

/** The latest moment not after `now` at which the line strikes, Asia/Shanghai. */
export function latestSlot(line: string, now: Date): Date {
  // prev() is strictly before its date: a moment later includes `now` itself.
  const currentDate = new Date(now.getTime() + 1);
  return CronExpressionParser.parse(line, { tz: 'Asia/Shanghai', currentDate }).prev().toDate();
}

/**
 * Starts the clock: node-cron ticks, the cron line of a job says when it is due, the queue which
 * instance does it. Each tick looks for slots that have begun, instead of a timer a job: a stroke
 * that was missed, because the process was busy or the database away, is put in by the next tick.
 */
export async function startSchedule(
  jobs: Job[],
  ticks: Tick[],
  queue: Queue,
  clock: Clock,
  log: Logger,
): Promise<Schedule> {
  const latestPut = new Map<Job, number>();
  async function catchUp(): Promise<void> {
    for (const job of jobs) {
      const slot = latestSlot(job.cron, clock.now());
      if (latestPut.get(job) === slot.getTime()) continue;
      await queue.put(job.name, slot);
      latestPut.set(job, slot.getTime());
    }
  }
  for (const job of jobs) await queue.work(job.name, (slot) => job.run(slot));
  const slots: Tick = { name: 'slots', everySeconds: 5, run: catchUp };
  const stops = [slots, ...ticks].map((tick) => startTick(tick, log));
  return {
    catchUp,
    async stop() {
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

/** @returns stops it, when the run under way is done */
function startTick({ name, everySeconds, run }: Tick, log: Logger): () => Promise<void> {
  let running: Promise<void> | undefined;
  const beat = () => {
    // The next one comes soon: no two of them side by side, and none in line.
    running ??= run()
      .catch((error) => log.error({ job: name, err: error }, 'a scheduled task failed'))
      .finally(() => {
        running = undefined;
      });
  };
  const options = { suppressMissedWarning: true }; // the next one makes up for it
  const task = cron.schedule(`*/${everySeconds} * * * * *`, beat, options);
  return async () => {
    await task.destroy();
    await running;
  };
}
