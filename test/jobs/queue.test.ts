import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createQueue, type Queue, type QueueTiming } from '../../src/jobs/queue.ts';
import { secondDatabase } from '../database/support.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { recordingLog } from '../support/wechat.ts';

const quick: QueueTiming = {
  pollMs: 50,
  retrySeconds: 0,
  retries: 3,
  expireSeconds: 1,
  maintenanceSeconds: 1,
};
const silent = pino({ level: 'silent' });
const slot = (minute: number) => new Date(Date.UTC(2026, 10, 23, 0, minute));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let scratch: TestDatabase;
let second: Awaited<ReturnType<typeof secondDatabase>>;
const queues: Queue[] = [];

beforeAll(async () => {
  scratch = await createTestDatabase();
  second = await secondDatabase(scratch);
});
afterEach(async () => {
  for (const queue of queues.splice(0)) await queue.stop();
});
afterAll(async () => {
  await second.close();
  await scratch.close();
});

/** An instance's queue; on PostgreSQL `beside` has connections of its own. */
async function instance(options: { beside?: boolean; timing?: Partial<QueueTiming> } = {}) {
  const { database } = options.beside ? second : scratch;
  const queue = await createQueue(database, silent, { ...quick, ...options.timing });
  queues.push(queue);
  return queue;
}

/** Work that writes down which slots it did; names differ from test to test: the tables are shared. */
function recordingWork(milliseconds = 0) {
  const begun: Date[] = [];
  const done: Date[] = [];
  const handle = async (at: Date) => {
    begun.push(at);
    await pause(milliseconds);
    done.push(at);
  };
  return { begun, done, handle };
}

async function stateOf(name: string): Promise<unknown[]> {
  const { rows } = await scratch.database.executeSql(
    'SELECT state, retry_count AS tries, output FROM jobs.job WHERE name = $1 ORDER BY created_on, id',
    [name],
  );
  return rows;
}

describe('a slot', () => {
  test('put in is worked, with its moment', async () => {
    const queue = await instance();
    const work = recordingWork();
    await queue.work('once', work.handle);
    await queue.put('once', slot(1));
    await expect.poll(() => work.done).toEqual([slot(1)]);
    await expect.poll(() => stateOf('once')).toMatchObject([{ state: 'completed' }]);
    await queue.check();
  });

  test('put in twice is worked once, others beside it too', async () => {
    const queue = await instance();
    const work = recordingWork();
    await queue.work('twice', work.handle);
    for (const at of [1, 1, 2, 1, 2]) await queue.put('twice', slot(at));
    await expect.poll(() => work.done).toEqual([slot(1), slot(2)]);
    await queue.put('twice', slot(1));
    await pause(150);
    expect(work.begun).toEqual([slot(1), slot(2)]);
  });

  test('put in by two instances at the same moment is worked once, by one of them', async () => {
    const [one, two] = await Promise.all([instance(), instance({ beside: true })]);
    const work = recordingWork(20);
    // On PostgreSQL pg-boss lets two that make the same queue lock each other out.
    await Promise.all([one.work('both', work.handle), two.work('both', work.handle)]);
    const slots = Array.from({ length: 12 }, (_, at) => slot(at));
    await Promise.all(slots.flatMap((at) => [one.put('both', at), two.put('both', at)]));
    await expect.poll(() => work.done.length, { timeout: 5_000 }).toBe(slots.length);
    await pause(150);
    const worked = work.begun.map((at) => at.getTime()).sort((a, b) => a - b);
    expect(worked).toEqual(slots.map((at) => at.getTime()));
  });

  test('the control: without the slot’s name two instances do work it twice', async () => {
    const queue = await instance();
    const work = recordingWork();
    await queue.work('unnamed', work.handle);
    const names = [slot(1), new Date(slot(1).getTime() + 1)];
    await Promise.all(names.map((at) => queue.put('unnamed', at)));
    await expect.poll(() => work.done).toHaveLength(2);
  });

  test('that one instance puts in is worked by another', async () => {
    const [one, two] = [await instance(), await instance({ beside: true })];
    const work = recordingWork();
    await one.work('elsewhere', async () => expect.unreachable());
    await two.work('elsewhere', work.handle);
    // The first stops working, and puts in nevertheless.
    await one.stop();
    queues.splice(queues.indexOf(one), 1);
    await two.put('elsewhere', slot(1));
    await expect.poll(() => work.done).toEqual([slot(1)]);
  });
});

