import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/index.ts';
import { messageOf } from '../errors.ts';
import { createDeliveries, type Sent } from './deliveries.ts';
import { type BroadcastPlatform, dedupeKey, SendFailed } from './platform.ts';

export interface BroadcastParts {
  database: Database;
  clock: Clock;
  log: Logger;
  platform: Pick<BroadcastPlatform, 'sendTemplate' | 'sendToAll'>;
}

/** A broadcast being sent. */
export interface BroadcastRow {
  id: number;
  key: string;
  channel: string;
  title: string;
  body: string;
  url: string | null;
  sendBefore: Date;
}

/** A broadcast whose instance has not renewed its lease for this long is taken over. */
const leaseMs = 2 * 60_000;
/** So many refusals in a row mean that something is wrong with the account, not with a follower. */
const mostRefusals = 20;

/** Sends planned broadcasts; progress is in rows, so any instance carries on after a crash. */
export function createBroadcasts(parts: BroadcastParts) {
  const { database, clock, log, platform } = parts;
  const { prisma } = database;
  const deliveries = createDeliveries(parts);
  let stopped = false;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    await closeOverdue(parts);
    while (!stopped) {
      const row = await claim(database, clock.now());
      if (!row) return;
      await send(row);
    }
  }

  async function send(row: BroadcastRow): Promise<void> {
    try {
      await (row.channel === 'mass' ? sendMass(row) : sendTemplates(row));
    } catch (error) {
      const failure = error instanceof SendFailed ? error.failure : 'unsure';
      log.error({ broadcast: row.key, failure, reason: messageOf(error) }, 'a broadcast stopped');
      // Busy or unsure: the lease runs out and it is taken up again; the platform drops the repeat.
      if (failure !== 'busy' && failure !== 'unsure')
        await finish(parts, row.id, { state: 'failed', reason: messageOf(error) });
    }
  }

  async function sendMass(row: BroadcastRow): Promise<void> {
    const text = row.url ? `${row.body}\n\n${row.url}` : row.body;
    const msgId = await platform.sendToAll(text, dedupeKey(row.key));
    await finish(parts, row.id, { state: 'sent', msgId });
  }

  async function sendTemplates(row: BroadcastRow): Promise<void> {
    await deliveries.plan(row.id);
    let refused = 0;
    for (;;) {
      const results = await deliveries.sendBatch(row);
      if (results.length === 0) return finish(parts, row.id, { state: 'sent' });
      const allRefused = results.every((result) => result?.failure === 'refused');
      refused = allRefused ? refused + results.length : 0;
      const trouble = troubleIn(results, refused);
      if (trouble) throw trouble;
      const leaseUntil = new Date(clock.now().getTime() + (stopped ? 0 : leaseMs));
      await prisma.broadcast.update({ where: { id: row.id }, data: { leaseUntil } });
      if (stopped) return;
    }
  }

  return {
    /** One run at a time. */
    run(): Promise<void> {
      running = running.then(run, run);
      return running;
    },
    /** Begins nothing more; resolves when the messages under way are through. */
    async stop(): Promise<void> {
      stopped = true;
      await running.catch(() => {});
    },
  };
}

/** What was not begun in time is missed; what stopped half-way is not taken up again hours later. */
async function closeOverdue({ database, clock, log }: BroadcastParts): Promise<void> {
  const now = clock.now();
  const overdue = { sendBefore: { lt: now } };
  const missed = await database.prisma.broadcast.updateMany({
    where: { ...overdue, state: 'planned' },
    data: { state: 'missed', finishedAt: now, reason: 'its time was over' },
  });
  const halfWay = await database.prisma.broadcast.updateMany({
    where: { ...overdue, state: 'sending', leaseUntil: { lte: now } },
    data: { state: 'failed', finishedAt: now, reason: 'it stopped half-way, its time was over' },
  });
  const count = missed.count + halfWay.count;
  if (count > 0) log.error({ count }, 'broadcasts were not sent in time');
}

/** One instance at a time works a broadcast. */
async function claim({ prisma }: Database, now: Date): Promise<BroadcastRow | undefined> {
  const rows = await prisma.$queryRaw<BroadcastRow[]>`
    UPDATE "Broadcast" SET state = 'sending', "startedAt" = COALESCE("startedAt", ${now}),
      "leaseUntil" = ${new Date(now.getTime() + leaseMs)}
    WHERE id = (
      SELECT id FROM "Broadcast"
      WHERE state = 'planned' OR (state = 'sending' AND "leaseUntil" <= ${now})
      ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, key, channel, title, body, url, "sendBefore"`;
  return rows[0];
}

/** Why to stop for now, or for good: what went wrong is not this or that follower's. */
function troubleIn(results: Sent[], refused: number): SendFailed | undefined {
  const quota = results.find((result) => result?.failure === 'quota');
  if (quota) return quota;
  if (refused >= mostRefusals)
    return new SendFailed('refused', `the platform refuses every message: ${results[0]?.message}`);
  const isBusy = (result: Sent) => result?.failure === 'busy' || result?.failure === 'unsure';
  return results.every(isBusy)
    ? new SendFailed('busy', 'the platform takes no messages at present')
    : undefined;
}

/** Not over what the platform has reported in the meantime. */
async function finish(
  { database, clock }: BroadcastParts,
  id: number,
  data: { state: 'sent' | 'failed'; msgId?: string; reason?: string },
): Promise<void> {
  await database.prisma.broadcast.updateMany({
    where: { id, state: 'sending' },
    data: { ...data, finishedAt: clock.now() },
  });
}
