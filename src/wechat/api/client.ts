import type { Logger } from 'pino';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import type { WechatMetrics } from '../metrics.ts';
import { checkStatus, readAnswer, readFile } from './answer.ts';
import { WechatApiError, WechatNetworkError } from './errors.ts';
import { type ExchangeParts, type ExchangeRequest, exchange, withRetries } from './exchange.ts';
import { type HttpAnswer, sendRequest } from './http.ts';
import type { AccessToken, TokenStore } from './token-store.ts';
import { createTokens, TOKEN_ENDPOINT, type Tokens } from './tokens.ts';

export interface ClientOptions {
  appId: string;
  appSecret: string;
  /** `https://api.weixin.qq.com`, or where the simulator plays it. */
  baseUrl: string;
  tokenStore: TokenStore;
  clock: Clock;
  log: Logger;
  fetch?: typeof globalThis.fetch | undefined;
  metrics?: WechatMetrics | undefined;
  /** Pauses before each repetition of a call, in ms. */
  retryDelays?: readonly number[] | undefined;
  /** How long one request may take, in ms; up- and downloads get four times as long. */
  timeoutMs?: number | undefined;
}

/** One call of the API. */
export interface Call<T> extends Omit<ExchangeRequest, 'timeoutMs' | 'maxBytes'> {
  answer: z.ZodType<T>;
  /** True if asking twice does no harm: only then is it repeated when the first may have arrived. */
  repeatable: boolean;
  /** Errcodes that are answers, not errors. */
  accept?: readonly number[];
}

export type GetOptions = Partial<Pick<Call<unknown>, 'query' | 'accept'>>;
export type PostOptions = Pick<Call<unknown>, 'repeatable' | 'accept'>;

export interface DownloadCall {
  endpoint: string;
  query: Record<string, string>;
  maxBytes: number;
}

/** What the areas (messages, media, …) are made of. */
export interface Client {
  /** @throws WechatApiError, WechatNetworkError */
  call<T>(call: Call<T>): Promise<T>;
  /** A question; asking twice does no harm. */
  get<T>(endpoint: string, answer: z.ZodType<T>, options?: GetOptions): Promise<T>;
  post<T>(endpoint: string, json: unknown, answer: z.ZodType<T>, options: PostOptions): Promise<T>;
  /** Fetches a file. @throws WechatApiError if the answer is an errcode instead */
  download(call: DownloadCall): Promise<HttpAnswer>;
  /** Makes sure there is a token. @throws WechatApiError, WechatNetworkError */
  ensureToken(): Promise<void>;
}

const TIMEOUT_MS = 5_000;
const FILE_FACTOR = 4;
const MAX_JSON_BYTES = 4 * 1024 * 1024;
const DELAYS = [300, 1_200];
const tokenAnswer = z.looseObject({ access_token: z.string().min(1), expires_in: z.number() });

/** Runs one request with the token, repeating it where that is safe. */
type Run = <T>(
  request: ExchangeRequest,
  repeatable: boolean,
  read: (got: HttpAnswer, secrets: string[]) => T,
) => Promise<T>;

/** The part of the API client that all calls share: the token, errors, repetitions. */
export function createClient(options: ClientOptions): Client {
  const { timeoutMs = TIMEOUT_MS, fetch = globalThis.fetch } = options;
  const { run, tokens } = connect(options, timeoutMs);

  function call<T>({ answer, accept, repeatable, ...rest }: Call<T>): Promise<T> {
    const timeout = rest.form === undefined ? timeoutMs : timeoutMs * FILE_FACTOR;
    const request = { ...rest, timeoutMs: timeout, maxBytes: MAX_JSON_BYTES };
    return run(request, repeatable, (got, secrets) =>
      readAnswer(rest.endpoint, got, { answer, accept, secrets }),
    );
  }

  return {
    call,
    get: (endpoint, answer, more) =>
      call({ method: 'GET', endpoint, answer, repeatable: true, ...more }),
    post: (endpoint, json, answer, more) =>
      call({ method: 'POST', endpoint, json, answer, ...more }),
    async download(call) {
      const request = { ...call, method: 'GET' as const, timeoutMs: timeoutMs * FILE_FACTOR };
      const { endpoint } = call;
      const { file, movedTo } = await run(request, true, (got, secrets) =>
        readFile(endpoint, got, secrets),
      );
      if (movedTo === undefined) return file;
      const moved = await sendRequest(fetch, endpoint, { ...request, url: movedTo });
      checkStatus(endpoint, moved);
      return moved;
    },
    async ensureToken() {
      await tokens.current();
    },
  };
}

function connect(options: ClientOptions, timeoutMs: number): { run: Run; tokens: Tokens } {
  const { baseUrl, tokenStore: store, clock, log, metrics, appSecret } = options;
  const { fetch = globalThis.fetch, retryDelays = DELAYS } = options;
  const parts: ExchangeParts = { baseUrl, log, fetch, metrics };
  const fetchToken = (force: boolean) =>
    askForToken(options, parts, timeoutMs, force).catch(throwAsNotDone);
  const tokens = createTokens({ store, clock, log, fetchToken });
  const run: Run = (request, repeatable, read) =>
    withRetries(retryDelays, repeatable, () =>
      withToken(tokens, (token) => {
        const query = { ...request.query, access_token: token };
        return exchange(parts, { ...request, query }, (got) => read(got, [token, appSecret]));
      }),
    );
  return { run, tokens };
}

/** Page 获取稳定版接口调用凭据. */
async function askForToken(
  { appId, appSecret, clock }: ClientOptions,
  parts: ExchangeParts,
  timeoutMs: number,
  force: boolean,
): Promise<AccessToken> {
  // The life is counted from before the request: WeChat cannot have begun earlier.
  const askedAt = clock.now().getTime();
  const request: ExchangeRequest = {
    method: 'POST',
    endpoint: TOKEN_ENDPOINT,
    json: {
      grant_type: 'client_credential',
      appid: appId,
      secret: appSecret,
      force_refresh: force,
    },
    timeoutMs,
    maxBytes: MAX_JSON_BYTES,
  };
  const { access_token, expires_in } = await exchange(parts, request, (got) =>
    readAnswer(TOKEN_ENDPOINT, got, { answer: tokenAnswer, secrets: [appSecret] }),
  );
  return { token: access_token, expiresAt: new Date(askedAt + expires_in * 1000) };
}

/** Whatever happened to the token, what it was wanted for has not been sent. */
function throwAsNotDone(error: unknown): never {
  if (!(error instanceof WechatNetworkError)) throw error;
  throw new WechatNetworkError(error.endpoint, error.reason, error.detail, false);
}

/** Runs `use` with the token, and once more with another if WeChat did not accept that one. */
async function withToken<T>(tokens: Tokens, use: (token: string) => Promise<T>): Promise<T> {
  const token = await tokens.current();
  try {
    return await use(token);
  } catch (error) {
    if (!(error instanceof WechatApiError) || error.action !== 'refresh-token') throw error;
    const other = await tokens.instead(token);
    if (other === token) throw error;
    return use(other);
  }
}
