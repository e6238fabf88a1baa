import { randomUUID } from 'node:crypto';
import type { Vault } from '../database/index.ts';
import type { Inbound } from '../wechat/index.ts';
import type { BotParts } from './bot.ts';
import type { AnswerWindow } from './inbox.ts';
import { fetchPhoto } from './photos.ts';
import { createSay } from './say.ts';
import type { Job } from './worker.ts';

/** A window that nobody waits at: the answer must go another way. */
const closedWindow: AnswerWindow = { take: () => false };

/** A message that ends the program, or cannot be opened, is not tried for ever. */
const mostAttempts = 5;

/** Works messages that were written down and whose delivery is over, or not at this instance. */
export function createLeftovers(parts: BotParts, work: (job: Job) => Promise<unknown>) {
  const { database, vault, clock, log, later } = parts;
  const { prisma } = database;

  /** Never rejects: one that cannot be worked must not keep others from being answered. */
  async function workRow(id: bigint): Promise<void> {
    try {
      const row = await attempt(id);
      if (!row) return;
      if (row.attempts > mostAttempts) return await giveUp(id, row.openid);
      const inbound = openInbound(vault, row.payload);
      const photo = await fetchPhoto(parts, inbound);
      await work({ id, inbound, photo, window: closedWindow });
    } catch (error) {
      log.error({ err: error, inbox: String(id) }, 'a message left behind could not be worked');
    }
  }

  /** Counts before it works: what ends the program cannot be counted afterwards. */
  async function attempt(id: bigint) {
    const rows = await prisma.$queryRaw<
      { openid: string; attempts: number; payload: Uint8Array }[]
    >`
      UPDATE "InboxMessage" SET attempts = attempts + 1
      WHERE id = ${id} AND state = 'pending' AND payload IS NOT NULL
      RETURNING openid, attempts, payload`;
    return rows[0];
  }

  async function giveUp(id: bigint, openid: string): Promise<void> {
    const errorId = randomUUID().slice(0, 8);
    log.error({ errorId, inbox: String(id) }, 'a message was given up');
    const text = createSay(parts.shared)('failed', { errorId });
    await prisma.$transaction(async (tx) => {
      const given = await tx.inboxMessage.updateMany({
        where: { id, state: 'pending' },
        data: { state: 'failed', payload: null, answeredAt: clock.now() },
      });
      if (given.count > 0) await later.put(tx, openid, [{ kind: 'text', text }], id);
    });
    later.wake();
  }

  return { workRow };
}

/** The stored message again, its dates dates. */
function openInbound(vault: Vault, payload: Uint8Array): Inbound {
  const stored = vault.openJson<Inbound & { createdAt: string | Date }>(payload, 'inbox.payload');
  return { ...stored, createdAt: new Date(stored.createdAt) };
}
