import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { WechatNetworkError } from './errors.ts';
import type { AccessToken, TokenStore } from './token-store.ts';

export interface TokenParts {
  store: TokenStore;
  clock: Clock;
  log: Logger;
  /**
   * Asks WeChat. Without `force` the answer is the present token as long as it lives; with it the
   * present one ends at once, and that may be asked 20 times a day only.
   */
  fetchToken(force: boolean): Promise<AccessToken>;
}

/** The token to call with, shared with the other instances. */
export interface Tokens {
  current(): Promise<string>;
  /**
   * Another token than `failing`, which WeChat did not accept. If somebody has replaced it in the
   * meantime theirs is taken: a fresh token is never thrown away for an old one's failure.
   */
  instead(failing: string): Promise<string>;
}

export const TOKEN_ENDPOINT = '/cgi-bin/stable_token';
const RENEW_EARLY_MS = 5 * 60_000;
/** Longer than the two calls a renewal may take. */
const LEASE_MS = 20_000;
const POLL_MS = 50;
/** Between two tries to renew a token that still works, so that a failing one delays few calls. */
const EARLY_APART_MS = 30_000;
const FORCE_APART_MS = 5 * 60_000;

/** Keeps a token in memory as long as it is fresh, and renews it one caller at a time. */
export function createTokens(parts: TokenParts): Tokens {
  const { store, clock } = parts;
  const renew = createRenewal(parts);
  let cached: AccessToken | null = null;
  let renewing: Promise<AccessToken> | null = null;
  let triedEarlyAt = Number.NEGATIVE_INFINITY;

  async function renewOnce(failing: string | null): Promise<AccessToken> {
    if (renewing !== null) {
      const token = await renewing;
      return token.token === failing ? renewOnce(failing) : token;
    }
    renewing = renew(failing).finally(() => {
      renewing = null;
    });
    cached = await renewing;
    return cached;
  }

  return {
    async current() {
      const now = clock.now();
      if (lifeLeft(cached, now) <= RENEW_EARLY_MS) cached = await store.read();
      const left = lifeLeft(cached, now);
      const triedEarly = now.getTime() - triedEarlyAt < EARLY_APART_MS;
      if (cached && (left > RENEW_EARLY_MS || (left > 0 && triedEarly))) return cached.token;
      triedEarlyAt = now.getTime();
      return (await renewOnce(null)).token;
    },
    async instead(failing) {
      return (await renewOnce(failing)).token;
    },
  };
}

/** One renewal, agreed on with the other instances through the store's lease. */
function createRenewal(parts: TokenParts) {
  const { store, clock, log } = parts;
  const holder = randomUUID();
  const fetchOther = createFetch(parts);

  async function fetchHolding(stored: AccessToken | null, failing: string | null) {
    try {
      const fresh = await fetchOther(failing);
      const kept = await store.replace(holder, fresh);
      return kept ? fresh : ((await store.read()) ?? fresh);
    } catch (error) {
      await store.release(holder);
      if (failing !== null || !stored || lifeLeft(stored, clock.now()) <= 0) throw error;
      log.warn({ err: error }, 'the access token could not be renewed early');
      return stored;
    }
  }

  return async function renew(failing: string | null): Promise<AccessToken> {
    const giveUpAt = performance.now() + LEASE_MS;
    while (performance.now() < giveUpAt) {
      const stored = await store.read();
      const now = clock.now();
      const left = lifeLeft(stored, now);
      if (stored && left > RENEW_EARLY_MS && stored.token !== failing) return stored;
      if (await store.claim(holder, now, new Date(now.getTime() + LEASE_MS))) {
        return fetchHolding(stored, failing);
      }
      // Somebody else fetches one. For an early renewal there is no need to wait for it.
      if (failing === null && stored && left > 0) return stored;
      await sleep(POLL_MS);
    }
    throw new WechatNetworkError(TOKEN_ENDPOINT, 'timeout', 'another instance fetches it', false);
  };
}

/** Fetches a token that is not `failing`. */
function createFetch({ clock, log, fetchToken }: TokenParts) {
  let forcedAt = Number.NEGATIVE_INFINITY;
  return async function fetchOther(failing: string | null): Promise<AccessToken> {
    const token = await fetchToken(false);
    const now = clock.now().getTime();
    if (token.token !== failing || now - forcedAt < FORCE_APART_MS) return token;
    // stable_token goes on handing out the very token the other calls refuse.
    forcedAt = now;
    log.warn('WeChat hands out a token it refuses: forcing a new one');
    return fetchToken(true);
  };
}

/** In ms; nothing for no token. */
function lifeLeft(token: AccessToken | null, now: Date): number {
  return token === null ? 0 : token.expiresAt.getTime() - now.getTime();
}
