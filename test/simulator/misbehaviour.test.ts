import { expect, test } from 'vitest';
import { setStage } from './support.ts';

const MENU = '/cgi-bin/menu/get';
const TAGS = '/cgi-bin/tags/get';

test('busy so many times, on one call or on all', async () => {
  const { world, api } = await setStage();
  await api(TAGS);
  world.misbehave({ busy: { endpoint: MENU, times: 2 } });
  const codes = [];
  for (const path of [MENU, TAGS, MENU, MENU]) codes.push((await api(path)).errcode);
  expect(codes).toEqual([-1, undefined, -1, 46003]);
  world.misbehave({ busy: {} });
  expect((await api(TAGS)).errcode).toBe(-1);
  world.misbehave({ busy: null });
  expect((await api(TAGS)).tags).toHaveLength(1);
});

test('tokens end before their time', async () => {
  const { world, api } = await setStage();
  await api(TAGS);
  world.misbehave({ tokensExpire: true });
  expect((await api(TAGS)).errcode).toBe(42001);
  expect(world.misbehaviours).toEqual({});
});

test('the quota is spent', async () => {
  const { world, api } = await setStage();
  world.crowd(2);
  world.misbehave({ quotaSpent: {} });
  expect((await api(TAGS)).errcode).toBe(45009);
  const mass = { filter: { is_to_all: true }, msgtype: 'text', text: { content: 'x' } };
  expect((await api('/cgi-bin/message/mass/sendall', mass)).errcode).toBe(45028);
  world.behave();
  expect((await api('/cgi-bin/message/mass/sendall', mass)).errcode).toBe(0);
});

test('slow', async () => {
  const { world, api } = await setStage();
  await api(TAGS);
  world.misbehave({ slow: { ms: 60, times: 1 } });
  await api(TAGS);
  expect(world.calls.at(-1)?.ms).toBeGreaterThanOrEqual(55);
});

test('a dropped connection has done nothing', async () => {
  const { world, api } = await setStage({ bot: () => null });
  const anna = world.follower('小安');
  await anna.says('在吗');
  await api(TAGS);
  const body = { touser: anna.openid, msgtype: 'text', text: { content: '在' } };
  world.misbehave({ dropConnection: { times: 1 } });
  await expect(api('/cgi-bin/message/custom/send', body)).rejects.toThrow('fetch failed');
  expect(world.calls.at(-1)).toMatchObject({ errcode: null });
  expect(anna.messages).toEqual([]);
  expect((await api('/cgi-bin/message/custom/send', body)).errcode).toBe(0);
});

test('the records keep no secret', async () => {
  const { world, api } = await setStage();
  await api(MENU);
  const text = JSON.stringify(world.calls);
  expect(text).toContain('stable_token');
  expect(text).not.toContain('0123456789abcdef0123456789abcdef');
  expect(text).not.toMatch(/access_token":"(?!\*\*\*)/);
});
