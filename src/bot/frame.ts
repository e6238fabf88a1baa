import type { Transaction } from '../database/index.ts';
import type { Inbound } from '../wechat/index.ts';
import type { Input } from './action.ts';
import type { BotParts } from './bot.ts';
import type { Prepared } from './prepare.ts';
import type { Reply } from './reply.ts';
import type { FormState, Talk } from './talk.ts';

/** A follower's row as the turn reads and changes it. */
export interface FollowerState {
  openid: string;
  wantsBulletin: boolean;
  subscribedAt: Date | null;
  unsubscribedAt: Date | null;
  scene: string | null;
  handedOverUntil: Date | null;
  windowClosesAt: Date | null;
  windowLeft: number;
}

/** A photo that came with the message, fetched before the transaction began. */
export type Photo = { fileId: number } | { failed: true };

/** One turn: everything about one message while it is worked. Steps change `talk` and `follower`. */
export interface Frame {
  parts: BotParts;
  tx: Transaction;
  now: Date;
  inbound: Inbound;
  input: Input | undefined;
  photo: Photo | undefined;
  prepared: Prepared | undefined;
  follower: FollowerState;
  talk: Talk;
  /** The form being filled in, if it could not be carried on. */
  dropped?: FormState;
  /** True while something in between is answered: it may tell, but opens no form and offers nothing. */
  interrupting?: boolean;
  /** True once the reply holds the open form's question. */
  asked: boolean;
  /** What answered, for the metrics. */
  route: string;
  outcome: 'answered' | 'unsure' | 'missed';
}

/** A step answers the message, or leaves it to the next one. */
export type Step = (frame: Frame) => Promise<Reply | undefined> | Reply | undefined;

/** The text of the message, if it is one. */
export function textOf(frame: Frame): string | undefined {
  return frame.input?.kind === 'text' ? frame.input.text : undefined;
}
