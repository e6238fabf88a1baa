import { isUtf8 } from 'node:buffer';
import { randomFillSync } from 'node:crypto';
import { StartRefused } from '../errors.ts';
import { AES_BLOCK, type Cbc, createCbc } from './cbc.ts';
import { RequestRefused } from './refusal.ts';

/** What is made of an EncodingAESKey: the key, its first half, which is the IV, and their cipher. */
export interface AesKey {
  readonly key: Buffer;
  readonly iv: Buffer;
  readonly cbc: Cbc;
}

/** WeChat pads to 32 bytes, not to AES's 16, so the cipher's own padding is switched off. */
const PAD_BLOCK = 32;
const RANDOM_BYTES = 16;
const HEAD_BYTES = RANDOM_BYTES + 4;

/**
 * @param encodingAesKey the console's 消息加解密密钥: 43 letters and digits
 * @throws StartRefused; the key itself is never in the message
 */
export function parseAesKey(encodingAesKey: string): AesKey {
  // The 43rd character carries two unused bits, and some real keys have them set.
  if (!/^[A-Za-z0-9+/]{43}$/.test(encodingAesKey)) {
    throw new StartRefused(
      'WECHAT_ENCODING_AES_KEY must be the 43 letters and digits shown as 消息加解密密钥 in the WeChat console under 设置与开发 → 基本配置',
    );
  }
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const iv = key.subarray(0, AES_BLOCK);
  return { key, iv, cbc: createCbc(key, iv) };
}

/**
 * Encrypts as WeChat's page 消息加解密说明 says: random(16) + length + message + app id.
 *
 * @param random16 sixteen bytes that make equal messages differ; handed in only by tests
 * @returns standard base64
 */
export function encrypt(
  plaintext: string,
  { cbc }: AesKey,
  appId: string,
  random16: Buffer = freshRandom(),
): string {
  const length = Buffer.byteLength(plaintext);
  const bare = HEAD_BYTES + length + Buffer.byteLength(appId);
  const pad = PAD_BLOCK - (bare % PAD_BLOCK);
  const full = Buffer.allocUnsafe(bare + pad);
  full.set(random16, 0);
  full.writeUInt32BE(length, RANDOM_BYTES);
  full.write(plaintext, HEAD_BYTES);
  full.write(appId, HEAD_BYTES + length);
  full.fill(pad, bare);
  return cbc.encrypt(full).toString('base64');
}

/**
 * Decrypts with the first key that fits.
 *
 * @param keys newest first; during a change of keys the old one stays behind the new
 * @returns the message and the key that opened it: the reply must use the same one
 * @throws RequestRefused `foreign-app-id`, or `bad-ciphertext` for wrong key, length or padding
 */
export function decrypt(
  ciphertext: string,
  keys: readonly AesKey[],
  appId: string,
): { plaintext: string; key: AesKey } {
  const bytes = Buffer.from(ciphertext, 'base64');
  if (bytes.length === 0 || bytes.length % AES_BLOCK !== 0) {
    throw new RequestRefused('bad-ciphertext', 'the ciphertext is not made of whole blocks');
  }
  let foreign = false;
  for (const key of keys) {
    const message = unwrap(bytes, key);
    if (message === null) continue;
    if (message.appId === appId) return { plaintext: message.plaintext, key };
    foreign = true;
  }
  if (foreign) {
    throw new RequestRefused(
      'foreign-app-id',
      'the message was encrypted for another account',
      'check WECHAT_APP_ID',
    );
  }
  throw new RequestRefused(
    'bad-ciphertext',
    'the ciphertext does not open with any configured key',
    'check WECHAT_ENCODING_AES_KEY against 消息加解密密钥 in the WeChat console',
  );
}

function unwrap(bytes: Buffer, { cbc }: AesKey): { plaintext: string; appId: string } | null {
  const full = cbc.decrypt(bytes);
  const end = full.length - paddingLength(full);
  if (end === full.length || end < HEAD_BYTES) return null;
  const messageEnd = HEAD_BYTES + full.readUInt32BE(RANDOM_BYTES);
  if (messageEnd > end) return null;
  const message = full.subarray(HEAD_BYTES, messageEnd);
  if (!isUtf8(message)) return null;
  return { plaintext: message.toString(), appId: full.toString('utf8', messageEnd, end) };
}

/** 1 to 32, or 0 where the padding is not well-formed. */
function paddingLength(full: Buffer): number {
  const pad = full[full.length - 1] ?? 0;
  if (pad > PAD_BLOCK || pad > full.length) return 0;
  for (let at = full.length - pad; at < full.length; at++) {
    if (full[at] !== pad) return 0;
  }
  return pad;
}

const pool = Buffer.alloc(RANDOM_BYTES * 256);
let poolAt = pool.length;

/** Drawn from the system 256 at a time: one system call a message would cost as much as the cipher. */
function freshRandom(): Buffer {
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  poolAt += RANDOM_BYTES;
  return pool.subarray(poolAt - RANDOM_BYTES, poolAt);
}
