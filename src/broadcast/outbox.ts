import type { Logger } from 'pino';
import type { LaterPort } from '../bot/bot.ts';
import type { Reply } from '../bot/reply.ts';
import type { Clock } from '../clock.ts';
import type { Database, Transaction, Vault } from '../database/index.ts';
import { messageOf } from '../errors.ts';
import { createLanes } from './lanes.ts';
import { createNotices, noticePurpose } from './notices.ts';
import { type BroadcastPlatform, SendFailed } from './platform.ts';
import type { Notice } from './port.ts';
import { mostAttempts, nextTry } from './retry.ts';
import { createWakes } from './wakes.ts';

export interface OutboxParts {
  database: Database;
  vault: Vault;
  clock: Clock;
  log: Logger;
  platform: Pick<BroadcastPlatform, 'sendMessage' | 'sendNotice'>;
}

/** What is told to one follower outside the answer to a delivery. */
export interface Outbox extends LaterPort {
  /** As `put`, with words to send in their place where the follower's window is closed. */
  tell(tx: Transaction, openid: string, replies: Reply[], notice?: Notice): Promise<void>;
  /** Sends what is due. @returns how many were tried */
  sendDue(): Promise<number>;
  /** What a crash left half sent is held: it may have arrived. */
  releaseStale(): Promise<void>;
  /** Begins nothing more; resolves when what is being sent is through. */
  stop(): Promise<void>;
}

type Notices = ReturnType<typeof createNotices>;

interface Claimed {
  id: bigint;
  openid: string;
  body: Uint8Array;
  attempts: number;
  /** The follower's window is open, and one of its messages was taken for this. */
  allowed: boolean;
  /** They have not told the platform that they left. */
  follows: boolean;
  hasNotice: boolean;
}

/** What a message may have beside its words. */
interface Extras {
  inboxId?: bigint | undefined;
  notice?: Notice | undefined;
}

const purpose = 'outbox.body';
/** The passive answer of the same turn must be there first. */
const afterAnswerMs = 1_000;
const staleAfterMs = 60_000;
/** Messages a window holds at most (see bot/window.ts). */
const mostInWindow = 5;

export function createOutbox(parts: OutboxParts): Outbox {
  const { database, vault, clock, log } = parts;
  const notices = createNotices(parts);
  const lanes = createLanes(async () => {
    const message = await claim(database, clock.now());
    if (!message) return notices.next();
    await send(parts, notices, message);
    return true;
  }, log);
  const wakes = createWakes();

  async function write(
    tx: Transaction,
    openid: string,
    replies: Reply[],
    { inboxId, notice }: Extras,
  ) {
    const now = clock.now();
    const delay = inboxId === undefined ? afterAnswerMs : 0;
    const sealed = notice && vault.sealJson(notice, noticePurpose);
    for (const [at, reply] of replies.entries())
      await tx.outboxMessage.create({
        data: {
          openid,
          ...(inboxId === undefined ? {} : { inboxId }),
          body: vault.sealJson(reply, purpose),
          // One for all the parts of a long text.
          ...(sealed && at === 0 ? { notice: sealed } : {}),
          notBefore: new Date(now.getTime() + delay),
          createdAt: now,
        },
      });
    wakes.expect(delay);
  }

  return {
    sendDue: lanes.run,

    put: (tx, openid, replies, inboxId) => write(tx, openid, replies, { inboxId }),

    tell: (tx, openid, replies, notice) => write(tx, openid, replies, { notice }),

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
        data: { state: 'sent', body: null, notice: null },
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
        data: { state: 'held', uncertain: true, reason: 'crash', notice: null },
      });
      await notices.releaseStale(staleBefore);
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
      SELECT o.id, o.openid, f."unsubscribedAt" IS NULL AS follows,
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
    RETURNING o.id, o.openid, o.body, o.attempts, next.allowed, next.follows,
      o.notice IS NOT NULL AS "hasNotice"`;
  return rows[0];
}

async function send(parts: OutboxParts, notices: Notices, message: Claimed): Promise<unknown> {
  const { database, vault, clock, log, platform } = parts;
  const { id, openid, body, attempts, allowed, follows, hasNotice } = message;
  const finish = (data: Record<string, unknown>) =>
    database.prisma.outboxMessage.updateMany({ where: { id, state: 'sending' }, data });
  const done = (data: Record<string, unknown>) => finish({ ...data, body: null, notice: null });
  const holdForWindow = () =>
    finish({ state: 'held', reason: 'window', ...notices.whenHeld(hasNotice) });
  if (!allowed) return follows ? holdForWindow() : done({ state: 'dropped', reason: 'gone' });
  try {
    await platform.sendMessage(openid, vault.openJson<Reply>(body, purpose));
  } catch (error) {
    const failure = error instanceof SendFailed ? error.failure : 'unsure';
    log.warn({ failure, reason: messageOf(error) }, 'a message to a follower was not sent');
    if (failure === 'busy') await giveBack(database, openid, clock.now());
    if (failure === 'gone') return done({ state: 'dropped', reason: failure });
    if (failure === 'window') return holdForWindow();
    if (failure === 'busy' && attempts < mostAttempts)
      return finish({ state: 'due', notBefore: nextTry(clock.now(), attempts) });
    const uncertain = failure === 'unsure';
    return finish({ state: 'held', reason: failure, uncertain, notice: null });
  }
  return done({ state: 'sent' });
}

/** What the platform was too busy to take does not count against the follower's window. */
async function giveBack(database: Database, openid: string, now: Date): Promise<void> {
  await database.prisma.$executeRaw`
    UPDATE "Follower" SET "windowLeft" = LEAST("windowLeft" + 1, ${mostInWindow}::int)
    WHERE openid = ${openid} AND "windowClosesAt" > ${now}`;
}
