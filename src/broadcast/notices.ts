import { messageOf } from '../errors.ts';
import type { OutboxParts } from './outbox.ts';
import { dedupeKey, SendFailed } from './platform.ts';
import type { Notice } from './port.ts';
import { mostAttempts, nextTry } from './retry.ts';

export const noticePurpose = 'outbox.notice';

interface Claimed {
  id: bigint;
  openid: string;
  notice: Uint8Array;
  attempts: number;
}

/**
 * The template messages that stand for held messages, each at most once: the row is claimed before
 * the call, and what a crash or a lost answer leaves in doubt is not sent again.
 */
export function createNotices({ database, vault, clock, log, platform }: OutboxParts) {
  const { prisma } = database;
  let refused = false;

  async function send({ id, openid, notice, attempts }: Claimed): Promise<void> {
    const words = vault.openJson<Notice>(notice, noticePurpose);
    const key = dedupeKey(`notice|${openid}|${id}`);
    const result = await sending(() => platform.sendNotice?.({ ...words, openid, dedupeKey: key }));
    complain(result);
    // Not over what the platform has reported in the meantime.
    await prisma.outboxMessage.updateMany({
      where: { id, noticeState: 'sending' },
      data:
        result instanceof SendFailed
          ? afterFailure(result, attempts)
          : { noticeState: 'accepted', noticeMsgId: result, notice: null },
    });
  }

  function afterFailure({ failure }: SendFailed, attempts: number) {
    if (failure === 'busy' && attempts < mostAttempts)
      return { noticeState: 'due', notBefore: nextTry(clock.now(), attempts) };
    return { noticeState: failure === 'unsure' ? 'uncertain' : 'failed', notice: null };
  }

  /** A template that is refused is refused for every follower: one line says so. */
  function complain(result: SendFailed | string): void {
    if (typeof result === 'string') {
      refused = false;
      return;
    }
    const { failure, message: reason } = result;
    const line = { failure, reason };
    if (failure !== 'refused') log.warn(line, 'a notice to a follower was not sent');
    else if (!refused) log.error(line, 'notices are refused: the messages wait without them');
    refused ||= failure === 'refused';
  }

  return {
    /** Sends the next one due. @returns false if there was none, or the account may not send them */
    async next(): Promise<boolean> {
      const claimed = platform.sendNotice && (await claim());
      if (claimed) await send(claimed);
      return claimed !== undefined;
    },

    /** What becomes of the notice of a message that is held because the window is closed. */
    whenHeld(hasNotice: boolean) {
      return hasNotice && platform.sendNotice
        ? { noticeState: 'due', notBefore: clock.now() }
        : { notice: null };
    },

    /** What a crash left half sent may have arrived. */
    async releaseStale(before: Date): Promise<void> {
      await prisma.outboxMessage.updateMany({
        where: { noticeState: 'sending', claimedAt: { lt: before } },
        data: { noticeState: 'uncertain', notice: null },
      });
    },
  };

  /** A follower who has written meanwhile has the message itself; one who has left gets neither. */
  async function claim(): Promise<Claimed | undefined> {
    const now = clock.now();
    const rows = await prisma.$queryRaw<Claimed[]>`
      WITH next AS (
        SELECT o.id FROM "OutboxMessage" o JOIN "Follower" f ON f.openid = o.openid
        WHERE o."noticeState" = 'due' AND o."notBefore" <= ${now} AND o.state = 'held'
          AND f."unsubscribedAt" IS NULL
        ORDER BY o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED
      )
      UPDATE "OutboxMessage" o SET "noticeState" = 'sending', "claimedAt" = ${now},
        attempts = o.attempts + 1
      FROM next WHERE o.id = next.id
      RETURNING o.id, o.openid, o.notice, o.attempts`;
    return rows[0];
  }
}

async function sending(send: () => Promise<string> | undefined): Promise<SendFailed | string> {
  try {
    return (await send()) ?? new SendFailed('refused', 'the account has no template for notices');
  } catch (error) {
    return error instanceof SendFailed ? error : new SendFailed('unsure', messageOf(error));
  }
}
