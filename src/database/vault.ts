import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

/** Sealed bytes could not be opened: wrong key, wrong purpose, or damaged. */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

/**
 * Seals personal data field by field. A sealed value is
 * `version(1) | key id(4) | iv(12) | tag(16) | ciphertext`, AES-256-GCM; the purpose is
 * authenticated with it, so that a value cannot be moved to another column.
 */
export interface Vault {
  /** Seals a text or bytes for a purpose such as `case.answers`. */
  seal(value: string | Uint8Array, purpose: string): Uint8Array<ArrayBuffer>;
  /** @throws SealBroken */
  open(sealed: Uint8Array, purpose: string): Buffer;
  sealJson(value: unknown, purpose: string): Uint8Array<ArrayBuffer>;
  /** @throws SealBroken */
  openJson<T>(sealed: Uint8Array, purpose: string): T;
  /** A keyed hash (hex) of a value, to look it up without storing it. */
  fingerprint(value: string, purpose: string): string;
  /** The same under every key we hold, newest first: for look-ups during a key rotation. */
  fingerprints(value: string, purpose: string): string[];
  /** True if the value is sealed with the newest key. */
  isCurrent(sealed: Uint8Array): boolean;
}

interface Key {
  id: Buffer;
  sealing: Buffer;
  hashing: Buffer;
}

const version = 1;
const headLength = 1 + 4 + 12 + 16;

function deriveKey(secret: Buffer): Key {
  // Two uses, two keys: a keyed hash must not share its key with the cipher.
  return {
    id: createHash('sha256').update('yuanxin key id').update(secret).digest().subarray(0, 4),
    sealing: createHmac('sha256', secret).update('yuanxin sealing').digest(),
    hashing: createHmac('sha256', secret).update('yuanxin hashing').digest(),
  };
}

/**
 * @param secrets 32 bytes each, the newest first: it seals, the others only open
 */
export function createVault(secrets: readonly Buffer[]): Vault {
  const keys = secrets.map(deriveKey);
  const newest = keys[0];
  if (!newest) throw new Error('A vault needs at least one key.');

  const seal: Vault['seal'] = (value, purpose) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', newest.sealing, iv).setAAD(Buffer.from(purpose));
    const body = [cipher.update(value), cipher.final()];
    return new Uint8Array(
      Buffer.concat([Buffer.from([version]), newest.id, iv, cipher.getAuthTag(), ...body]),
    );
  };

  const open: Vault['open'] = (sealed, purpose) => {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
    if (bytes.length < headLength || bytes[0] !== version)
      throw new SealBroken(`Not a sealed value (${purpose}).`);
    const key = keys.find((candidate) => candidate.id.equals(bytes.subarray(1, 5)));
    if (!key)
      throw new SealBroken(
        `No key opens this value (${purpose}): was ENCRYPTION_KEY changed without ENCRYPTION_KEY_PREVIOUS?`,
      );
    try {
      const decipher = createDecipheriv('aes-256-gcm', key.sealing, bytes.subarray(5, 17))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(17, headLength));
      return Buffer.concat([decipher.update(bytes.subarray(headLength)), decipher.final()]);
    } catch {
      throw new SealBroken(`A sealed value is damaged (${purpose}).`);
    }
  };

  const hash = (key: Key, value: string, purpose: string) =>
    createHmac('sha256', key.hashing).update(purpose).update('\0').update(value).digest('hex');

  return {
    seal,
    open,
    sealJson: (value, purpose) => seal(JSON.stringify(value), purpose),
    openJson: (sealed, purpose) => JSON.parse(open(sealed, purpose).toString('utf8')),
    fingerprint: (value, purpose) => hash(newest, value, purpose),
    fingerprints: (value, purpose) => keys.map((key) => hash(key, value, purpose)),
    isCurrent: (sealed) => newest.id.equals(sealed.subarray(1, 5)),
  };
}
