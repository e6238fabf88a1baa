import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../src/wechat/webhook/query.ts';

const names = ['signature', 'msg_signature', 'timestamp', 'nonce', 'echostr'] as const;
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names) },
  fc.constantFrom('openid', 'encrypt_type', 'nonces', 'xnonce', 'sig', '', 'echostr[]', 'a?nonce'),
);
const value = fc.oneof(
  fc.constantFrom('', '1', 'a+b', '%E5%B7%A5', '%26nonce%3D1', 'a=b', '?nonce=1', '中'),
  fc.string({ maxLength: 5 }).map(encodeURIComponent),
);
const pair = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(name, value).map(([n, v]) => `${n}=${v}`) },
  name,
);
const path = fc.constantFrom('/wechat', '/wechat?', '/a&nonce=1?', '');
const url = fc.tuple(path, fc.array(pair, { maxLength: 6 })).map(([start, pairs]) => {
  const query = pairs.join('&');
  return start.includes('?') ? start + query : `${start}?${query}`;
});

describe('the query', () => {
  it('is read as a browser reads it, but for what stands twice, which is refused', () => {
    fc.assert(
      fc.property(url, (text) => {
        const params = new URLSearchParams(text.slice(text.indexOf('?') + 1));
        const twice = names.some((one) => params.getAll(one).length > 1);
        const expected = Object.fromEntries(names.map((one) => [one, params.get(one) ?? '']));
        if (twice) expect(() => parseQuery(text), text).toThrow('stands twice');
        else expect(parseQuery(text), text).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['nonce=%', 'nonce=%e5', 'nonce=%zz'])('%s is refused', (query) => {
    expect(() => parseQuery(`/wechat?${query}`)).toThrow('not decodable');
  });

  it('may be absent', () => {
    expect(new Set(Object.values(parseQuery('/wechat')))).toEqual(new Set(['']));
  });
});
