import { CronExpressionParser } from 'cron-parser';
import cron from 'node-cron';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Job } from './job.ts';
import type { Queue } from './queue.ts';

const timezone = 'Asia/Shanghai';

/** Something every instance does for itself, every few seconds; must be harmless side by side. */
export interface Tick {
  name: string;
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
  return CronExpressionParser.parse(line, { tz: timezone, currentDate }).prev().toDate();
}

/** Starts the clock: node-cron says when, the queue which instance. */
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
  // A stroke is missed while the process is too busy or suspended, or the database is away: a look
  // every minute makes up for it.
  const slots = startTick({ name: 'slots', everySeconds: 60, run: catchUp }, log);
  const options = { timezone, suppressMissedWarning: true };
  const strokes = jobs.map((job) => cron.schedule(job.cron, slots.beat, options));
  const running = ticks.map((tick) => startTick(tick, log));
  return {
    catchUp,
    async stop() {
      for (const stroke of strokes) await stroke.destroy();
      await Promise.all([slots, ...running].map((tick) => tick.stop()));
    },
  };
}

/** Runs a tick in its time: no two runs of it side by side, and none in line. */
function startTick({ name, everySeconds, run }: Tick, log: Logger) {
  let running: Promise<void> | undefined;
  const beat = () => {
    running ??= run()
      .catch((error) => log.error({ job: name, err: error }, 'a scheduled task failed'))
      .finally(() => {
        running = undefined;
      });
  };
  // Not by node-cron: after a machine was suspended it would count up every second it missed.
  const timer = setInterval(beat, everySeconds * 1000);
  return {
    beat,
    /** Resolves when the run under way is done. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await running;
    },
  };
}
