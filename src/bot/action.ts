import type { Transaction } from '../database/index.ts';
import type { Outcome } from './reply.ts';

/** What the member did, as an action sees it. */
export type Input =
  | { kind: 'text'; text: string }
  | { kind: 'photo'; fileId: number }
  | { kind: 'location'; latitude: number; longitude: number; label: string }
  /** A picked option, a menu button: the action's arguments say all. */
  | { kind: 'picked' };

/** Who writes, as far as an action needs to know. */
export interface Member {
  openid: string;
  wantsBulletin: boolean;
}

/** Says a sentence of the running intent's `replies`, its {placeholders} filled in. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

/** All an action gets. It writes through `tx` alone: what it wrote and the answer commit together. */
export interface Turn {
  readonly member: Member;
  readonly input: Input;
  readonly now: Date;
  readonly tx: Transaction;
  /** `say('done', {number})` takes `replies.done` of the intent that names this action. */
  readonly say: Say;
  /** What the last answer left here for a follow-up question. */
  readonly topic: Record<string, unknown> | undefined;
  /**
   * Leaves something for a follow-up question. With `expects`, a list of short answers, these and
   * bare questions (多少钱, 要什么材料) come back to this intent too: see bot/follow-up.ts.
   */
  remember(topic: Record<string, unknown>): void;
  /** What the service prepared for this message before the turn began: see bot/prepare.ts. */
  readonly prepared?: unknown;
  /** Ids of the photos that the forms still open hold: of others than the one just handed in. */
  readonly heldPhotos: readonly number[];
  /** Names this message once and for all: the same when it is worked again after a crash. */
  readonly messageKey: string;
}

/**
 * What an intent, an option or a menu button runs.
 *
 * @throws Refusal for an expected failure: its sentence is said, and what was written is undone
 */
export type Action = (turn: Turn, args: Record<string, unknown>) => Promise<Outcome> | Outcome;
