import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';

export const appIdHelp =
  'an AppID such as wx1234567890abcdef (mp.weixin.qq.com → 设置与开发 → 基本配置 → 开发者ID)';

/** Each setting: what it must look like, said to whoever set it wrong. */
export const settings = z.object({
  PORT: matching(/^\d{1,5}$/, 'must be a port number such as 3000')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535')
    .default(3000),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: matching(
    /^postgres(ql)?:\/\/./,
    'must look like postgresql://user:password@host:5432/yuanxin',
  ).optional(),
  PUBLIC_URL: z
    .string()
    .refine(
      isWebAddress,
      'must be the address the public reaches this server at, such as https://union.example.cn',
    )
    .transform(withoutSlash)
    .optional(),
  ENCRYPTION_KEY: encryptionKey().optional(),
  ENCRYPTION_KEY_PREVIOUS: encryptionKey().optional(),
  SESSION_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be one of trace, debug, info, warn, error, fatal, silent',
    )
    .default('info'),
  WECHAT_APP_ID: matching(/^wx[0-9a-f]{16}$/, `must be ${appIdHelp}`).optional(),
  WECHAT_APP_SECRET: matching(
    /^[0-9a-zA-Z]{32}$/,
    'must be the 32-character AppSecret (mp.weixin.qq.com → 设置与开发 → 基本配置 → 开发者密码)',
  ).optional(),
  WECHAT_TOKEN: matching(
    /^[0-9a-zA-Z]{3,32}$/,
    'must be the Token you chose: 3 to 32 letters and digits (基本配置 → 服务器配置 → 令牌)',
  ).optional(),
  WECHAT_ENCODING_AES_KEY: aesKey().optional(),
  WECHAT_ENCODING_AES_KEY_PREVIOUS: aesKey().optional(),
  WECHAT_ACCOUNT_TYPE: z
    .enum(['service', 'subscription'], 'must be service (服务号) or subscription (公众号/订阅号)')
    .default('service'),
  WECHAT_API_BASE: z
    .string()
    .refine(
      isSafeApiBase,
      'must be an https:// address (plain http:// only on 127.0.0.1 or localhost)',
    )
    .transform(withoutSlash)
    .optional(),
  WECHAT_BULLETIN_TEMPLATE_ID: z.string().optional(),
  WECHAT_BULLETIN_TEMPLATE_FIELDS: twoFields(
    'must name two fields of the template, for the day and the headline, such as time1,thing2',
  ).optional(),
  WECHAT_NOTICE_TEMPLATE_ID: z.string().optional(),
  WECHAT_NOTICE_TEMPLATE_FIELDS: twoFields(
    'must name two fields of the template, for the words and the day, such as thing1,time2',
  ).optional(),
  BULLETIN_CRON: z
    .string()
    .refine(
      isMorningCron,
      'must be a cron line with one minute and one hour before 12, Asia/Shanghai, such as "30 8 * * *" (a bulletin not begun by noon is not sent)',
    )
    .default('30 8 * * *'),
  METRICS_TOKEN: z.string().min(8, 'must have 8 characters or more').optional(),
  LLM_BASE_URL: z
    .string()
    .refine(
      isSafeApiBase,
      'must be the https:// address of an OpenAI-compatible service, such as https://llm.example.cn/v1 (plain http:// only on 127.0.0.1 or localhost)',
    )
    .transform(withoutSlash)
    .optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_MODEL: z.string().optional(),
  GROUPS: z.enum(['off'], 'must be off: WeChat groups come with a later version').default('off'),
});

export type Settings = z.infer<typeof settings>;

function matching(pattern: RegExp, message: string) {
  return z.string().regex(pattern, message);
}

/** Of a message template. */
function twoFields(message: string) {
  return matching(/^\w+,\w+$/, message).transform((value) => value.split(',') as [string, string]);
}

function encryptionKey() {
  return matching(
    /^[0-9a-zA-Z+/]{43}=$/,
    'must be 32 random bytes in base64: make one with "openssl rand -base64 32"',
  ).transform((value) => Buffer.from(value, 'base64'));
}

function aesKey() {
  return matching(
    /^[0-9a-zA-Z]{43}$/,
    'must be the 43-character EncodingAESKey (基本配置 → 服务器配置 → 消息加解密密钥)',
  );
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function urlOf(value: string): URL | undefined {
  return URL.canParse(value) ? new URL(value) : undefined;
}

function isWebAddress(value: string): boolean {
  const url = urlOf(value);
  return (
    url !== undefined && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === ''
  );
}

function isSafeApiBase(value: string): boolean {
  const url = urlOf(value);
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback);
}

/** Strikes once a day at most, and early enough for the bulletin to go out (see services/bulletin). */
function isMorningCron(line: string): boolean {
  const [, hour] = /^\d{1,2} (\d{1,2}) \S+ \S+ \S+$/.exec(line) ?? [];
  if (hour === undefined || Number(hour) >= 12) return false;
  try {
    CronExpressionParser.parse(line, { tz: 'Asia/Shanghai' }).next();
    return true;
  } catch {
    return false;
  }
}
