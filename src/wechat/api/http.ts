import { WechatNetworkError } from './errors.ts';

/** What a call's answer is, whatever it says. */
export interface HttpAnswer {
  status: number;
  contentType: string;
  disposition: string;
  body: Buffer;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: URL;
  body?: string | FormData | undefined;
  timeoutMs: number;
  /** Bytes; a longer answer is given up. */
  maxBytes: number;
}

/** Codes of a connection that never stood: nothing can have been sent. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  // fetch refuses the ports of other protocols itself (fetch.spec.whatwg.org, port blocking).
  'bad port',
]);

/**
 * Sends a request and reads the answer whole.
 *
 * @param endpoint names the call in errors: the address holds the access token and is never shown
 * @throws WechatNetworkError
 */
export async function sendRequest(
  fetch: typeof globalThis.fetch,
  endpoint: string,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const { method, url, body, timeoutMs, maxBytes } = request;
  const headers = typeof body === 'string' ? { 'content-type': 'application/json' } : undefined;
  try {
    const response = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body }),
      ...(headers === undefined ? {} : { headers }),
    });
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      disposition: response.headers.get('content-disposition') ?? '',
      body: await readLimited(endpoint, response, maxBytes),
    };
  } catch (error) {
    throw asNetworkError(endpoint, error);
  }
}

async function readLimited(endpoint: string, response: Response, max: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the stream, so the rest is not even received.
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > max) {
      throw new WechatNetworkError(endpoint, 'bad-answer', `longer than ${max} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function asNetworkError(endpoint: string, error: unknown): WechatNetworkError {
  if (error instanceof WechatNetworkError) return error;
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new WechatNetworkError(endpoint, 'timeout', 'no answer in time');
  }
  const code = codeOf(error);
  return new WechatNetworkError(endpoint, neverSent.has(code) ? 'unreachable' : 'broken', code);
}

/**
 * fetch says "fetch failed" and hides why in `cause`, several of them for several addresses. What has
 * no code says a few plain words (`bad port`, `unexpected redirect`); others might hold the address.
 */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const first = cause instanceof AggregateError ? cause.errors[0] : cause;
  if (!(first instanceof Error)) return 'unknown';
  if ('code' in first && typeof first.code === 'string') return first.code;
  return /^[a-z ]{1,40}$/i.test(first.message) ? first.message : first.name;
}
