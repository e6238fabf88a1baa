import { createHash } from 'node:crypto';
import PgBoss from 'pg-boss';
import type { Logger } from 'pino';
import type { Database } from '../database/index.ts';
import { messageOf } from '../errors.ts';

/** Background work that survives crashes: any instance may do it, one does. */
export interface Queue {
  /** Handles the work under a name, on this instance too. Throwing has it tried again later. */
  work(name: string, handle: (slot: Date) => Promise<void>): Promise<void>;
  /** Puts in the work of one slot; a second time, from wherever, is without effect. */
  put(name: string, slot: Date): Promise<void>;
  /** Throws if the queue's tables cannot be reached. */
  check(): Promise<void>;
  /** Begins nothing more; resolves when what is under way is done. */
  stop(): Promise<void>;
}

/** What a test would not wait for. */
export interface QueueTiming {
  /** How often each instance looks for work that another one put in, or that is due again. */
  pollMs: number;
  /** Between two tries of a failing job. */
  retrySeconds: number;
  retries: number;
  /** A worker that died is noticed after this long, and the work given out again. */
  expireSeconds: number;
  maintenanceSeconds: number;
}

/** A morning's failures must end before the work is given up: four hours of tries. */
const patient: QueueTiming = {
  pollMs: 5_000,
  retrySeconds: 30,
  retries: 480,
  expireSeconds: 120,
  maintenanceSeconds: 60,
};

export async function createQueue(
  database: Database,
  log: Logger,
  timing: QueueTiming = patient,
): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.executeSql(text, values) },
    schema: 'jobs',
    // The finished jobs are the record that their slots were done: longer than any pause of slots.
    archiveCompletedAfterSeconds: 400 * 24 * 60 * 60,
    deleteAfterDays: 30,
    maintenanceIntervalSeconds: timing.maintenanceSeconds,
    schedule: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue reports an error'));
  await boss.start();
  const workers = new Map<string, Worker>();
  return {
    async work(name, handle) {
      await boss.createQueue(name);
      workers.set(name, startWorker(boss, log, name, handle, timing.pollMs));
    },
    async put(name, slot) {
      const { retries: retryLimit, retrySeconds: retryDelay, expireSeconds } = timing;
      const options = { retryLimit, retryDelay, expireInSeconds: expireSeconds };
      const id = slotId(name, slot);
      await boss.send(name, { slot: slot.toISOString() }, { ...options, id });
      workers.get(name)?.look();
    },
    async check() {
      await database.executeSql('SELECT 1 FROM jobs.version');
    },
    async stop() {
      await Promise.all([...workers.values()].map((worker) => worker.stop()));
      await boss.stop({ graceful: false });
    },
  };
}

interface Worker {
  /** Looks for work now. */
  look(): void;
  stop(): Promise<void>;
}

/**
 * Takes the work under a name, one job after the other. In the place of `boss.work`, which does not
 * wait for its own "done" to be written: an error there would end the process, and a stop would
 * leave a finished job to be done again.
 */
function startWorker(
  boss: PgBoss,
  log: Logger,
  name: string,
  handle: (slot: Date) => Promise<void>,
  pollMs: number,
): Worker {
  let stopping = false;
  let running: Promise<void> | undefined;
  let again = false;

  async function run(): Promise<void> {
    for (;;) {
      again = false;
      const [job] = stopping ? [] : await boss.fetch<{ slot: string }>(name);
      if (!job && !again) return;
      if (job) await workOn(job);
    }
  }

  async function workOn({ id, data: { slot } }: PgBoss.Job<{ slot: string }>): Promise<void> {
    log.info({ job: name, slot }, 'a job begins');
    try {
      await handle(new Date(slot));
    } catch (error) {
      log.error({ job: name, slot, err: error }, 'a job failed and is tried again');
      await boss.fail(name, id, { message: messageOf(error) });
      return;
    }
    await boss.complete(name, id);
  }

  function look(): void {
    again = true;
    if (running || stopping) return;
    running = run()
      .catch((error) => log.error({ job: name, err: error }, 'the job queue could not be read'))
      .finally(() => {
        running = undefined;
      });
  }

  const timer = setInterval(look, pollMs);
  look();
  return {
    look,
    async stop() {
      stopping = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** The same id for the same slot on every instance: the primary key lets the first one in. */
function slotId(name: string, slot: Date): string {
  const hex = createHash('sha256').update(`${name}@${slot.toISOString()}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
