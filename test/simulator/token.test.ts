import { expect, test } from 'vitest';
import { hour, minute } from '../../src/days.ts';
import { account, call, fetchToken, setStage } from './support.ts';

const asked = { grant_type: 'client_credential', appid: account.appId, secret: account.appSecret };

test('a call without a good token is refused', async () => {
  const { origin } = await setStage();
  const code = async (access_token?: string): Promise<number> =>
    (await call(origin, '/cgi-bin/menu/get', access_token === undefined ? {} : { access_token }))
      .errcode;
  expect(await code()).toBe(41001);
  expect(await code('short')).toBe(40014);
  expect(await code('x'.repeat(136))).toBe(40001);
});

test('the plain token replaces the one before it, which lives five minutes more', async () => {
  const { origin, clock } = await setStage();
  const first = await call(origin, '/cgi-bin/token', asked);
  expect(first.expires_in).toBe(7200);
  const second = await call(origin, '/cgi-bin/token', asked);
  const code = async (access_token: string): Promise<number> =>
    (await call(origin, '/cgi-bin/menu/get', { access_token })).errcode;
  expect(await code(first.access_token)).toBe(46003);
  clock.passes(5 * minute);
  expect(await code(first.access_token)).toBe(40001);
  expect(await code(second.access_token)).toBe(46003);
  clock.passes(2 * hour);
  expect(await code(second.access_token)).toBe(42001);
});

test('the stable token stays the same until its last five minutes', async () => {
  const { origin, clock } = await setStage();
  const first = await fetchToken(origin);
  clock.passes(hour);
  await call(origin, '/cgi-bin/token', asked);
  expect(await fetchToken(origin)).toEqual({ access_token: first.access_token, expires_in: 3600 });
  clock.passes(56 * minute);
  const second = await fetchToken(origin);
  expect(second.access_token).not.toBe(first.access_token);
  const old = { access_token: first.access_token };
  expect((await call(origin, '/cgi-bin/menu/get', old)).errcode).toBe(46003);
  clock.passes(4 * minute);
  expect((await call(origin, '/cgi-bin/menu/get', old)).errcode).toBe(42001);
});

test('a forced refresh ends the old token, twenty times a day, half a minute apart', async () => {
  const { origin, clock } = await setStage();
  const first = await fetchToken(origin);
  await fetchToken(origin, true);
  const old = await call(origin, '/cgi-bin/menu/get', { access_token: first.access_token });
  expect(old.errcode).toBe(40001);
  expect((await fetchToken(origin, true)).errcode).toBe(45011);
  for (let i = 1; i < 20; i++) {
    clock.passes(30_000);
    expect(await fetchToken(origin, true)).toHaveProperty('access_token');
  }
  clock.passes(30_000);
  expect((await fetchToken(origin, true)).errcode).toBe(45009);
  clock.passes(24 * hour);
  expect(await fetchToken(origin, true)).toHaveProperty('access_token');
});

test('who asks must be the account', async () => {
  const { origin } = await setStage();
  const code = async (change: object): Promise<number> =>
    (await call(origin, '/cgi-bin/stable_token', {}, { ...asked, ...change })).errcode;
  expect(await code({ grant_type: 'x' })).toBe(40002);
  expect(await code({ appid: 'wx' })).toBe(40013);
  expect(await code({ secret: 'f'.repeat(32) })).toBe(40001);
  expect(await code({ secret: 'short' })).toBe(40125);
  expect(await code({ secret: '' })).toBe(41004);
});

test('a call that is unknown, misspelt or by the wrong method says so', async () => {
  const { api, origin } = await setStage();
  expect((await api('/cgi-bin/nothing')).errcode).toBe(40066);
  expect((await api('/cgi-bin/menu/create')).errcode).toBe(43002);
  expect((await api('/cgi-bin/menu/get', {})).errcode).toBe(43001);
  expect((await api('/cgi-bin/menu/create', 7)).errcode).toBe(47001);
  const response = await fetch(`${origin}/platform/cgi-bin/stable_token`, {
    method: 'POST',
    body: '{',
  });
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ errcode: 47001 });
});

test('calls are counted by the day; the quota can be read, and cleared ten times a month', async () => {
  const { api, clock } = await setStage({ dailyLimits: { '/cgi-bin/menu/get': 2 } });
  const codes = async (): Promise<number[]> => [
    (await api('/cgi-bin/menu/get')).errcode,
    (await api('/cgi-bin/menu/get')).errcode,
    (await api('/cgi-bin/menu/get')).errcode,
  ];
  expect(await codes()).toEqual([46003, 46003, 45009]);
  const quota = await api('/cgi-bin/openapi/quota/get', { cgi_path: '/cgi-bin/menu/get' });
  expect(quota.quota).toEqual({ daily_limit: 2, used: 2, remain: 0 });
  expect((await api('/cgi-bin/openapi/quota/get', { cgi_path: '/x' })).errcode).toBe(76021);
  for (let i = 0; i < 10; i++)
    expect((await api('/cgi-bin/clear_quota', { appid: account.appId })).errcode).toBe(0);
  expect(await codes()).toEqual([46003, 46003, 45009]);
  expect((await api('/cgi-bin/clear_quota', { appid: account.appId })).errcode).toBe(48006);
  // 09:00 in Shanghai: the day ends fifteen hours later, and by then so has the token.
  clock.passes(15 * hour);
  expect((await api('/cgi-bin/menu/get')).errcode).toBe(42001);
});
