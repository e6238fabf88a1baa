import { z } from 'zod';
import { type Endpoint, ok, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';
import { clearDay, countInMonth, dailyLimit, used } from './quota.ts';

const CLEARS_A_MONTH = 10;
const MINUTE_LIMIT = 6000;
const PUSH_SOURCES = ['101.226.103.61', '101.226.103.62', '140.207.54.73', '140.207.54.74'];

const clearRequest = z.object({ appid: z.string() });
const quotaRequest = z.object({ cgi_path: z.string() });

type Run = Endpoint['run'];

const clearQuota: Run = (sim, call) => {
  const { appid } = readJson(call, clearRequest);
  if (appid !== sim.settings.appId) throw new PlatformError(40013);
  if (countInMonth(sim, 'clear_quota') > CLEARS_A_MONTH) throw new PlatformError(48006);
  clearDay(sim);
  return ok;
};

/** @param all every endpoint, asked for late as this one is among them */
const getQuota =
  (all: () => Endpoint[]): Run =>
  (sim, call) => {
    const path = readJson(call, quotaRequest).cgi_path;
    const endpoint = all().find((one) => one.path === path);
    if (!endpoint) throw new PlatformError(76021);
    const limit = dailyLimit(sim, endpoint);
    const spent = used(sim, path);
    return {
      ...ok,
      quota: { daily_limit: limit, used: spent, remain: Math.max(0, limit - spent) },
      rate_limit: { call_count: MINUTE_LIMIT, refresh_second: 60 },
    };
  };

const networkCheck: Run = () => ({
  dns: [{ ip: '127.0.0.1', real_operator: 'UNICOM' }],
  ping: [{ ip: '127.0.0.1', from_operator: 'UNICOM', package_loss: '0%', time: '1.2ms' }],
});

/** Quotas, the platform's addresses and the network check. */
export function operationEndpoints(all: () => Endpoint[]): Endpoint[] {
  return [
    { method: 'POST', path: '/cgi-bin/clear_quota', run: clearQuota },
    { method: 'POST', path: '/cgi-bin/openapi/quota/get', run: getQuota(all) },
    { method: 'GET', path: '/cgi-bin/getcallbackip', run: () => ({ ip_list: PUSH_SOURCES }) },
    { method: 'GET', path: '/cgi-bin/get_api_domain_ip', run: () => ({ ip_list: PUSH_SOURCES }) },
    { method: 'POST', path: '/cgi-bin/callback/check', run: networkCheck },
  ];
}
