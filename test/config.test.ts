import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';
import { StartRefused } from '../src/errors.ts';

const key = Buffer.alloc(32, 1).toString('base64');
const otherKey = Buffer.alloc(32, 2).toString('base64');
const live = {
  WECHAT_APP_ID: 'wx1234567890abcdef',
  WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_TOKEN: 'yuanxin2026',
  ENCRYPTION_KEY: key,
};
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

/** The lines a start with these settings ends with. */
function refusal(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefused);
    return (error as Error).message.split('\n');
  }
  throw new Error('these settings were accepted');
}

describe('nothing set', () => {
  test('is the sandbox, with the embedded database and a key of its own', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 3000, encryptionKeys: [], bulletinCron: '30 8 * * *' });
    expect(config.wechat).toBeUndefined();
    expect(config.databaseUrl).toBeUndefined();
    expect(config.sandboxAccountType).toBe('service');
  });

  test('an empty or blank value counts as not set', () => {
    const blank = { WECHAT_APP_ID: '', DATABASE_URL: '  ', PORT: '', ENCRYPTION_KEY: ' ' };
    expect(readConfig(blank)).toEqual(readConfig({}));
  });

  test('the sandbox plays either type of account', () => {
    const config = readConfig({ WECHAT_ACCOUNT_TYPE: 'subscription' });
    expect(config.wechat).toBeUndefined();
    expect(config.sandboxAccountType).toBe('subscription');
  });
});

describe('a real account', () => {
  test('needs its three settings and a key, and has the rest by default', () => {
    expect(readConfig(live).wechat).toEqual({
      appId: live.WECHAT_APP_ID,
      appSecret: live.WECHAT_APP_SECRET,
      token: live.WECHAT_TOKEN,
      aesKeys: [],
      accountType: 'service',
      apiBase: 'https://api.weixin.qq.com',
      bulletinTemplateFields: ['time1', 'thing2'],
      noticeTemplateFields: ['thing1', 'time2'],
    });
  });

  test('takes two keys of each kind, the newest first', () => {
    const config = readConfig({
      ...live,
      ENCRYPTION_KEY_PREVIOUS: otherKey,
      WECHAT_ENCODING_AES_KEY: aesKey,
      WECHAT_ENCODING_AES_KEY_PREVIOUS: aesKey.toLowerCase(),
    });
    expect(config.wechat?.aesKeys).toEqual([aesKey, aesKey.toLowerCase()]);
    expect(config.encryptionKeys.map((one) => one[0])).toEqual([1, 2]);
  });

  test('reads blanks around a value as a slip', () => {
    expect(readConfig({ ...live, WECHAT_TOKEN: ' yuanxin2026\n' }).wechat?.token).toBe(
      'yuanxin2026',
    );
  });

  test('takes addresses without the slash at their end', () => {
    const config = readConfig({
      ...live,
      PUBLIC_URL: 'https://union.example.cn/bot/',
      WECHAT_API_BASE: 'http://127.0.0.1:3001/simulator/platform/',
    });
    expect(config.publicUrl).toBe('https://union.example.cn/bot');
    expect(config.wechat?.apiBase).toBe('http://127.0.0.1:3001/simulator/platform');
  });
});

