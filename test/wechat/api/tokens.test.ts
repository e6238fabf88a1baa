import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createMemoryTokenStore,
  type TokenStore,
  WechatApiError,
} from '../../../src/wechat/index.ts';
import {
  appSecret,
  clientOf,
  type Platform,
  startPlatform,
} from '../../support/wechat-platform.ts';
import { tokenStoreRules } from '../../support/wechat-token-store.ts';

const TOKEN = '/cgi-bin/stable_token';
let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());
beforeEach(() => platform.reset());

type Client = ReturnType<typeof clientOf>;
const use = ({ api }: Client) => api.messages.send('oMember', { kind: 'text', text: 'x' });
const many = <T>(times: number, run: () => Promise<T>) =>
  Promise.all(Array.from({ length: times }, run));
const fetches = () => platform.callsTo(TOKEN).length;

describe('the token', () => {
  it('is asked for as stable_token in its normal mode, and used until shortly before its end', async () => {
    const client = clientOf(platform);
    await use(client);
    client.passMinutes(114);
    await use(client);
    expect(platform.callsTo(TOKEN).map(({ method, json }) => [method, json])).toEqual([
      [
        'POST',
        {
          grant_type: 'client_credential',
          appid: 'wx0123456789abcdef',
          secret: appSecret,
          force_refresh: false,
        },
      ],
    ]);
    client.passMinutes(2);
    await use(client);
    expect(fetches()).toBe(2);
  });

  it('is fetched once for ten calls at a time', async () => {
    platform.tokens.delayMs = 20;
    const client = clientOf(platform);
    await many(10, () => use(client));
    expect(fetches()).toBe(1);
    expect(platform.calls.length).toBe(11);
  });

  it('is fetched once for two instances that share a store', async () => {
    platform.tokens.delayMs = 20;
    const store = createMemoryTokenStore();
    const clients = [clientOf(platform, { store }), clientOf(platform, { store })];
    await Promise.all(clients.map((client) => many(5, () => use(client))));
    expect(fetches()).toBe(1);
  });

  it('would be fetched twice without the store’s lease (control)', async () => {
    platform.tokens.delayMs = 20;
    const shared = createMemoryTokenStore();
    const careless: TokenStore = {
      ...shared,
      claim: (_holder, now, until) => shared.claim('all of them', now, until),
    };
    const clients = [
      clientOf(platform, { store: careless }),
      clientOf(platform, { store: careless }),
    ];
    await Promise.all(clients.map(use));
    expect(fetches()).toBe(2);
  });

  it('is taken over from an instance that died while fetching it', async () => {
    const store = createMemoryTokenStore();
    const client = clientOf(platform, { store });
    await store.claim('the dead one', new Date(0), new Date('2026-11-22T01:59:59Z'));
    await use(client);
    expect(fetches()).toBe(1);
  });

  it('is renewed early without stopping the others, and goes on working if that fails', async () => {
    const client = clientOf(platform);
    await use(client);
    client.passMinutes(116);
    platform.answer(TOKEN, { errcode: 45009, errmsg: 'reach max api daily quota limit' });
    await many(3, () => use(client));
    await use(client);
    expect(fetches()).toBe(2);
    expect(client.lines).toContainEqual(
      expect.objectContaining({ msg: 'the access token could not be renewed early' }),
    );
  });

  it('that cannot be had fails the call, with what to do', async () => {
    platform.answer(TOKEN, { errcode: 40164, errmsg: `invalid ip ${appSecret} rid: 1-2-3` });
    const client = clientOf(platform);
    const failure = await use(client).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WechatApiError);
    expect(failure).toMatchObject({ code: 40164, action: 'alert', rid: '1-2-3', endpoint: TOKEN });
    expect(String(failure)).toContain('IP白名单');
    expect(String(failure)).not.toContain(appSecret);
    await expect(client.api.ensureToken()).rejects.toThrow('40164');
  });
});

describe('a token that is refused', () => {
  it('is replaced, and the call made again, once for ten calls at a time', async () => {
    const client = clientOf(platform);
    await use(client);
    platform.issue();
    await many(10, () => use(client));
    expect(fetches()).toBe(2);
    expect(platform.callsTo(TOKEN).every(({ json }) => json.force_refresh === false)).toBe(true);
  });

  it('is not replaced again by an instance that is late to notice', async () => {
    const store = createMemoryTokenStore();
    const [first, late] = [clientOf(platform, { store }), clientOf(platform, { store })];
    await use(first);
    await use(late);
    platform.issue();
    await use(first);
    await use(late);
    expect(fetches()).toBe(2);
    expect((await store.read())?.token).toBe('token-2');
  });

  it('would be, if it did not compare (control)', async () => {
    const shared = createMemoryTokenStore();
    // Shows nobody what the others have stored, so there is nothing to compare with.
    const blind = (): TokenStore => ({ ...shared, read: async () => null });
    const [first, late] = [
      clientOf(platform, { store: blind() }),
      clientOf(platform, { store: blind() }),
    ];
    await use(first);
    await use(late);
    const before = fetches();
    platform.issue();
    await use(first);
    await use(late);
    expect(fetches() - before).toBe(2);
  });

  it('is replaced by force if stable_token goes on handing it out, at most every five minutes', async () => {
    const client = clientOf(platform);
    await use(client);
    platform.tokens.valid = 'token-2';
    await use(client);
    expect(platform.callsTo(TOKEN).map(({ json }) => json.force_refresh)).toEqual([
      false,
      false,
      true,
    ]);
    platform.tokens.valid = 'nobody has it';
    await expect(use(client)).rejects.toMatchObject({ code: 40001 });
    expect(platform.callsTo(TOKEN).filter(({ json }) => json.force_refresh)).toHaveLength(1);
  });

  it('fails the call when the next is refused too', async () => {
    const client = clientOf(platform);
    platform.answer('/cgi-bin/message/custom/send', { errcode: 42001, errmsg: 'expired' });
    await expect(use(client)).rejects.toMatchObject({ code: 42001 });
    expect(platform.callsTo('/cgi-bin/message/custom/send')).toHaveLength(2);
  });

  it('stands in no log and no error', async () => {
    const client = clientOf(platform);
    await use(client);
    platform.tokens.valid = platform.tokens.stable = 'token-x';
    await use(client);
    expect(client.logText()).not.toMatch(/token-[1x]|0123456789abcdef0123/);
    expect(client.lines[0]).toMatchObject({ code: 40001, rid: '65f0-1234-abcd' });
  });
});

describe('the store in memory', () => tokenStoreRules(createMemoryTokenStore));
