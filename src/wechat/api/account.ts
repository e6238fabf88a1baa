import { z } from 'zod';
import type { Client } from './client.ts';

export interface Quota {
  dailyLimit: number;
  used: number;
  remaining: number;
}

/** Looking after the account (pages 查询API调用额度, 重置API调用次数, 网络通信检测, 获取微信推送服务器IP). */
export interface AccountApi {
  /** @param path of a call, e.g. `/cgi-bin/message/custom/send` */
  quota(path: string): Promise<Quota>;
  /** Sets all calls' quotas back; ten times a month. */
  clearQuota(): Promise<void>;
  /** Can WeChat reach this machine? @returns what it measured, as it says it */
  checkCallback(): Promise<Record<string, unknown>>;
  /** The addresses deliveries come from; they change. */
  callbackIps(): Promise<string[]>;
}

const quotaAnswer = z.looseObject({
  quota: z.looseObject({ daily_limit: z.number(), used: z.number(), remain: z.number() }),
});
const ips = z.looseObject({ ip_list: z.array(z.string()) });
const anything = z.looseObject({});

export function createAccount({ get, post }: Client, appId: string): AccountApi {
  return {
    async quota(path) {
      const json = { cgi_path: path };
      const options = { repeatable: true };
      const { quota } = await post('/cgi-bin/openapi/quota/get', json, quotaAnswer, options);
      return { dailyLimit: quota.daily_limit, used: quota.used, remaining: quota.remain };
    },
    async clearQuota() {
      // Each counts, and there are ten a month.
      await post('/cgi-bin/clear_quota', { appid: appId }, anything, { repeatable: false });
    },
    checkCallback() {
      const json = { action: 'all', check_operator: 'DEFAULT' };
      return post('/cgi-bin/callback/check', json, anything, { repeatable: true });
    },
    async callbackIps() {
      return (await get('/cgi-bin/getcallbackip', ips)).ip_list;
    },
  };
}
