import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt, parseAesKey } from '../../src/wechat/crypto.ts';
import {
  jsapiSignature,
  messageSignature,
  sameSignature,
  sortedSha1,
  urlSignature,
} from '../../src/wechat/signature.ts';

interface Vector {
  id: string;
  kind: string;
  expect?: string;
  token: string;
  timestamp?: string;
  nonce?: string;
  signature?: string;
  encodingAESKey: string;
  appid: string;
  random16: string;
  plaintext?: string;
  ciphertext: string;
  encrypt: string;
  parts: string[];
  separator: string;
  jsapi_ticket: string;
  noncestr: string;
  url: string;
}

const own = new URL('known-answers.json', import.meta.url);
/** Collected from WeChat's pages and other SDKs' tests; beside the project, not in it. */
const collected = new URL('../../../shared/vectors.json', import.meta.url);

const checks: Record<string, (vector: Vector) => void> = {
  'url-signature'({ token, timestamp = '', nonce = '', signature = '', expect: verdict }) {
    const same = sameSignature(urlSignature(token, timestamp, nonce), signature);
    expect(same).toBe(verdict !== 'reject');
  },
  'msg-signature-raw'({ token, timestamp = '', nonce = '', encrypt: text, signature }) {
    expect(messageSignature(token, timestamp, nonce, text)).toBe(signature);
  },
  'sha1-sorted-join'({ parts, separator, signature }) {
    expect(sortedSha1(parts, separator)).toBe(signature);
  },
  'jsapi-signature'({ jsapi_ticket: ticket, noncestr: nonce, timestamp = '', url, signature }) {
    expect(jsapiSignature({ ticket, nonce, timestamp, url })).toBe(signature);
  },
  encrypt(vector) {
    const { encodingAESKey, appid, random16, plaintext = '', ciphertext } = vector;
    const key = parseAesKey(encodingAESKey);
    expect(encrypt(plaintext, key, appid, Buffer.from(random16))).toBe(ciphertext);
    checks.decrypt?.(vector);
  },
  decrypt({ encodingAESKey, appid, ciphertext, plaintext, ...signed }) {
    const key = parseAesKey(encodingAESKey);
    expect(decrypt(ciphertext, [key], appid)).toEqual({ plaintext, key });
    const { token, timestamp, nonce, signature } = signed;
    if (signature === undefined || timestamp === undefined || nonce === undefined) return;
    expect(messageSignature(token, timestamp, nonce, ciphertext)).toBe(signature);
  },
};

function vectorsIn(file: URL): Vector[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).vectors : [];
}

describe.each([
  ['our own', own],
  ['the collected', collected],
])('%s known answers', (_name, file) => {
  const vectors = vectorsIn(file);
  it.skipIf(vectors.length > 0)(`are not here: ${file.pathname} is absent`, () => {});
  it.each(vectors)('$id ($kind)', (vector) => {
    const check = checks[vector.kind];
    expect(check, `a check for ${vector.kind}`).toBeDefined();
    check?.(vector);
  });
});
