import { createHash } from 'node:crypto';
import type { Reply } from '../bot/reply.ts';
import type { Notice } from './port.ts';

/** What of WeChat this room needs; app.ts makes it from the API client. */
export interface BroadcastPlatform {
  /** One customer-service message. @throws SendFailed */
  sendMessage(openid: string, reply: Reply): Promise<void>;
  /** One template message. @returns the platform's id of it. @throws SendFailed */
  sendTemplate(message: TemplateMessage): Promise<string>;
  /**
   * A few neutral words as a template message; absent where the account has no template for them.
   * @returns the platform's id of it. @throws SendFailed
   */
  sendNotice?(notice: NoticeMessage): Promise<string>;
  /**
   * One text to all followers.
   * @param dedupeKey at most 64 bytes; the same text sent again under it within a day is not sent twice
   * @returns the platform's id of it. @throws SendFailed
   */
  sendToAll(text: string, dedupeKey: string): Promise<string>;
}

export interface NoticeMessage extends Notice {
  openid: string;
  /** The same message under the same key within some ten minutes is not sent twice. */
  dedupeKey: string;
}

export interface TemplateMessage {
  openid: string;
  title: string;
  /** The day it is for, `YYYY-MM-DD`. */
  day: string;
  body: string;
  url?: string;
  /** The same message under the same key within some ten minutes is not sent twice. */
  dedupeKey: string;
}

/**
 * Why something was not sent, as far as what to do next depends on it:
 * `window` the follower must write first · `gone` they cannot be reached · `busy` try again soon ·
 * `quota` not today · `unsure` it may have been sent · `refused` trying again will not help.
 */
export type SendFailure = 'window' | 'gone' | 'busy' | 'quota' | 'unsure' | 'refused';

export class SendFailed extends Error {
  override name = 'SendFailed';
  readonly failure: SendFailure;

  /** @param message what to do, without personal data */
  constructor(failure: SendFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}

/** Names one message to the platform, which takes at most 64 bytes. */
export function dedupeKey(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 24);
}
