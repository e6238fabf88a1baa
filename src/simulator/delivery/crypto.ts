import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

// Written from the platform's description and not shared with the bot's own: a mistake there must
// not be mirrored here.

const BLOCK = 32;
const HEAD = 20;

/** SHA-1 of the parts, sorted and joined: `signature` and, with the ciphertext, `msg_signature`. */
export function sign(...parts: string[]): string {
  return createHash('sha1').update(parts.sort().join('')).digest('hex');
}

/** random(16) + length + message + app id, padded to 32 bytes, AES-256-CBC, base64. */
export function seal(message: string, aesKey: string, appId: string): string {
  const text = Buffer.from(message);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const bare = Buffer.concat([randomBytes(16), length, text, Buffer.from(appId)]);
  const pad = BLOCK - (bare.length % BLOCK);
  const key = keyOf(aesKey);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return cipher.update(Buffer.concat([bare, Buffer.alloc(pad, pad)])).toString('base64');
}

/** @throws Error, in Chinese, where it was not made with this key for this account */
export function unseal(ciphertext: string, aesKey: string, appId: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) throw new Error('密文长度不对');
  const key = keyOf(aesKey);
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const full = decipher.update(bytes);
  const end = full.length - (full.at(-1) ?? 0);
  const messageEnd = HEAD + full.readUInt32BE(16);
  if (messageEnd > end) throw new Error('密文解不开：EncodingAESKey 不对');
  if (full.toString('utf8', messageEnd, end) !== appId) throw new Error('密文里的 AppID 不对');
  return full.toString('utf8', HEAD, messageEnd);
}

function keyOf(aesKey: string): Buffer {
  return Buffer.from(`${aesKey}=`, 'base64');
}
