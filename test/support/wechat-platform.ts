import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  createMemoryTokenStore,
  createWechatApi,
  type TokenStore,
} from '../../src/wechat/index.ts';
import { account, listen, recordingLog } from './wechat.ts';

/** A request as the platform saw it. */
export interface SeenCall {
  method: string;
  path: string;
  query: Record<string, string>;
  contentType: string;
  body: Buffer;
  /** The body, if it is JSON. */
  json: Record<string, unknown>;
}

/** An object is answered as JSON; a function may do anything, such as nothing. */
export type Answer = object | ((call: SeenCall, res: ServerResponse) => void);

export const appSecret = '0123456789abcdef0123456789abcdef';

/**
 * The part of WeChat's API the client is tested against: a token that can be made to fail, and
 * answers to order. Everything else is answered with `{errcode: 0}`.
 */
export async function startPlatform() {
  const calls: SeenCall[] = [];
  const answers = new Map<string, Answer[]>();
  const tokens = { valid: 'token-1', stable: 'token-1', issued: 1, lifeSeconds: 7200, delayMs: 0 };

  function issue() {
    tokens.issued++;
    tokens.stable = `token-${tokens.issued}`;
    tokens.valid = tokens.stable;
  }

  async function respond(call: SeenCall, res: ServerResponse) {
    const ordered = answers.get(call.path);
    const answer = ordered && ordered.length > 1 ? ordered.shift() : ordered?.[0];
    if (call.path === '/cgi-bin/stable_token' && answer === undefined) {
      if (call.json.force_refresh) issue();
      await new Promise((resolve) => setTimeout(resolve, tokens.delayMs));
      json(res, { access_token: tokens.stable, expires_in: tokens.lifeSeconds });
    } else if ('access_token' in call.query && call.query.access_token !== tokens.valid) {
      const errmsg = `invalid credential ${call.query.access_token} rid: 65f0-1234-abcd`;
      json(res, { errcode: 40001, errmsg });
    } else if (typeof answer === 'function') answer(call, res);
    else json(res, answer ?? { errcode: 0, errmsg: 'ok' });
  }

  const server = await listen(async (req, res) => {
    const call = await seen(req);
    calls.push(call);
    await respond(call, res);
  });
  return {
    ...server,
    calls,
    tokens,
    issue,
    /** What a path answers, in order; the last for ever. */
    answer: (path: string, ...ordered: Answer[]) => void answers.set(path, ordered),
    callsTo: (path: string) => calls.filter((call) => call.path === path),
    reset() {
      calls.length = 0;
      answers.clear();
      Object.assign(tokens, { valid: 'token-1', stable: 'token-1', issued: 1 });
      Object.assign(tokens, { lifeSeconds: 7200, delayMs: 0 });
    },
  };
}

export type Platform = Awaited<ReturnType<typeof startPlatform>>;

interface ClientSettings {
  store?: TokenStore;
  timeoutMs?: number;
}

/** A client of that platform, with a clock that can be set. */
export function clientOf(platform: Pick<Platform, 'origin'>, settings: ClientSettings = {}) {
  const { store = createMemoryTokenStore(), timeoutMs = 5_000 } = settings;
  const time = { now: new Date('2026-11-22T02:00:00Z') };
  const { log, lines, text } = recordingLog();
  const metered: string[] = [];
  const api = createWechatApi({
    appId: account.appId,
    appSecret,
    baseUrl: platform.origin,
    tokenStore: store,
    clock: { now: () => time.now },
    log,
    metrics: {
      received: () => {},
      refused: () => {},
      answered: () => {},
      apiCall: (endpoint, outcome) => void metered.push(`${endpoint} ${outcome}`),
    },
    retryDelays: [5, 10],
    timeoutMs,
  });
  const passMinutes = (minutes: number) => {
    time.now = new Date(time.now.getTime() + minutes * 60_000);
  };
  return { api, store, lines, logText: text, metered, passMinutes };
}

export function json(res: ServerResponse, value: unknown): void {
  res.setHeader('content-type', 'application/json; charset=utf-8');
  res.end(JSON.stringify(value));
}

async function seen(req: IncomingMessage): Promise<SeenCall> {
  const url = new URL(req.url ?? '', 'http://platform');
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const contentType = req.headers['content-type'] ?? '';
  return {
    method: req.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    contentType,
    body,
    json: contentType.includes('json') ? JSON.parse(body.toString()) : {},
  };
}