describe('half a configuration of WeChat is an error, never the sandbox', () => {
  const names = ['WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'WECHAT_TOKEN'] as const;

  test.each(names)('without %s', (name) => {
    const lines = refusal({ ...live, [name]: undefined });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${name} is missing: .*基本配置.*sandbox`));
  });

  test.each([
    ['WECHAT_APP_ID', live.WECHAT_APP_ID],
    ['WECHAT_APP_SECRET', live.WECHAT_APP_SECRET],
    ['WECHAT_TOKEN', live.WECHAT_TOKEN],
    ['WECHAT_ENCODING_AES_KEY', aesKey],
    ['WECHAT_BULLETIN_TEMPLATE_ID', 'someTemplate'],
    ['WECHAT_NOTICE_TEMPLATE_ID', 'someTemplate'],
    ['WECHAT_API_BASE', 'https://api.example.cn'],
  ])('with %s alone', (name, value) => {
    const lines = refusal({ [name]: value, ENCRYPTION_KEY: key });
    const missing = names.filter((one) => one !== name);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(missing);
  });

  test('the previous AES key without a present one', () => {
    const [line, ...more] = refusal({ ...live, WECHAT_ENCODING_AES_KEY_PREVIOUS: aesKey });
    expect(line).toMatch(/^WECHAT_ENCODING_AES_KEY is missing/);
    expect(more).toEqual([]);
  });
});

describe('a language model', () => {
  const model = { LLM_BASE_URL: 'https://llm.example.cn/v1/', LLM_API_KEY: 'k', LLM_MODEL: 'm' };

  test('is asked where all three settings are there', () => {
    expect(readConfig(model).model).toEqual({
      baseUrl: 'https://llm.example.cn/v1',
      apiKey: 'k',
      model: 'm',
    });
    expect(readConfig({}).model).toBeUndefined();
  });

  test.each(['LLM_BASE_URL', 'LLM_API_KEY', 'LLM_MODEL'])('is an error without %s', (name) => {
    expect(() => readConfig({ ...model, [name]: '' })).toThrow(`${name} is missing`);
  });

  test('is reached over plain http on this machine alone', () => {
    expect(() => readConfig({ ...model, LLM_BASE_URL: 'http://llm.example.cn' })).toThrow(
      /LLM_BASE_URL must be the https/,
    );
  });
});

describe('the key for personal data', () => {
  test.each([
    ['a real account', { ...live, ENCRYPTION_KEY: undefined }],
    ['a PostgreSQL', { DATABASE_URL: 'postgresql://localhost/yuanxin' }],
    ['a previous key', { ENCRYPTION_KEY_PREVIOUS: key }],
  ])('is needed with %s', (_what, env) => {
    expect(refusal(env)).toEqual([expect.stringMatching(/^ENCRYPTION_KEY is missing: .*openssl/)]);
  });
});

describe('a wrong value is named in one line that says what it must be', () => {
  const wrong: [string, string, RegExp][] = [
    ['PORT', 'http', /port number such as 3000/],
    ['PORT', '70000', /65535/],
    ['PORT', '-1', /port number/],
    ['PORT', '0x10', /port number/],
    ['DATABASE_URL', 'mysql://localhost/yuanxin', /postgresql:\/\/user:password@host/],
    ['PUBLIC_URL', 'union.example.cn', /https:\/\/union\.example\.cn/],
    ['PUBLIC_URL', 'https://union.example.cn/?a=1', /https:\/\/union\.example\.cn/],
    ['ENCRYPTION_KEY', 'too short', /openssl rand -base64 32/],
    ['ENCRYPTION_KEY', Buffer.alloc(31).toString('base64'), /openssl rand -base64 32/],
    ['ENCRYPTION_KEY_PREVIOUS', 'x', /openssl rand -base64 32/],
    ['SESSION_SECRET', 'short', /32 characters/],
    ['LOG_LEVEL', 'loud', /trace, debug, info/],
    ['WECHAT_APP_ID', 'gh_123', /wx1234567890abcdef.*开发者ID/],
    ['WECHAT_APP_SECRET', 'secret', /32-character.*开发者密码/],
    ['WECHAT_TOKEN', 'a b', /3 to 32 letters and digits.*令牌/],
    ['WECHAT_ENCODING_AES_KEY', 'x', /43-character.*消息加解密密钥/],
    ['WECHAT_ENCODING_AES_KEY_PREVIOUS', 'x', /43-character/],
    ['WECHAT_ACCOUNT_TYPE', 'personal', /service .*subscription/],
    ['WECHAT_API_BASE', 'http://api.weixin.qq.com', /https:\/\//],
    ['WECHAT_API_BASE', 'http://localhost.evil.cn', /https:\/\//],
    ['WECHAT_API_BASE', 'api', /https:\/\//],
    ['WECHAT_BULLETIN_TEMPLATE_FIELDS', 'time1', /time1,thing2/],
    ['WECHAT_NOTICE_TEMPLATE_FIELDS', 'thing1;time2', /words and the day.*thing1,time2/],
    ['BULLETIN_CRON', 'daily', /"30 8 \* \* \*"/],
    ['BULLETIN_CRON', '99 8 * * *', /"30 8 \* \* \*"/],
    ['BULLETIN_CRON', '30 8 * foo *', /"30 8 \* \* \*"/],
    ['BULLETIN_CRON', '0 18 * * *', /noon/],
    ['BULLETIN_CRON', '*/5 8 * * *', /one minute and one hour/],
    ['METRICS_TOKEN', 'x', /8 characters/],
    ['GROUPS', 'wechaty', /later version/],
  ];

  test.each(wrong)('%s=%s', (name, value, help) => {
    const lines = refusal({ ...live, [name]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.startsWith(`${name} must `)).toBe(true);
    expect(lines[0]).toMatch(help);
  });

  test('all of them at once, a line each', () => {
    const lines = refusal({ PORT: 'x', LOG_LEVEL: 'x', DATABASE_URL: 'x' });
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'PORT',
    ]);
  });

  test('without the value itself, which may be a secret', () => {
    const [line] = refusal({ ...live, WECHAT_APP_SECRET: 'my-real-secret' });
    expect(line).not.toContain('my-real-secret');
  });
});
