import { dayOf } from '../days.ts';
import { messageOf } from '../errors.ts';
import type { BroadcastParts, BroadcastRow } from './broadcasts.ts';
import { dedupeKey, SendFailed } from './platform.ts';

/** So many are sent at once. */
const batch = 10;
/** The platform recognises a repeated template message for some ten minutes; we trust eight. */
const dedupeMs = 8 * 60_000;
const mostAttempts = 5;

interface Claimed {
  openid: string;
  attempts: number;
  /** The first of the earlier attempts that may have arrived. */
  doubtSince: Date | null;
}

/** How one message went: undefined if the platform took it. */
export type Sent = SendFailed | undefined;

/** The template messages of a broadcast, one row a recipient. */
export function createDeliveries(parts: Pick<BroadcastParts, 'database' | 'clock' | 'platform'>) {
  const { database, clock, platform } = parts;
  const { prisma } = database;

  /** Makes the missing rows; what an instance that died had claimed is due again. */
  async function plan(broadcastId: number): Promise<void> {
    await prisma.$executeRaw`
      INSERT INTO "Delivery" ("broadcastId", openid)
      SELECT ${broadcastId}, openid FROM "Follower"
      WHERE "wantsBulletin" AND "unsubscribedAt" IS NULL
      ON CONFLICT DO NOTHING`;
    await prisma.delivery.updateMany({
      where: { broadcastId, state: 'sending' },
      data: { state: 'due' },
    });
  }

  /** @returns how each of the next ones went; nothing if none is left */
  async function sendBatch(row: BroadcastRow): Promise<Sent[]> {
    const claimed = await claim(row.id);
    return Promise.all(claimed.map((one) => deliver(row, one)));
  }

  /** Those that failed before come last. */
  async function claim(id: number): Promise<Claimed[]> {
    return prisma.$queryRaw<Claimed[]>`
      WITH next AS (
        SELECT openid, "doubtSince" FROM "Delivery" WHERE "broadcastId" = ${id} AND state = 'due'
        ORDER BY attempts, openid LIMIT ${batch} FOR UPDATE SKIP LOCKED
      )
      UPDATE "Delivery" d SET state = 'sending', attempts = d.attempts + 1,
        "doubtSince" = COALESCE(d."doubtSince", ${clock.now()})
      FROM next WHERE d."broadcastId" = ${id} AND d.openid = next.openid
      RETURNING d.openid, d.attempts, next."doubtSince"`;
  }

  async function deliver(
    row: BroadcastRow,
    { openid, attempts, doubtSince }: Claimed,
  ): Promise<Sent> {
    // Not over what the platform has reported in the meantime.
    const where = { broadcastId: row.id, openid, state: 'sending' };
    const finish = (data: Record<string, unknown>) => prisma.delivery.updateMany({ where, data });
    if (doubtSince && clock.now().getTime() - doubtSince.getTime() > dedupeMs) {
      await finish({ state: 'uncertain', reason: 'it may have arrived before' });
      return undefined;
    }
    try {
      const msgId = await platform.sendTemplate(messageFor(row, openid));
      await finish({ state: 'accepted', msgId });
      return undefined;
    } catch (error) {
      const failed =
        error instanceof SendFailed ? error : new SendFailed('unsure', messageOf(error));
      await finish({ ...afterFailure(failed, attempts, doubtSince), reason: failed.message });
      return failed;
    }
  }

  return { plan, sendBatch };
}

function messageFor({ key, title, body, url, sendBefore }: BroadcastRow, openid: string) {
  return {
    openid,
    title,
    body,
    day: dayOf(sendBefore),
    dedupeKey: dedupeKey(`${key}|${openid}`),
    ...(url ? { url } : {}),
  };
}

/** What becomes of a delivery: the platform certainly did not take what it was too busy for. */
function afterFailure({ failure }: SendFailed, attempts: number, doubtSince: Date | null) {
  if (failure === 'quota') return { state: 'due', doubtSince };
  if (failure === 'busy')
    return attempts < mostAttempts ? { state: 'due', doubtSince } : { state: 'failed' };
  if (failure === 'unsure') return { state: attempts < mostAttempts ? 'due' : 'uncertain' };
  return { state: 'failed' };
}
