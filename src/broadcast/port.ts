import type { Reply } from '../bot/reply.ts';
import type { Transaction } from '../database/index.ts';

/** To tell members something outside the answer to their message: what services use of this room. */
export interface Broadcaster {
  /** Tells one follower, in the caller's transaction; held until they write if the platform forbids. */
  tell(tx: Transaction, openid: string, reply: Reply): Promise<void>;
  /** Plans a broadcast of approved text; once for a key, whoever asks and how often. */
  plan(tx: Transaction, broadcast: PlannedBroadcast): Promise<void>;
}

export interface PlannedBroadcast {
  /** Names what is sent, so that it is sent once: `bulletin:2026-11-22`. */
  key: string;
  title: string;
  body: string;
  url?: string;
  /** Not sent after this moment: marked missed instead. */
  sendBefore: Date;
}
