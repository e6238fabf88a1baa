import { z } from 'zod';
import { dayOf, minute } from '../../days.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { randomText } from '../state/ids.ts';
import type { Token } from '../state/schema.ts';
import { type Call, type Endpoint, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';

const LIFE_MS = 7200_000;
/** A replaced token, and a stable one near its end, stay valid beside the new one for so long. */
const OVERLAP_MS = 5 * minute;
const FORCED_A_DAY = 20;
const FORCED_APART_MS = 30_000;
const LENGTH = 136;

type Pool = Token['pool'];

/** @throws PlatformError 41001, 40014, 40001 or 42001 */
export function checkToken(sim: Simulation, value: string | null): void {
  if (!value) throw new PlatformError(41001);
  const token = sim.state.tokens.find((one) => one.value === value);
  if (!token) throw new PlatformError(/^[\w-]{100,}$/.test(value) ? 40001 : 40014);
  if (nowOf(sim) >= token.expiresAt) throw new PlatformError(token.replaced ? 40001 : 42001);
}

/** All tokens end now, before their time. */
export function expireTokens(sim: Simulation): void {
  const now = nowOf(sim);
  for (const token of sim.state.tokens) token.expiresAt = Math.min(token.expiresAt, now);
}

const stableRequest = z.object({
  grant_type: z.string(),
  appid: z.string().optional(),
  secret: z.string().optional(),
  force_refresh: z.boolean().optional(),
});

export const tokenEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/cgi-bin/token',
    open: true,
    daily: 2000,
    run(sim, call) {
      checkCaller(sim, Object.fromEntries(call.query));
      endEarlier(sim, 'plain', OVERLAP_MS);
      return answer(sim, issue(sim, 'plain'));
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/stable_token',
    open: true,
    daily: 500_000,
    run: stableToken,
  },
];

function stableToken(sim: Simulation, call: Call): Record<string, unknown> {
  const request = readJson(call, stableRequest);
  checkCaller(sim, request);
  if (request.force_refresh) {
    countForced(sim);
    endEarlier(sim, 'stable', 0);
    return answer(sim, issue(sim, 'stable'));
  }
  const current = sim.state.tokens.findLast((one) => one.pool === 'stable');
  const remaining = current ? current.expiresAt - nowOf(sim) : 0;
  if (current && remaining > OVERLAP_MS) return answer(sim, current);
  return answer(sim, issue(sim, 'stable'));
}

function countForced(sim: Simulation): void {
  const now = nowOf(sim);
  const today = dayOf(new Date(now));
  const { forcedRefreshes } = sim.state;
  if (forcedRefreshes.some((at) => now - at < FORCED_APART_MS)) throw new PlatformError(45011);
  const ofToday = forcedRefreshes.filter((at) => dayOf(new Date(at)) === today);
  if (ofToday.length >= FORCED_A_DAY) throw new PlatformError(45009);
  sim.state.forcedRefreshes = [...ofToday, now];
}

function checkCaller(
  sim: Simulation,
  { grant_type, appid, secret }: { grant_type?: string; appid?: string; secret?: string },
): void {
  if (grant_type !== 'client_credential') throw new PlatformError(40002);
  if (!appid) throw new PlatformError(41002);
  if (appid !== sim.settings.appId) throw new PlatformError(40013);
  if (!secret) throw new PlatformError(41004);
  if (secret === sim.settings.appSecret) return;
  throw new PlatformError(secret.length === sim.settings.appSecret.length ? 40001 : 40125);
}

function issue(sim: Simulation, pool: Pool): Token {
  const now = nowOf(sim);
  const token = { pool, value: randomText(LENGTH), expiresAt: now + LIFE_MS, replaced: false };
  // Dead ones are remembered for a day, to tell "expired" from "never seen".
  const remembered = sim.state.tokens.filter((one) => one.expiresAt > now - 12 * LIFE_MS);
  sim.state.tokens = [...remembered, token];
  return token;
}

function endEarlier(sim: Simulation, pool: Pool, overlapMs: number): void {
  const end = nowOf(sim) + overlapMs;
  for (const token of sim.state.tokens) {
    if (token.pool !== pool || token.expiresAt <= nowOf(sim)) continue;
    token.expiresAt = Math.min(token.expiresAt, end);
    token.replaced = true;
  }
}

function answer(sim: Simulation, { value, expiresAt }: Token): Record<string, unknown> {
  return { access_token: value, expires_in: Math.floor((expiresAt - nowOf(sim)) / 1000) };
}
