export type AttemptOutcome =
  | 'replied'
  | 'acknowledged'
  | 'malformed'
  | 'timeout'
  | 'no-connection'
  | 'http-error'
  | 'answer-dropped';

/** One request to the bot. */
export interface Attempt {
  number: number;
  at: number;
  /** Real milliseconds. */
  ms: number;
  status: number | null;
  outcome: AttemptOutcome;
  /** What the bot answered, decrypted where possible; the beginning of it. */
  answer: string;
  /** Why an answer counts as malformed. */
  problem?: string;
}

/** One message or event on its way to the bot, with every attempt. */
export interface Delivery {
  id: string;
  openid: string;
  /** e.g. `文字：你好`, for the records panel. */
  label: string;
  msgId: string | null;
  at: number;
  /** By the process's own clock (`performance.now()`): tells how late a later message is. */
  begun: number;
  /** Somebody waits for a reply. */
  awaited: boolean;
  /** The XML before encryption. */
  request: string;
  attempts: Attempt[];
  outcome: 'under-way' | 'replied' | 'acknowledged' | 'failed' | 'malformed';
  /** Ids of the chat messages that came of it. */
  shown: string[];
}

/** One call of the bot's to the platform's API. */
export interface ApiCall {
  id: string;
  at: number;
  method: string;
  /** e.g. `/cgi-bin/message/custom/send` */
  endpoint: string;
  /** The JSON body, or a note on what else was sent; secrets are masked. */
  request: unknown;
  /** Null where the connection was dropped. */
  errcode: number | null;
  response: unknown;
  rid: string;
  ms: number;
}

const KEPT = 500;

/** The last deliveries and API calls, newest last. */
export class Records {
  readonly deliveries: Delivery[] = [];
  readonly calls: ApiCall[] = [];

  addDelivery(delivery: Delivery): void {
    this.deliveries.push(delivery);
    if (this.deliveries.length > KEPT) this.deliveries.shift();
  }

  addCall(call: ApiCall): void {
    this.calls.push(call);
    if (this.calls.length > KEPT) this.calls.shift();
  }

  /** The follower's last message or event that asked for a reply. */
  lastAwaited(openid: string): Delivery | null {
    return this.deliveries.findLast((one) => one.awaited && one.openid === openid) ?? null;
  }

  clear(): void {
    this.deliveries.length = 0;
    this.calls.length = 0;
  }
}
