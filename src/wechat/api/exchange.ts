import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { WechatMetrics } from '../metrics.ts';
import type { Action } from './codes.ts';
import { WechatApiError, WechatNetworkError } from './errors.ts';
import { type HttpAnswer, type HttpRequest, sendRequest } from './http.ts';

/** What every request needs beside itself. */
export interface ExchangeParts {
  baseUrl: string;
  log: Logger;
  fetch: typeof globalThis.fetch;
  metrics?: WechatMetrics | undefined;
}

export interface ExchangeRequest extends Pick<HttpRequest, 'method' | 'timeoutMs' | 'maxBytes'> {
  endpoint: string;
  /** What is undefined is left out. */
  query?: Record<string, string | undefined> | undefined;
  json?: unknown;
  /** Made anew for each try, as a form can be sent once. */
  form?: (() => FormData) | undefined;
}

/** Things a union's day brings; the rest needs somebody's eyes. */
const ordinary = new Set<Action>([
  'retry',
  'refresh-token',
  'hold',
  'mark-unfollowed',
  'resubscribe',
  'split',
  'accepted',
]);

/** One request and its answer, counted and logged: never the address, which holds the token. */
export async function exchange<T>(
  { baseUrl, log, fetch, metrics }: ExchangeParts,
  request: ExchangeRequest,
  read: (answer: HttpAnswer) => T,
): Promise<T> {
  const { endpoint, query = {}, json, form, method, timeoutMs, maxBytes } = request;
  const url = new URL(baseUrl.replace(/\/$/, '') + endpoint);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  const body = json === undefined ? form?.() : JSON.stringify(json);
  const started = performance.now();
  let outcome = 'ok';
  try {
    return read(await sendRequest(fetch, endpoint, { method, url, body, timeoutMs, maxBytes }));
  } catch (error) {
    outcome = logFailure(log, error);
    throw error;
  } finally {
    metrics?.apiCall(endpoint, outcome, (performance.now() - started) / 1000);
  }
}

function logFailure(log: Logger, error: unknown): string {
  if (error instanceof WechatApiError) {
    const { endpoint, code, rid, action, advice } = error;
    const level = ordinary.has(action) ? 'info' : 'warn';
    log[level]({ endpoint, code, rid, action, advice }, 'WeChat refused a call');
    return String(code);
  }
  if (error instanceof WechatNetworkError) {
    const { endpoint, reason, detail } = error;
    log.warn({ endpoint, reason, detail }, 'WeChat did not answer a call');
    return reason;
  }
  return 'error';
}

/**
 * Repeats what may be repeated: what WeChat was too busy for, what never left this machine, and the
 * rest only if asking twice does no harm.
 *
 * @param delays pauses before each repetition, in ms
 */
export async function withRetries<T>(
  delays: readonly number[],
  repeatable: boolean,
  attempt: () => Promise<T>,
): Promise<T> {
  for (const delay of delays) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayRepeat(error, repeatable)) throw error;
      await sleep(delay);
    }
  }
  return attempt();
}

/** 45066 asks for a minute's pause, which only a queue can give. */
const BUSY = new Set([-1, 45011]);

function mayRepeat(error: unknown, repeatable: boolean): boolean {
  if (error instanceof WechatApiError) return BUSY.has(error.code);
  return error instanceof WechatNetworkError && (repeatable || !error.maybeDone);
}
