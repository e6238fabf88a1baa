import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-1, hex, of the parts sorted as strings (never as numbers) and joined. */
export function sortedSha1(parts: readonly string[], separator = ''): string {
  const sorted = inOrder(parts);
  let text = sorted[0] ?? '';
  for (let at = 1; at < sorted.length; at++) text += separator + sorted[at];
  return hash('sha1', text);
}

/** By hand: for four strings sort() takes five times as long, and every delivery is signed twice. */
function inOrder(parts: readonly string[]): string[] {
  const sorted = [...parts];
  for (let next = 1; next < sorted.length; next++) {
    const part = sorted[next] ?? '';
    let at = next;
    for (; at > 0 && part < (sorted[at - 1] ?? ''); at--) sorted[at] = sorted[at - 1] ?? '';
    sorted[at] = part;
  }
  return sorted;
}

/**
 * `signature` of a request's query (notes of WeChat's page 接入指南).
 * It does not cover the body: whoever saw one can forge a plaintext message.
 */
export function urlSignature(token: string, timestamp: string, nonce: string): string {
  return sortedSha1([token, timestamp, nonce]);
}

/** `msg_signature` over the ciphertext, the same for requests and replies (page 消息加解密说明). */
export function messageSignature(
  token: string,
  timestamp: string,
  nonce: string,
  encrypted: string,
): string {
  return sortedSha1([token, timestamp, nonce, encrypted]);
}

const SIGNATURE_LENGTH = 40;
const left = Buffer.alloc(SIGNATURE_LENGTH);
const right = Buffer.alloc(SIGNATURE_LENGTH);

/**
 * Compares without telling, by the time it takes, how much of a guess was right.
 *
 * @param expected SHA-1 in hex, as ours is made
 * @param given anything; only what has the length of a SHA-1 in hex can be the same
 */
export function sameSignature(expected: string, given: string): boolean {
  if (given.length !== SIGNATURE_LENGTH || right.write(given) !== SIGNATURE_LENGTH) return false;
  left.write(expected);
  return timingSafeEqual(left, right);
}

export interface JsapiParts {
  ticket: string;
  nonce: string;
  /** Seconds since 1970. */
  timestamp: string;
  /** The page's address; what follows `#` is left out. */
  url: string;
}

/** The signature an H5 page needs for `wx.config` (page JS-SDK说明文档, appendix 1). */
export function jsapiSignature({ ticket, nonce, timestamp, url }: JsapiParts): string {
  const page = url.split('#', 1)[0];
  return hash(
    'sha1',
    `jsapi_ticket=${ticket}&noncestr=${nonce}&timestamp=${timestamp}&url=${page}`,
  );
}
