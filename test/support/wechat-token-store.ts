import { expect, it } from 'vitest';
import type { TokenStore } from '../../src/wechat/index.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 22) + seconds * 1000);
const token = (name: string) => ({ token: name, expiresAt: at(7200) });

/** What every TokenStore must hold to; run it inside a `describe` of the store's own. */
export function tokenStoreRules(make: () => TokenStore | Promise<TokenStore>): void {
  it('is empty at first, and then holds what was put in', async () => {
    const store = await make();
    expect(await store.read()).toBeNull();
    await store.claim('a', at(0), at(10));
    expect(await store.read()).toBeNull();
    expect(await store.replace('a', token('one'))).toBe(true);
    expect(await store.read()).toEqual(token('one'));
    await store.claim('b', at(1), at(11));
    expect(await store.read()).toEqual(token('one'));
    await store.replace('b', token('two'));
    expect(await store.read()).toEqual(token('two'));
  });

  it('gives the lease to one of many', async () => {
    const store = await make();
    const names = ['a', 'b', 'c', 'd', 'e'];
    const claims = await Promise.all(names.map((name) => store.claim(name, at(0), at(10))));
    expect(claims.filter((got) => got)).toHaveLength(1);
  });

  it('lets it end by time, by release, by replacing, and renews it for its holder', async () => {
    const store = await make();
    expect(await store.claim('a', at(0), at(10))).toBe(true);
    expect(await store.claim('b', at(9), at(19))).toBe(false);
    expect(await store.claim('a', at(9), at(19))).toBe(true);
    expect(await store.claim('b', at(19), at(29))).toBe(true);
    await store.release('b');
    expect(await store.claim('c', at(20), at(30))).toBe(true);
    await store.replace('c', token('one'));
    expect(await store.claim('d', at(21), at(31))).toBe(true);
  });

  it('takes nothing from one who overslept', async () => {
    const store = await make();
    await store.claim('late', at(0), at(10));
    await store.claim('next', at(10), at(20));
    expect(await store.replace('late', token('old'))).toBe(false);
    await store.release('late');
    expect(await store.claim('third', at(11), at(21))).toBe(false);
    expect(await store.replace('next', token('new'))).toBe(true);
    expect(await store.replace('late', token('old'))).toBe(false);
    expect(await store.read()).toEqual(token('new'));
  });
}
