import { createCipheriv, createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decrypt, encrypt, parseAesKey } from '../../src/wechat/crypto.ts';
import {
  jsapiSignature,
  sameSignature,
  sortedSha1,
  urlSignature,
} from '../../src/wechat/signature.ts';
import { account } from '../support/wechat.ts';

const key = parseAesKey(account.aesKey);
const otherKey = parseAesKey(account.aesKey.replaceAll('yuanxin', 'someone'));
const { appId } = account;

/** Encrypts a body as it stands, padding and all: what a forger could send. */
function raw(body: Buffer): string {
  const cipher = createCipheriv('aes-256-cbc', key.key, key.iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(body), cipher.final()]).toString('base64');
}

/** random(16) + length + message + app id + padding, each of which can be spoilt. */
function body({ length = 5, app = appId, padding = 0 }: Partial<BodyParts>): Buffer {
  const head = Buffer.alloc(20, 'r');
  head.writeUInt32BE(length, 16);
  const bare = Buffer.concat([head, Buffer.from(`hello${app}`)]);
  const right = 32 - (bare.length % 32);
  return Buffer.concat([bare, Buffer.alloc(right, padding || right)]);
}

interface BodyParts {
  length: number;
  app: string;
  padding: number;
}

describe('encryption', () => {
  it('is undone by decryption, for any text, any length and any account', () => {
    const text = fc.string({ unit: 'binary', maxLength: 80 });
    const id = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    fc.assert(
      fc.property(text, id, (plaintext, app) => {
        const opened = decrypt(encrypt(plaintext, key, app), [otherKey, key], app);
        expect(opened.plaintext === plaintext && opened.key === key).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('makes equal messages differ', () => {
    expect(encrypt('x', key, appId)).not.toBe(encrypt('x', key, appId));
  });

  it('pads in blocks of 32', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Buffer.from(encrypt('x'.repeat(length), key, appId), 'base64');
      expect(bytes.length % 32).toBe(0);
    }
  });
});

describe('decryption refuses', () => {
  const whole = Buffer.from(encrypt('hello'.repeat(20), key, appId), 'base64');
  it.each([
    ['another account', raw(body({ app: 'wxother' })), 'foreign-app-id'],
    ['no account', raw(body({ app: '' })), 'foreign-app-id'],
    ['a length beyond the end', raw(body({ length: 4_000_000_000 })), 'bad-ciphertext'],
    ['a length into the account', raw(body({ length: 7 })), 'foreign-app-id'],
    ['padding of 33', raw(body({ padding: 33 })), 'bad-ciphertext'],
    ['padding of 0', raw(Buffer.alloc(64)), 'bad-ciphertext'],
    ['uneven padding', raw(unevenly(body({}))), 'bad-ciphertext'],
    ['padding over all', raw(Buffer.alloc(32, 32)), 'bad-ciphertext'],
    ['a cut end', whole.subarray(0, -16).toString('base64'), 'bad-ciphertext'],
    ['half a block', whole.subarray(0, 40).toString('base64'), 'bad-ciphertext'],
    ['nothing', '', 'bad-ciphertext'],
    ['no base64', '!!!!', 'bad-ciphertext'],
    ['another key', encrypt('x', otherKey, appId), 'bad-ciphertext'],
  ])('%s', (_name, ciphertext, reason) => {
    expect(() => decrypt(ciphertext, [key], appId)).toThrow(expect.objectContaining({ reason }));
  });

  it('a message that is not UTF-8', () => {
    const bytes = body({});
    bytes[21] = 0xff;
    const refusal = expect.objectContaining({ reason: 'bad-ciphertext' });
    expect(() => decrypt(raw(bytes), [key], appId)).toThrow(refusal);
  });
});

describe('an EncodingAESKey', () => {
  it.each(['', 'short', `${account.aesKey}x`, account.aesKey.replace('y', '-')])(
    'that is not 43 letters and digits is refused and not shown: "%s"',
    (wrong) => {
      const failure = (() => {
        try {
          return parseAesKey(wrong).key.toString();
        } catch (error) {
          return String(error);
        }
      })();
      expect(failure).toMatch(/^StartRefused: WECHAT_ENCODING_AES_KEY must be the 43 letters/);
      if (wrong !== '') expect(failure).not.toContain(wrong);
    },
  );
});

describe('signatures', () => {
  it('differ by length without a complaint', () => {
    const right = urlSignature('token', '1714036504', '7');
    expect(sameSignature(right, right)).toBe(true);
    const wrong = [`${right}0`, right.slice(1), '', right.replace(/./, 'g'), right.toUpperCase()];
    const wide = [
      '中'.repeat(40),
      `${right.slice(1)}中`,
      `中${right.slice(3)}`,
      '\ud800'.repeat(40),
    ];
    for (const given of [...wrong, ...wide]) expect(sameSignature(right, given), given).toBe(false);
  });

  it('are made of the parts in their order as strings', () => {
    const part = fc.string({
      unit: fc.oneof(fc.constantFrom('1', '9', 'a', 'Z', '中'), fc.string()),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), part, (parts, separator) => {
        const text = [...parts].sort().join(separator);
        expect(sortedSha1(parts, separator)).toBe(createHash('sha1').update(text).digest('hex'));
      }),
    );
  });

  it('leave the fragment of a page out', () => {
    const page = { ticket: 't', nonce: 'n', timestamp: '1', url: 'https://union.example/h5' };
    expect(jsapiSignature({ ...page, url: `${page.url}#a#b` })).toBe(jsapiSignature(page));
  });
});

function unevenly(bytes: Buffer): Buffer {
  bytes[bytes.length - 2] = 1;
  return bytes;
}
