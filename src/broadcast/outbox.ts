import type { Logger } from 'pino';
import type { LaterPort } from '../bot/bot.ts';
import type { Reply } from '../bot/reply.ts';
import type { Clock } from '../clock.ts';
import type { Database, Transaction, Vault } from '../database/index.ts';
import { messageOf } from '../errors.ts';
import { createLanes } from './lanes.ts';
import { type BroadcastPlatform, SendFailed } from './platform.ts';

export interface OutboxParts {
  database: Database;
  vault: Vault;
  clock: Clock;
  log: Logger;
  platform: Pick<BroadcastPlatform, 'sendMessage'>;
}

/** What is told to one follower outside the answer to a delivery. */
export interface Outbox extends LaterPort {
  /** Sends what is due. @returns how many were tried */
  sendDue(): Promise<number>;
  /** What a crash left half sent is held: it may have arrived. */
  releaseStale(): Promise<void>;
  /** Begins nothing more; resolves when what is being sent is through. */
  stop(): Promise<void>;
}

interface Claimed {
  id: bigint;
  openid: string;
  body: Uint8Array;
  attempts: number;
  /** The follower's window is open, and one of its messages was taken for this. */
  allowed: boolean;
}

const purpose = 'outbox.body';
/** The passive answer of the same turn must be there first. */
const afterAnswerMs = 1_000;
const mostAttempts = 6;
const staleAfterMs = 60_000;
/** Messages a window holds at most (see bot/window.ts). */
const mostInWindow = 5;

export function createOutbox(parts: OutboxParts): Outbox {
  const { database, vault, clock, log } = parts;
  const lanes = createLanes(async () => {
    const message = await claim(database, clock.now());
    if (!message) return false;
    await send(parts, message);
    return true;
  }, log);
  const wakes = createWakes();

  return {
    sendDue: lanes.run,

    async put(tx, openid, replies, inboxId) {
      const now = clock.now();
      const delay = inboxId === undefined ? afterAnswerMs : 0;
      for (const reply of replies)
        await tx.outboxMessage.create({
          data: {
            openid,
            ...(inboxId === undefined ? {} : { inboxId }),
            body: vault.sealJson(reply, purpose),
            notBefore: new Date(now.getTime() + delay),
            createdAt: now,
          },
        });
      wakes.expect(delay);
    },

    async takeBack(tx, inboxId) {
      const taken = await tx.outboxMessage.updateMany({
        where: { inboxId, state: { in: ['due', 'held'] }, uncertain: false },
        data: { state: 'taken', body: null },
      });
      return taken.count > 0;
    },

    async takeHeld(tx: Transaction, openid) {
      const rows = await tx.outboxMessage.findMany({
        where: { openid, state: 'held' },
        orderBy: { id: 'asc' },
      });
      await tx.outboxMessage.updateMany({
        where: { id: { in: rows.map((row) => row.id) } },
        data: { state: 'sent', body: null },
      });
      return rows.flatMap(({ body, uncertain }) =>
        body ? [{ reply: vault.openJson<Reply>(body, purpose), uncertain }] : [],
      );
    },

    wake() {
      for (const delay of wakes.due()) lanes.runIn(delay);
    },

    async releaseStale() {
      const staleBefore = new Date(clock.now().getTime() - staleAfterMs);
      await database.prisma.outboxMessage.updateMany({
        where: { state: 'sending', claimedAt: { lt: staleBefore } },
        data: { state: 'held', uncertain: true, reason: 'crash' },
      });
    },

    stop: lanes.stop,
  };
}

/**
 * Claims the next message, the oldest of its follower first, and takes one from the follower's
 * window. Another instance skips what is claimed; a follower whose turn is under way is passed over:
 * to wait for that would hold up all others, and the turn may itself want the message back.
 */
async function claim(database: Database, now: Date): Promise<Claimed | undefined> {
  const rows = await database.prisma.$queryRaw<Claimed[]>`
    WITH next AS (
      SELECT o.id, o.openid,
        COALESCE(f."windowLeft" > 0 AND f."windowClosesAt" > ${now}, false) AS allowed
      FROM "OutboxMessage" o JOIN "Follower" f ON f.openid = o.openid
      WHERE o.state = 'due' AND o."notBefore" <= ${now} AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" e WHERE e.openid = o.openid AND e.id < o.id
          AND e.state IN ('due', 'sending')
      )
      ORDER BY o.id LIMIT 1 FOR UPDATE OF o, f SKIP LOCKED
    ), spent AS (
      UPDATE "Follower" f SET "windowLeft" = f."windowLeft" - 1 FROM next
      WHERE f.openid = next.openid AND next.allowed
    )
    UPDATE "OutboxMessage" o SET state = 'sending', "claimedAt" = ${now}, attempts = o.attempts + 1
    FROM next WHERE o.id = next.id
    RETURNING o.id, o.openid, o.body, o.attempts, next.allowed`;
  return rows[0];
}

async function send({ database, vault, clock, log, platform }: OutboxParts, message: Claimed) {
  const { id, openid, body, attempts, allowed } = message;
  const finish = (data: Record<string, unknown>) =>
    database.prisma.outboxMessage.updateMany({ where: { id, state: 'sending' }, data });
  if (!allowed) return finish({ state: 'held', reason: 'window' });
  try {
    await platform.sendMessage(openid, vault.openJson<Reply>(body, purpose));
  } catch (error) {
    const failure = error instanceof SendFailed ? error.failure : 'unsure';
    log.warn({ failure, reason: messageOf(error) }, 'a message to a follower was not sent');
    if (failure === 'busy') await giveBack(database, openid, clock.now());
    if (failure === 'gone') return finish({ state: 'dropped', reason: failure, body: null });
    if (failure === 'busy' && attempts < mostAttempts) {
      const notBefore = new Date(clock.now().getTime() + 2 ** attempts * 500);
      return finish({ state: 'due', notBefore });
    }
    return finish({ state: 'held', reason: failure, uncertain: failure === 'unsure' });
  }
  return finish({ state: 'sent', body: null });
}

/** What the platform was too busy to take does not count against the follower's window. */
async function giveBack(database: Database, openid: string, now: Date): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE "Follower" SET "windowLeft" = LEAST("windowLeft" + 1, ${mostInWindow}::int)
    WHERE openid = ${openid} AND "windowClosesAt" > ${now}`;
}

/** A turn ends soon after its last `put`. */
const turnEndsMs = 10_000;

/**
 * When to look, in milliseconds after a commit, for what the turns under way have put in. Which
 * commit made a message visible is not known here, so that each one within some seconds counts;
 * most turns put nothing in, and cost no look at the table.
 */
function createWakes() {
  const expected = new Map<number, number>();
  return {
    expect(delay: number): void {
      expected.set(delay, performance.now() + turnEndsMs);
    },
    due(): number[] {
      for (const [delay, until] of expected) if (until < performance.now()) expected.delete(delay);
      return [...expected.keys()];
    },
  };
}
