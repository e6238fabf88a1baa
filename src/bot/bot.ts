import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database, Transaction, Vault } from '../database/index.ts';
import type { InboundEvent } from '../wechat/index.ts';
import type { Action } from './action.ts';
import type { Form } from './forms/form.ts';
import type { IntentFile, Matcher } from './intents/index.ts';
import type { Prepare } from './prepare.ts';
import type { Reply } from './reply.ts';

/** An action, with the intent whose replies it speaks where no intent names the action itself. */
export type ActionEntry = Action | { intent: string; run: Action };

/** A shape of message that means an intent whatever the words. */
export interface Pattern {
  shape: RegExp;
  intent: string;
  /** What runs, by its full name, where that is not the intent's own action. */
  action?: string;
}

/** What the bot is made of; app.ts puts it together from the services. */
export interface BotParts {
  clock: Clock;
  database: Database;
  vault: Vault;
  log: Logger;
  matcher: Matcher;
  intents: IntentFile[];
  /** Sentences that belong to no intent (intents/_common.yaml). */
  shared: Record<string, string>;
  /** By full name, `relief.apply`. */
  actions: Map<string, ActionEntry>;
  forms: Map<string, Form>;
  patterns: Pattern[];
  /** By intent. */
  preparations: Map<string, Prepare>;
  later: LaterPort;
  media: MediaPort;
  metrics: BotMetrics;
  /** Takes what the platform reports of mass and template messages; again without effect. */
  onReport(tx: Transaction, event: InboundEvent): Promise<void>;
  /** Milliseconds after which a delivery is answered without the reply. WeChat waits 5,000. */
  budgetMs?: number;
}

/** How the bot says something outside the answer to a delivery (broadcast/ does it). */
export interface LaterPort {
  /** Puts replies into the follower's outbox, in order. `inboxId`: the message this answers late. */
  put(tx: Transaction, openid: string, replies: Reply[], inboxId?: bigint): Promise<void>;
  /** Takes the late answer to a message back, if it has not been sent: a repeat can have it. */
  takeBack(tx: Transaction, inboxId: bigint): Promise<boolean>;
  /** Takes what waits for the follower to write again. `uncertain`: it may have arrived before. */
  takeHeld(tx: Transaction, openid: string): Promise<{ reply: Reply; uncertain: boolean }[]>;
  /** Sends what is due soon; called after the commit. */
  wake(): void;
}

/** Downloads what a follower sent. */
export interface MediaPort {
  download(mediaId: string): Promise<{ content: Buffer; contentType: string }>;
}

export interface BotMetrics {
  /** One message worked: the intent (or `form`, `choice`, `word`, `event`, …) and how it went. */
  turn(route: string, outcome: 'answered' | 'unsure' | 'missed' | 'failed', seconds: number): void;
  late(): void;
  repeat(): void;
}