describe('work that fails', () => {
  test('is tried again until it is done', async () => {
    const queue = await instance();
    let tries = 0;
    await queue.work('failing', async () => {
      tries += 1;
      if (tries < 3) throw new Error('not yet');
    });
    await queue.put('failing', slot(1));
    await expect
      .poll(() => stateOf('failing'), { timeout: 5_000 })
      .toMatchObject([{ state: 'completed', tries: 2 }]);
    expect(tries).toBe(3);
  });

  test('again and again is given up in the end, and does not end the program', async () => {
    const queue = await instance();
    let tries = 0;
    await queue.work('hopeless', async () => {
      tries += 1;
      throw new Error('never');
    });
    await queue.put('hopeless', slot(1));
    await expect
      .poll(() => stateOf('hopeless'), { timeout: 5_000 })
      .toMatchObject([{ state: 'failed', output: { message: 'never' } }]);
    expect(tries).toBe(1 + quick.retries);
  });

  test('because its worker died is given out again', async () => {
    const queue = await instance();
    const work = recordingWork();
    await queue.work('orphan', work.handle);
    await queue.put('orphan', slot(1));
    await expect.poll(() => stateOf('orphan')).toMatchObject([{ state: 'completed' }]);
    // As a kill leaves it: taken a while ago, and never heard of again.
    await scratch.database.executeSql(
      `UPDATE jobs.job SET state = 'active', started_on = now() - interval '2 seconds', completed_on = NULL WHERE name = 'orphan'`,
    );
    await expect.poll(() => work.done, { timeout: 8_000 }).toEqual([slot(1), slot(1)]);
  });
});

describe('stopping', () => {
  test('waits for the work under way, and has it written down as done', async () => {
    const queue = await instance();
    const work = recordingWork(500);
    await queue.work('slow', work.handle);
    await queue.put('slow', slot(1));
    await queue.put('slow', slot(2));
    await expect.poll(() => work.begun).toEqual([slot(1)]);
    await queue.stop();
    expect(work.done).toEqual([slot(1)]);
    expect(await stateOf('slow')).toMatchObject([{ state: 'completed' }, { state: 'created' }]);
    await pause(150);
    expect(work.begun).toEqual([slot(1)]);
  });
});

test('a second start finds its tables, and what is left to do', async () => {
  const first = await instance();
  await first.work('left', async () => {
    throw new Error('the program is about to be stopped');
  });
  await first.put('left', slot(1));
  await first.stop();
  const work = recordingWork();
  const later = await instance();
  await later.work('left', work.handle);
  await later.put('left', slot(1));
  await expect.poll(() => work.done, { timeout: 5_000 }).toEqual([slot(1)]);
});

test('a queue that cannot reach its tables says so, and its workers go on trying', async () => {
  const { log, text } = recordingLog();
  let away = false;
  const database: typeof scratch.database = {
    ...scratch.database,
    executeSql: (sql, values) =>
      away
        ? Promise.reject(new Error('the database is away'))
        : scratch.database.executeSql(sql, values),
  };
  const queue = await createQueue(database, log, quick);
  queues.push(queue);
  const work = recordingWork();
  await queue.work('away', work.handle);
  away = true;
  await expect(queue.check()).rejects.toThrow('away');
  await expect(queue.put('away', slot(1))).rejects.toThrow('away');
  away = false;
  await queue.put('away', slot(1));
  await expect.poll(() => work.done).toEqual([slot(1)]);
  expect(text()).toContain('a job begins');
});
