import { createCipheriv, createDecipheriv } from 'node:crypto';

/** AES-256-CBC without padding, each text by itself: nothing of one shows in the next. */
export interface Cbc {
  /** @param plain whole blocks; overwritten */
  encrypt(plain: Buffer): Buffer;
  /** @param encrypted whole blocks */
  decrypt(encrypted: Buffer): Buffer;
}

export const AES_BLOCK = 16;
const ALGORITHM = 'aes-256-cbc';

/**
 * One cipher and one decipher for all texts, as making one takes several times as long as a message
 * through it. A cipher that is kept goes on where it stopped: to the next text's first block it adds
 * not the IV but the last block encrypted before. Adding both once more makes that the IV again.
 *
 * @param key 32 bytes
 * @param iv 16 bytes
 */
export function createCbc(key: Buffer, iv: Buffer): Cbc {
  const cipher = createCipheriv(ALGORITHM, key, iv).setAutoPadding(false);
  const decipher = createDecipheriv(ALGORITHM, key, iv).setAutoPadding(false);
  const sent = Buffer.from(iv);
  const read = Buffer.from(iv);

  function startAgain(firstBlock: Buffer, before: Buffer): void {
    for (let at = 0; at < AES_BLOCK; at++) {
      firstBlock[at] = (firstBlock[at] ?? 0) ^ (before[at] ?? 0) ^ (iv[at] ?? 0);
    }
  }

  return {
    encrypt(plain) {
      demandBlocks(plain);
      startAgain(plain, sent);
      const encrypted = cipher.update(plain);
      encrypted.copy(sent, 0, encrypted.length - AES_BLOCK);
      return encrypted;
    },
    decrypt(encrypted) {
      demandBlocks(encrypted);
      const plain = decipher.update(encrypted);
      startAgain(plain, read);
      encrypted.copy(read, 0, encrypted.length - AES_BLOCK);
      return plain;
    },
  };
}

/** A part of a block would stay in the cipher and spoil the next text. */
function demandBlocks(bytes: Buffer): void {
  if (bytes.length === 0 || bytes.length % AES_BLOCK !== 0) throw new Error('not whole blocks');
}
