import type { Logger } from 'pino';
import { plainText } from '../bot/render.ts';
import type { Reply } from '../bot/reply.ts';
import type { Clock } from '../clock.ts';
import type { Database, Transaction, Vault } from '../database/index.ts';
import { type InboundEvent, splitText } from '../wechat/index.ts';
import { createBroadcasts } from './broadcasts.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { BroadcastPlatform } from './platform.ts';
import type { Broadcaster } from './port.ts';
import { takeReport } from './reports.ts';

export { type BroadcastPlatform, SendFailed, type SendFailure } from './platform.ts';
export type { Broadcaster, Notice, PlannedBroadcast } from './port.ts';
export { forgetOldDeliveries } from './retention.ts';

export interface BroadcastRoom extends Broadcaster {
  outbox: Outbox;
  /** Sends what is planned; called by the clock, on every instance. */
  run(): Promise<void>;
  /** Takes the platform's report on a template or mass message. */
  onReport(tx: Transaction, event: InboundEvent): Promise<void>;
  /** Sends nothing more; resolves when what is being sent is through. */
  stop(): Promise<void>;
}

/**
 * @param channel how a broadcast goes out: one mass message (subscription account), or a template
 *   message to each subscriber (service account, which may not send a mass message every day)
 */
export function createBroadcast(parts: {
  database: Database;
  vault: Vault;
  clock: Clock;
  log: Logger;
  platform: BroadcastPlatform;
  channel: 'mass' | 'template';
}): BroadcastRoom {
  const outbox = createOutbox(parts);
  const broadcasts = createBroadcasts(parts);
  return {
    outbox,
    run: broadcasts.run,

    async tell(tx, openid, reply, notice) {
      await outbox.tell(tx, openid, inParts(reply), notice);
    },

    async plan(tx, planned) {
      const { key, title, body, url, sendBefore } = planned;
      await tx.broadcast.createMany({
        data: {
          key,
          title,
          body,
          sendBefore,
          channel: parts.channel,
          createdAt: parts.clock.now(),
          ...(url ? { url } : {}),
        },
        skipDuplicates: true,
      });
    },

    onReport: (tx, event) => takeReport(tx, event, parts.clock.now()),

    async stop() {
      await Promise.all([outbox.stop(), broadcasts.stop()]);
    },
  };
}

/** The platform refuses a text that is too long. */
function inParts(reply: Reply): Reply[] {
  if (reply.kind !== 'text' && reply.kind !== 'choices') return [reply];
  return splitText(plainText(reply)).map((text) => ({ kind: 'text', text }));
}
