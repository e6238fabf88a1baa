import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createVault, SealBroken } from '../../src/database/index.ts';

const [first, second, third] = [1, 2, 3].map((fill) => Buffer.alloc(32, fill)) as [
  Buffer,
  Buffer,
  Buffer,
];
const vault = createVault([first]);
const purpose = 'case.answers';

describe('sealing', () => {
  test('open gives back what was sealed, text or bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, name) => {
        expect(new Uint8Array(vault.open(vault.seal(bytes, name), name))).toEqual(bytes);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vault.open(vault.seal(text, purpose), purpose).toString('utf8')).toBe(text);
      }),
    );
  });

  test('JSON comes back as it is stored', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const stored = JSON.parse(JSON.stringify(value));
        expect(vault.openJson(vault.sealJson(value, purpose), purpose)).toEqual(stored);
      }),
    );
  });

  test('the same value is sealed differently each time, and not to be seen', () => {
    const sealed = Array.from({ length: 20 }, () => vault.seal('13800138000', purpose));
    const texts = sealed.map((one) => Buffer.from(one).toString('latin1'));
    expect(new Set(texts).size).toBe(20);
    for (const text of texts) expect(text).not.toContain('13800138000');
  });

  test('opens a value that lies within a larger buffer, as drivers give it', () => {
    const sealed = vault.seal('某人', purpose);
    const pool = new Uint8Array(sealed.length + 10);
    pool.set(sealed, 7);
    expect(vault.open(pool.subarray(7, 7 + sealed.length), purpose).toString()).toBe('某人');
  });
});

describe('what cannot be opened', () => {
  test('under another purpose', () => {
    const sealed = vault.seal('某人', purpose);
    expect(() => vault.open(sealed, 'case.note')).toThrow(SealBroken);
  });

  test('under another key, with a hint at what was forgotten', () => {
    const sealed = vault.seal('某人', purpose);
    expect(() => createVault([second]).open(sealed, purpose)).toThrow(/ENCRYPTION_KEY_PREVIOUS/);
  });

  test('under another key that has the same id', () => {
    const sealed = vault.seal('某人', purpose);
    const other = createVault([second]);
    const disguised = new Uint8Array(sealed);
    disguised.set(other.seal('', purpose).subarray(1, 5), 1);
    expect(() => other.open(disguised, purpose)).toThrow(SealBroken);
  });

  test('with any one bit changed, cut off or added to', () => {
    const sealed = vault.seal('身份证 330106199001011234', purpose);
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const damaged = new Uint8Array(sealed);
        damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => vault.open(damaged, purpose)).toThrow(SealBroken);
      }),
    );
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (length) => {
        expect(() => vault.open(sealed.subarray(0, length), purpose)).toThrow(SealBroken);
      }),
    );
    expect(() => vault.open(new Uint8Array([...sealed, 0]), purpose)).toThrow(SealBroken);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (noise) => {
        expect(() => vault.open(noise, purpose)).toThrow(SealBroken);
      }),
    );
  });
});

describe('two keys', () => {
  const both = createVault([second, first]);

  test('the newest seals, both open', () => {
    const old = vault.seal('旧', purpose);
    const fresh = both.seal('新', purpose);
    expect([old, fresh].map((one) => both.open(one, purpose).toString())).toEqual(['旧', '新']);
    expect([old, fresh].map(both.isCurrent)).toEqual([false, true]);
    expect(createVault([second]).open(fresh, purpose).toString()).toBe('新');
    expect(() => vault.open(fresh, purpose)).toThrow(SealBroken);
  });

  test('a value can be looked up under each', () => {
    const [newest, previous, ...more] = both.fingerprints('330106199001011234', 'resident-id');
    expect(newest).toBe(both.fingerprint('330106199001011234', 'resident-id'));
    expect(previous).toBe(vault.fingerprint('330106199001011234', 'resident-id'));
    expect(more).toEqual([]);
  });
});

describe('fingerprints', () => {
  test('are the same for the same value, purpose and key, and for nothing else', () => {
    const print = vault.fingerprint('王芳', 'sign-up.name');
    expect(print).toMatch(/^[0-9a-f]{64}$/);
    expect(createVault([first]).fingerprint('王芳', 'sign-up.name')).toBe(print);
    expect(vault.fingerprint('王芬', 'sign-up.name')).not.toBe(print);
    expect(vault.fingerprint('王芳', 'resident-id')).not.toBe(print);
    expect(createVault([third]).fingerprint('王芳', 'sign-up.name')).not.toBe(print);
  });

  test('cannot be had from the other side of the boundary between purpose and value', () => {
    expect(vault.fingerprint('b', 'a')).not.toBe(vault.fingerprint('', 'ab'));
  });
});

test('no key is no vault; random keys do', () => {
  expect(() => createVault([])).toThrow();
  const any = createVault([randomBytes(32)]);
  expect(any.open(any.seal('x', purpose), purpose).toString()).toBe('x');
});
