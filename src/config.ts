import path from 'node:path';
import { appIdHelp, type Settings, settings } from './config/settings.ts';
import { StartRefused } from './errors.ts';

export interface WechatConfig {
  appId: string;
  appSecret: string;
  token: string;
  /** Newest first; none: plain mode. */
  aesKeys: string[];
  accountType: 'service' | 'subscription';
  apiBase: string;
  /** The account's template for the daily bulletin (service account). */
  bulletinTemplateId?: string;
  /** Its field for the day, and its field for the first headline. */
  bulletinTemplateFields: [string, string];
  /** The account's template for what may not be said just now (service account). */
  noticeTemplateId?: string;
  /** Its field for the words, and its field for the day. */
  noticeTemplateFields: [string, string];
}

export interface Config {
  port: number;
  dataDir: string;
  databaseUrl?: string;
  /** Without a trailing slash. */
  publicUrl?: string;
  /** 32 bytes each, newest first; empty in sandbox mode: one is made and kept in the data directory. */
  encryptionKeys: Buffer[];
  logLevel: string;
  /** Undefined: sandbox mode, the simulator plays WeChat. */
  wechat?: WechatConfig;
  /** The account type the simulator plays in sandbox mode. */
  sandboxAccountType: 'service' | 'subscription';
  bulletinCron: string;
  metricsToken?: string;
  /** A language model; undefined: none is asked. */
  model?: ModelConfig;
}

export interface ModelConfig {
  /** Without a trailing slash. */
  baseUrl: string;
  apiKey: string;
  model: string;
}

/**
 * Reads every setting.
 *
 * @param env the environment; an empty value counts as not set
 * @throws StartRefused with a line for each setting that is missing or wrong
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success)
    throw new StartRefused(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'),
    );
  const values = parsed.data;
  const missing = [...missingForWechat(values), ...missingKeys(values), ...missingForModel(values)];
  if (missing.length > 0) throw new StartRefused(missing.join('\n'));
  const wechat = wechatConfig(values);
  const model = modelConfig(values);
  return {
    port: values.PORT,
    dataDir: path.resolve(values.DATA_DIR),
    encryptionKeys: newestFirst(values.ENCRYPTION_KEY, values.ENCRYPTION_KEY_PREVIOUS),
    logLevel: values.LOG_LEVEL,
    sandboxAccountType: values.WECHAT_ACCOUNT_TYPE,
    bulletinCron: values.BULLETIN_CRON,
    ...(values.DATABASE_URL ? { databaseUrl: values.DATABASE_URL } : {}),
    ...(values.PUBLIC_URL ? { publicUrl: values.PUBLIC_URL } : {}),
    ...(values.METRICS_TOKEN ? { metricsToken: values.METRICS_TOKEN } : {}),
    ...(wechat ? { wechat } : {}),
    ...(model ? { model } : {}),
  };
}

/** What a real account cannot do without. */
const required = {
  WECHAT_APP_ID: appIdHelp,
  WECHAT_APP_SECRET: 'the 32-character AppSecret (基本配置 → 开发者密码)',
  WECHAT_TOKEN: 'the Token of the server configuration (基本配置 → 服务器配置 → 令牌)',
} as const;

/** What means a real account too. WECHAT_ACCOUNT_TYPE does not: the sandbox plays both. */
const optional = [
  'WECHAT_ENCODING_AES_KEY',
  'WECHAT_ENCODING_AES_KEY_PREVIOUS',
  'WECHAT_API_BASE',
  'WECHAT_BULLETIN_TEMPLATE_ID',
  'WECHAT_BULLETIN_TEMPLATE_FIELDS',
  'WECHAT_NOTICE_TEMPLATE_ID',
  'WECHAT_NOTICE_TEMPLATE_FIELDS',
] as const;

const requiredNames = Object.keys(required) as (keyof typeof required)[];

function isLive(values: Settings): boolean {
  return [...requiredNames, ...optional].some((name) => values[name] !== undefined);
}

function missingForWechat(values: Settings): string[] {
  if (!isLive(values)) return [];
  const missing = requiredNames
    .filter((name) => values[name] === undefined)
    .map(
      (name) =>
        `${name} is missing: ${required[name]}. For the sandbox instead, unset all WECHAT_* settings but WECHAT_ACCOUNT_TYPE.`,
    );
  if (values.WECHAT_ENCODING_AES_KEY_PREVIOUS && !values.WECHAT_ENCODING_AES_KEY)
    missing.push(
      'WECHAT_ENCODING_AES_KEY is missing: it must be the present EncodingAESKey where WECHAT_ENCODING_AES_KEY_PREVIOUS is the one before.',
    );
  return missing;
}

function missingKeys(values: Settings): string[] {
  const needed = isLive(values) || values.DATABASE_URL || values.ENCRYPTION_KEY_PREVIOUS;
  return needed && !values.ENCRYPTION_KEY
    ? [
        'ENCRYPTION_KEY is missing: it seals the personal data in the database. Make one with "openssl rand -base64 32" and keep a copy apart from the database; without it the data cannot be read.',
      ]
    : [];
}

const modelSettings = {
  LLM_BASE_URL: 'the address of an OpenAI-compatible service, such as https://llm.example.cn/v1',
  LLM_API_KEY: 'its key (any word where it wants none)',
  LLM_MODEL: 'the name of the model',
} as const;

function missingForModel(values: Settings): string[] {
  const names = Object.keys(modelSettings) as (keyof typeof modelSettings)[];
  const missing = names.filter((name) => values[name] === undefined);
  if (missing.length === names.length) return [];
  return missing.map(
    (name) =>
      `${name} is missing: ${modelSettings[name]}. To do without a language model, unset all LLM_* settings.`,
  );
}

function modelConfig(values: Settings): ModelConfig | undefined {
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_MODEL: model } = values;
  return baseUrl && apiKey && model ? { baseUrl, apiKey, model } : undefined;
}

function newestFirst<T>(newest: T | undefined, previous: T | undefined): T[] {
  return [newest, previous].filter((key) => key !== undefined);
}

function wechatConfig(values: Settings): WechatConfig | undefined {
  const { WECHAT_APP_ID, WECHAT_APP_SECRET, WECHAT_TOKEN } = values;
  if (!WECHAT_APP_ID || !WECHAT_APP_SECRET || !WECHAT_TOKEN) return undefined;
  const { WECHAT_ENCODING_AES_KEY, WECHAT_ENCODING_AES_KEY_PREVIOUS } = values;
  return {
    appId: WECHAT_APP_ID,
    appSecret: WECHAT_APP_SECRET,
    token: WECHAT_TOKEN,
    aesKeys: newestFirst(WECHAT_ENCODING_AES_KEY, WECHAT_ENCODING_AES_KEY_PREVIOUS),
    accountType: values.WECHAT_ACCOUNT_TYPE,
    apiBase: values.WECHAT_API_BASE ?? 'https://api.weixin.qq.com',
    bulletinTemplateFields: values.WECHAT_BULLETIN_TEMPLATE_FIELDS ?? ['time1', 'thing2'],
    ...(values.WECHAT_BULLETIN_TEMPLATE_ID
      ? { bulletinTemplateId: values.WECHAT_BULLETIN_TEMPLATE_ID }
      : {}),
    noticeTemplateFields: values.WECHAT_NOTICE_TEMPLATE_FIELDS ?? ['thing1', 'time2'],
    ...(values.WECHAT_NOTICE_TEMPLATE_ID
      ? { noticeTemplateId: values.WECHAT_NOTICE_TEMPLATE_ID }
      : {}),
  };
}
