import { createCipheriv, createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCbc } from '../../src/wechat/cbc.ts';

const key = Buffer.from('0123456789abcdef0123456789abcdef');
const iv = Buffer.from('fedcba9876543210');

/** The plain way: a cipher for each text. */
function encryptAlone(plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

function decryptAlone(encrypted: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

const blocks = fc
  .integer({ min: 1, max: 40 })
  .chain((count) => fc.uint8Array({ minLength: count * 16, maxLength: count * 16 }))
  .map((bytes) => Buffer.from(bytes));
const steps = fc.array(fc.record({ encrypts: fc.boolean(), bytes: blocks }), { maxLength: 12 });

describe('the cipher that is kept', () => {
  it('does to each of many texts what one of its own would do', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const cbc = createCbc(key, iv);
        for (const { encrypts, bytes } of all) {
          const alone = encrypts ? encryptAlone(bytes) : decryptAlone(bytes);
          const kept = encrypts ? cbc.encrypt(Buffer.from(bytes)) : cbc.decrypt(bytes);
          expect(kept.equals(alone)).toBe(true);
        }
      }),
    );
  });

  it.each([0, 1, 15, 17, 40])(
    'takes no %i bytes, and goes on as if it had not seen them',
    (size) => {
      const cbc = createCbc(key, iv);
      expect(() => cbc.encrypt(Buffer.alloc(size))).toThrow('whole blocks');
      expect(() => cbc.decrypt(Buffer.alloc(size))).toThrow('whole blocks');
      const text = Buffer.from('sixteen letters.');
      const encrypted = cbc.encrypt(Buffer.from(text));
      expect(encrypted.equals(encryptAlone(text))).toBe(true);
      expect(cbc.decrypt(encrypted).equals(text)).toBe(true);
    },
  );
});
