import type { Reply } from '../bot/reply.ts';
import type { Transaction } from '../database/index.ts';

/** To tell members something outside the answer to their message: what services use of this room. */
export interface Broadcaster {
  /**
   * Tells one follower, in the caller's transaction. Where the platform forbids a message just now
   * (the follower has not written for two days) the notice goes out as a template message, if there
   * is one and the account may send them; the reply itself waits until the follower writes.
   */
  tell(tx: Transaction, openid: string, reply: Reply, notice?: Notice): Promise<void>;
  /** Plans a broadcast of approved text; once for a key, whoever asks and how often. */
  plan(tx: Transaction, broadcast: PlannedBroadcast): Promise<void>;
}

/** The few words of a template message, which others may see on the phone: neutral, no names. */
export interface Notice {
  /** At most 20 characters, what is there: 您咨询的事有回复了. */
  title: string;
  /** The day it is about, `YYYY-MM-DD`. */
  day: string;
  url?: string;
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
