import type { Database, Vault } from '../database/index.ts';
import type { Inbound, PassiveReply } from '../wechat/index.ts';
import type { BotParts } from './bot.ts';
import { createLeftovers } from './leftovers.ts';
import { fetchPhoto } from './photos.ts';
import { prepareTurn } from './prepare.ts';
import { renderReply } from './render.ts';
import { createWorker, type Settled } from './worker.ts';

const defaultBudget = 4_500;

/** The time in which a delivery can still be answered itself. */
export interface AnswerWindow {
  /** Takes the right to answer the delivery; false once the time is over, also if it was taken before. */
  take(): boolean;
}

export interface Inbox {
  /**
   * Works one delivery, once however often it is repeated, and gives its answer, or `none` when the
   * answer follows later. Rejects only if the message or report could not be written down: WeChat must
   * repeat.
   */
  receive(inbound: Inbound): Promise<PassiveReply>;
  /** Works what was written down and left behind by a crash. @returns how many */
  recover(now: Date): Promise<number>;
  /** Resolves when no turn is under way. */
  idle(): Promise<void>;
}

interface Recorded {
  id: bigint;
  /** Not written down now but by an earlier delivery. */
  repeat: boolean;
  /** An earlier message of the follower may still be unanswered: it goes first. */
  earlier: boolean;
}

/** What tells WeChat's automatic reports from things a member expects an answer to. */
const unanswered = new Set(['location', 'view', 'view-mini-program', 'scancode-push']);

/**
 * The platform's reports on what we sent. No follower did anything: of a mass message or a publication
 * FromUserName is not even one. Taken again they change nothing, so they need no row.
 */
const reports = new Set(['template-sent', 'mass-sent', 'published']);

export function createInbox(parts: BotParts): Inbox {
  const { database, vault, clock, metrics } = parts;
  const worker = createWorker(parts);
  const leftovers = createLeftovers(parts, worker.work);
  const line = createLine();
  const recordLine = createLine();
  const underWay = new Set<Promise<unknown>>();

  async function work(inbound: Inbound, recorded: Recorded, window: AnswerWindow) {
    return line(inbound.openid, async () => {
      if (recorded.earlier) await workEarlier(inbound.openid, recorded.id);
      const photo = await fetchPhoto(parts, inbound);
      const prepared = recorded.repeat ? undefined : await prepareTurn(parts, inbound);
      return worker.work({ id: recorded.id, inbound, photo, prepared, window });
    });
  }

  /** Messages of one follower are answered in the order they came, also those a crash left behind. */
  async function workEarlier(openid: string, before: bigint): Promise<void> {
    const rows = await database.prisma.inboxMessage.findMany({
      where: { openid, state: 'pending', id: { lt: before } },
      orderBy: { id: 'asc' },
      select: { id: true },
    });
    for (const row of rows) await leftovers.workRow(row.id);
  }

  return {
    async receive(inbound) {
      if (inbound.kind === 'unknown') return { kind: 'none' };
      if (inbound.kind === 'event' && unanswered.has(inbound.event)) return { kind: 'none' };
      if (inbound.kind === 'event' && reports.has(inbound.event)) {
        await database.prisma.$transaction((tx) => parts.onReport(tx, inbound));
        return { kind: 'none' };
      }
      const window = openWindow(parts.budgetMs ?? defaultBudget);
      // In line too: of two messages at once the first to come gets the lower number.
      const writing = recordLine(inbound.openid, () =>
        record(database, vault, inbound, clock.now()),
      );
      const recorded = await window.orReject(writing);
      if (recorded.repeat) metrics.repeat();
      const working = work(inbound, recorded, window);
      underWay.add(working);
      working.catch(() => {}).finally(() => underWay.delete(working));
      const settled = await Promise.race([working, window.closed]);
      return settled === 'closed' ? { kind: 'none' } : answerOf(settled);
    },

    async recover(now) {
      // WeChat repeats for some 15 seconds; what is older than that has nobody waiting.
      const rows = await database.prisma.inboxMessage.findMany({
        where: { state: 'pending', receivedAt: { lt: new Date(now.getTime() - 25_000) } },
        orderBy: { id: 'asc' },
        take: 100,
        select: { id: true, openid: true },
      });
      for (const row of rows) await line(row.openid, () => leftovers.workRow(row.id));
      return rows.length;
    },

    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}

function answerOf(settled: Settled): PassiveReply {
  return settled.via === 'passive' ? renderReply(settled.reply).passive : { kind: 'none' };
}

/** Runs what belongs to one key one after the other, in this process: spares the database the wait. */
function createLine() {
  const tails = new Map<string, Promise<unknown>>();
  return <T>(key: string, task: () => Promise<T>): Promise<T> => {
    const before = tails.get(key) ?? Promise.resolve();
    const run = before.then(task, task);
    const tail = run.catch(() => {});
    tails.set(key, tail);
    tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return run;
  };
}

function openWindow(budgetMs: number) {
  const end = performance.now() + budgetMs;
  let state: 'open' | 'taken' | 'closed' = 'open';
  let close: (value: 'closed') => void = () => {};
  const closed = new Promise<'closed'>((resolve) => {
    close = resolve;
  });
  let reject: (error: Error) => void = () => {};
  const tooLate = new Promise<never>((_resolve, fail) => {
    reject = fail;
  });
  tooLate.catch(() => {});
  const timer = setTimeout(() => {
    reject(new Error('The message could not be written down in time.'));
    if (state !== 'open') return; // the answer is being committed: it will still make it
    state = 'closed';
    close('closed');
  }, budgetMs);
  return {
    closed,
    take: () => {
      // Taken before, but the commit failed and took its time: WeChat no longer waits.
      if (state === 'closed' || performance.now() >= end) return false;
      clearTimeout(timer);
      state = 'taken';
      return true;
    },
    /** Until a message is written down, being late must be an error: `success` would lose it. */
    orReject: <T>(writing: Promise<T>): Promise<T> => {
      writing.catch(() => clearTimeout(timer));
      return Promise.race([writing, tooLate]);
    },
  };
}

/**
 * Writes a delivery down before anything else happens, with the follower's row: one statement, and
 * one more for a repeat.
 */
async function record(
  database: Database,
  vault: Vault,
  inbound: Inbound,
  now: Date,
): Promise<Recorded> {
  const payload = vault.sealJson(inbound, 'inbox.payload');
  const { key, openid } = inbound;
  const rows = await database.prisma.$queryRaw<{ id: bigint; earlier: boolean }[]>`
    WITH follower AS (
      INSERT INTO "Follower" (openid, "createdAt") VALUES (${openid}, ${now}) ON CONFLICT DO NOTHING
    )
    INSERT INTO "InboxMessage" (key, openid, payload, "receivedAt")
    VALUES (${key}, ${openid}, ${payload}, ${now})
    ON CONFLICT (key) DO NOTHING
    RETURNING id, EXISTS (
      SELECT 1 FROM "InboxMessage" WHERE openid = ${openid} AND state = 'pending'
    ) AS earlier`;
  const row = rows[0];
  if (row) return { ...row, repeat: false };
  const first = await database.prisma.inboxMessage.findUniqueOrThrow({
    where: { key },
    select: { id: true },
  });
  return { id: first.id, repeat: true, earlier: false };
}
