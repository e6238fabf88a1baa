import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WechatLimitError } from '../../../src/wechat/index.ts';
import { account } from '../../support/wechat.ts';
import { clientOf, type Platform, startPlatform } from '../../support/wechat-platform.ts';

let platform: Platform;
let api: ReturnType<typeof clientOf>['api'];
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());
beforeEach(() => {
  platform.reset();
  api = clientOf(platform).api;
});

/** The last request. */
const last = () => platform.calls.at(-1);

describe('followers', () => {
  const raw = {
    subscribe: 1,
    openid: 'a',
    subscribe_time: 1790000000,
    tagid_list: [2],
    qr_scene: 0,
    qr_scene_str: 'town-3',
    subscribe_scene: 'ADD_SCENE_QR_CODE',
  };
  const user = {
    openid: 'a',
    subscribed: true,
    subscribedAt: new Date(1790000000_000),
    tagIds: [2],
    qrScene: 'town-3',
    subscribeScene: 'ADD_SCENE_QR_CODE',
  };

  it('one and many', async () => {
    platform.answer('/cgi-bin/user/info', raw);
    const gone = { subscribe: 0, openid: 'b' };
    platform.answer('/cgi-bin/user/info/batchget', { user_info_list: [raw, gone] });
    expect(await api.users.info('a')).toEqual(user);
    const unknown = { openid: 'b', subscribed: false, tagIds: [] };
    expect(await api.users.infoMany(['a', 'b'])).toEqual([user, unknown]);
    await expect(api.users.infoMany([])).rejects.toThrow(WechatLimitError);
  });

  it('all of them, page after page', async () => {
    platform.answer(
      '/cgi-bin/user/get',
      { total: 3, count: 2, data: { openid: ['a', 'b'] }, next_openid: 'b' },
      { total: 3, count: 1, data: { openid: ['c'] }, next_openid: 'c' },
      { total: 3, count: 0, next_openid: '' },
    );
    const found: string[] = [];
    for await (const openid of api.users.all()) found.push(openid);
    expect(found).toEqual(['a', 'b', 'c']);
    const asked = platform.callsTo('/cgi-bin/user/get').map(({ query }) => query.next_openid);
    expect(asked).toEqual([undefined, 'b', 'c']);
  });
});

it('QR codes', async () => {
  platform.answer('/cgi-bin/qrcode/create', { ticket: 'a+/=', url: 'http://weixin.qq.com/q/x' });
  expect(await api.qrCodes.create('town-3', 3600)).toEqual({
    ticket: 'a+/=',
    imageUrl: 'https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=a%2B%2F%3D',
    url: 'http://weixin.qq.com/q/x',
  });
  expect(last()?.json).toEqual({
    expire_seconds: 3600,
    action_name: 'QR_STR_SCENE',
    action_info: { scene: { scene_str: 'town-3' } },
  });
  await api.qrCodes.create('town-3');
  expect(last()?.json.action_name).toBe('QR_LIMIT_STR_SCENE');
  await expect(api.qrCodes.create('')).rejects.toThrow(WechatLimitError);
  await expect(api.qrCodes.create('x', 2_592_001)).rejects.toThrow('30 days');
});

it('the account itself', async () => {
  const quota = { daily_limit: 500, used: 3, remain: 497 };
  platform.answer('/cgi-bin/openapi/quota/get', { errcode: 0, quota });
  platform.answer('/cgi-bin/getcallbackip', { ip_list: ['101.226.103.0'] });
  expect(await api.account.quota('/x')).toEqual({ dailyLimit: 500, used: 3, remaining: 497 });
  expect(await api.account.callbackIps()).toEqual(['101.226.103.0']);
  await api.account.clearQuota();
  expect(last()?.json).toEqual({ appid: account.appId });
  await api.account.checkCallback();
  expect(last()?.json).toEqual({ action: 'all', check_operator: 'DEFAULT' });
});
