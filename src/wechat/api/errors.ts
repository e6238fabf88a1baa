import { type Action, adviceFor } from './codes.ts';

/** WeChat answered, and said no. */
export class WechatApiError extends Error {
  override name = 'WechatApiError';
  readonly endpoint: string;
  /** The errcode. */
  readonly code: number;
  /** The request's id, for a report to WeChat; '' where none came. */
  readonly rid: string;
  readonly action: Action;
  readonly advice: string;

  /** @param errmsg as answered, without secrets */
  constructor(endpoint: string, code: number, errmsg: string) {
    const { action, advice } = adviceFor(code);
    super(`${endpoint}: ${code} ${errmsg} (${advice})`);
    this.endpoint = endpoint;
    this.code = code;
    this.rid = /rid:\s*([\w-]+)/.exec(errmsg)?.[1] ?? '';
    this.action = action;
    this.advice = advice;
  }
}

/**
 * `unreachable` nothing was sent · `broken` the connection ended before the answer ·
 * `timeout` no answer in time · `bad-answer` one that is not what the page says.
 */
export type NetworkReason = 'unreachable' | 'broken' | 'timeout' | 'bad-answer';

/** There was no answer to go by. */
export class WechatNetworkError extends Error {
  override name = 'WechatNetworkError';
  readonly endpoint: string;
  readonly reason: NetworkReason;
  readonly detail: string;
  /** True if WeChat may have done what was asked: do not just ask again. */
  readonly maybeDone: boolean;

  constructor(endpoint: string, reason: NetworkReason, detail: string, maybeDone = true) {
    super(`${endpoint}: ${reason}: ${detail}`);
    this.endpoint = endpoint;
    this.reason = reason;
    this.detail = detail;
    this.maybeDone = maybeDone && reason !== 'unreachable';
  }
}

/** A request that was not sent, as WeChat's page says it would be refused. A mistake of ours. */
export class WechatLimitError extends Error {
  override name = 'WechatLimitError';
}
