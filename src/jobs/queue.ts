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
  const boss = await unlessRaced(() => startBoss(database, log, timing));
  const workers = new Map<string, Worker>();
  return {
    async work(name, handle) {
      await unlessRaced(() => makeQueue(boss, name));
      const take = () => takeJob(boss, log, name, handle);
      const worker = startWorker(take, timing.pollMs, (error) =>
        log.error({ job: name, err: error }, 'the job queue could not be read'),
      );
      workers.set(name, worker);
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

async function startBoss(database: Database, log: Logger, timing: QueueTiming): Promise<PgBoss> {
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
  return boss;
}

async function makeQueue(boss: PgBoss, name: string): Promise<void> {
  if (!(await boss.getQueue(name))) await boss.createQueue(name);
}

/** A deadlock, and what is already there: schema, table, type or row. */
const raceLost = new Set(['40P01', '42P06', '42P07', '42710', '23505']);

/**
 * Instances that start at the same moment on a new database all make the queue's tables, and pg-boss
 * lets one of them through: the others find the tables when they try again.
 */
async function unlessRaced<T>(run: () => Promise<T>): Promise<T> {
  for (let triesLeft = 5; ; triesLeft -= 1) {
    try {
      return await run();
    } catch (error) {
      const { code } = error as { code?: string };
      if (triesLeft === 0 || !raceLost.has(code ?? '')) throw error;
    }
  }
}

interface Worker {
  /** Looks for work now. */
  look(): void;
  stop(): Promise<void>;
}

type Take = () => Promise<boolean>;

/**
 * Takes the work under a name, one job after the other. In the place of `boss.work`, which does not
 * wait for its own "done" to be written: an error there would end the process, and a stop would
 * leave a finished job to be done again.
 *
 * @param take does one job; false if there was none
 */
function startWorker(take: Take, pollMs: number, failed: (error: unknown) => void): Worker {
  let stopping = false;
  let running: Promise<void> | undefined;
  let asked = false;

  async function run(): Promise<void> {
    do asked = false;
    while (!stopping && ((await take()) || asked));
  }

  function look(): void {
    asked = true;
    if (stopping) return;
    running ??= run()
      .catch(failed)
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

/** Takes a job and does it, or leaves it to be tried again. */
async function takeJob(
  boss: PgBoss,
  log: Logger,
  name: string,
  handle: (slot: Date) => Promise<void>,
): Promise<boolean> {
  const [job] = await boss.fetch<{ slot: string }>(name);
  if (!job) return false;
  const { slot } = job.data;
  log.info({ job: name, slot }, 'a job begins');
  try {
    await handle(new Date(slot));
  } catch (error) {
    log.error({ job: name, slot, err: error }, 'a job failed and is tried again');
    await boss.fail(name, job.id, { message: messageOf(error) });
    return true;
  }
  await boss.complete(name, job.id);
  return true;
}

/** The same id for the same slot on every instance: the primary key lets the first one in. */
function slotId(name: string, slot: Date): string {
  const hex = createHash('sha256').update(`${name}@${slot.toISOString()}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
