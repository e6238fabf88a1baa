import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Template } from './state/schema.ts';

/** What of pino the simulator uses. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

export type WebhookMode = 'plain' | 'compatible' | 'secure';

export interface SimulatorOptions {
  appId: string;
  appSecret: string;
  token: string;
  /** The EncodingAESKey: messages are delivered in secure mode. */
  aesKey?: string;
  accountType: 'service' | 'subscription';
  /** Default true. An unverified account is refused (48001) nearly everywhere. */
  verified?: boolean;
  /** Where the bot listens; asked for at each delivery, as the port may be known late. */
  webhookUrl: () => string;
  clock: Clock;
  log: Log;
  /** Keeps followers, chats, media and tokens over a restart. */
  stateFile?: string;
  /** Real milliseconds, whatever the clock says. */
  deliveryTimeoutMs?: number;
  /** Further attempts after the first. */
  retries?: number;
  /** Default: secure with an AES key, plain without. Compatible sends both forms. */
  mode?: WebhookMode;
  /** Where the router is mounted, for picture and article links. Default: `/simulator` beside the webhook. */
  baseUrl?: () => string;
  /** Shown above the chat. */
  accountName?: string;
  /** The account's message templates at each start, beside those added since. */
  templates?: Template[];
  /** Calls a day by path, e.g. `{ '/cgi-bin/menu/create': 5 }`; replaces the platform's own limit. */
  dailyLimits?: Record<string, number>;
}

export interface Settings {
  appId: string;
  appSecret: string;
  token: string;
  aesKey: string | undefined;
  mode: WebhookMode;
  accountType: 'service' | 'subscription';
  verified: boolean;
  webhookUrl: () => string;
  baseUrl: () => string;
  deliveryTimeoutMs: number;
  retries: number;
  /** The account's own id (原始ID). */
  accountId: string;
  accountName: string;
  templates: Template[];
  dailyLimits: Record<string, number>;
}

/** Templates an account of the demo has from the start. */
export const demoTemplates: Template[] = [
  {
    id: 'SimTemplateCaseProgress000000000000000000001',
    title: '办件进度提醒',
    content:
      '办件名称:{{thing1.DATA}}\n办件编号:{{character_string2.DATA}}\n当前状态:{{phrase3.DATA}}\n更新时间:{{time4.DATA}}',
  },
  {
    id: 'SimTemplateEventReminder00000000000000000001',
    title: '活动参加提醒',
    content: '活动名称:{{thing1.DATA}}\n活动时间:{{time2.DATA}}\n活动地点:{{thing3.DATA}}',
  },
  {
    id: 'SimTemplateDailyBulletin00000000000000000001',
    title: '每日播报提醒',
    content: '播报日期:{{time1.DATA}}\n播报内容:{{thing2.DATA}}',
  },
  {
    id: 'SimTemplateNotice000000000000000000000000001',
    title: '消息提醒',
    content: '提醒内容:{{thing1.DATA}}\n提醒日期:{{time2.DATA}}',
  },
];

/** Fills in what the options leave open. */
export function completeSettings(options: SimulatorOptions): Settings {
  const { aesKey, webhookUrl } = options;
  return {
    appId: options.appId,
    appSecret: options.appSecret,
    token: options.token,
    aesKey,
    mode: aesKey === undefined ? 'plain' : (options.mode ?? 'secure'),
    accountType: options.accountType,
    verified: options.verified ?? true,
    webhookUrl,
    baseUrl: options.baseUrl ?? (() => new URL('/simulator', webhookUrl()).href),
    deliveryTimeoutMs: options.deliveryTimeoutMs ?? 5000,
    retries: options.retries ?? 3,
    accountId: `gh_${createHash('sha1').update(options.appId).digest('hex').slice(0, 12)}`,
    accountName: options.accountName ?? '西湖区总工会（演示）',
    templates: options.templates ?? demoTemplates,
    dailyLimits: options.dailyLimits ?? {},
  };
}
