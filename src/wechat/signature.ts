import { hash, timingSafeEqual } from 'node:crypto';

/** SHA-1, hex, of the parts sorted as strings (never as numbers) and joined. */
export function sortedSha1(parts: readonly string[], separator = ''): string {
  const sorted = [...parts].sort();
  let text = sorted[0] ?? '';
  // join() takes twice as long, and every delivery is signed twice.
  for (let at = 1; at < sorted.length; at++) text += separator + sorted[at];
  return hash('sha1', text);
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

/** Compares without telling, by the time it takes, how much of a guess was right. */
export function sameSignature(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
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
