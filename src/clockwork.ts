import type { Logger } from 'pino';
import type { Inbox } from './bot/inbox.ts';
import { forgetOld } from './bot/retention.ts';
import { type BroadcastRoom, forgetOldDeliveries } from './broadcast/index.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database/index.ts';
import { createQueue, type Job, startSchedule, type Tick } from './jobs/index.ts';
import type { Metrics } from './metrics.ts';
import type { Service } from './services/service.ts';

export interface ClockworkParts {
  clock: Clock;
  database: Database;
  log: Logger;
  inbox: Inbox;
  broadcast: BroadcastRoom;
  services: Service[];
  metrics: Metrics;
  /** False: nothing happens by the clock (tests call `beat`). */
  schedule: boolean;
}

export interface Clockwork {
  /** Runs every tick once. */
  beat(): Promise<void>;
  /** Throws if the queue cannot be reached. */
  check(): Promise<void>;
  stop(): Promise<void>;
}

/** The jobs of the services, and what this program does for itself every few seconds. */
export async function startClockwork(parts: ClockworkParts): Promise<Clockwork> {
  const { clock, database, log, services, metrics } = parts;
  const ticks = ticksOf(parts);
  const beat = async () => {
    for (const tick of ticks) await tick.run();
  };
  if (!parts.schedule) return { beat, check: async () => {}, stop: async () => {} };
  const jobs: Job[] = [
    ...services.flatMap((service) => service.jobs ?? []),
    { name: 'records.retention', cron: '17 3 * * *', run: () => retain(database, clock.now()) },
  ];
  const queue = await createQueue(database, log);
  const schedule = await startSchedule(jobs.map(counted(metrics)), ticks, queue, clock, log);
  await schedule.catchUp();
  return {
    beat,
    check: () => queue.check(),
    async stop() {
      await schedule.stop();
      await queue.stop();
    },
  };
}

/** Deletes what is older than it need be. */
async function retain(database: Database, now: Date): Promise<void> {
  await forgetOld(database, now);
  await forgetOldDeliveries(database, now);
}

/** What every instance does for itself every few seconds; harmless side by side. */
function ticksOf({ clock, inbox, broadcast, services }: ClockworkParts): Tick[] {
  return [
    {
      name: 'outbox',
      everySeconds: 10,
      run: async () => {
        await broadcast.outbox.releaseStale();
        await broadcast.outbox.sendDue();
      },
    },
    {
      name: 'inbox',
      everySeconds: 10,
      run: async () => {
        await inbox.recover(clock.now());
      },
    },
    { name: 'broadcast', everySeconds: 15, run: () => broadcast.run() },
    ...services.flatMap((service) => service.ticks ?? []),
  ];
}

/** A job that is seen in the metrics. */
function counted(metrics: Metrics) {
  return (job: Job): Job => ({
    ...job,
    async run(slot) {
      try {
        await job.run(slot);
        metrics.job(job.name, 'done');
      } catch (error) {
        metrics.job(job.name, 'failed');
        throw error;
      }
    },
  });
}
