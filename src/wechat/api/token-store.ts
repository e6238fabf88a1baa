/** WeChat's API token (not the web authorisation's). */
export interface AccessToken {
  /** Up to 512 characters; a secret. */
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * Keeps the one token all instances share, and a lease that lets one of them at a time fetch a new
 * one. One row an account, for instance `token, expires_at, lease_holder, lease_until`; each method
 * is one statement of its own: no transaction may stay open while the token is fetched.
 */
export interface TokenStore {
  /** The stored token, expired or not; null before the first. */
  read(): Promise<AccessToken | null>;
  /**
   * Takes the lease if nobody holds it, if it has run out (`lease_until <= now`), or if `holder`
   * has it already. Atomic: of two at the same time one gets true. Makes the row if there is none.
   */
  claim(holder: string, now: Date, until: Date): Promise<boolean>;
  /**
   * Stores `fresh` and ends the lease, if `holder` still has it; one that overslept its lease gets
   * false and stores nothing, so that a late old token never overwrites a newer one.
   */
  replace(holder: string, fresh: AccessToken): Promise<boolean>;
  /** Ends the lease, if `holder` still has it. */
  release(holder: string): Promise<void>;
}

/** For one process, and for tests: nothing is kept over a restart. */
export function createMemoryTokenStore(): TokenStore {
  let stored: AccessToken | null = null;
  let lease: { holder: string; until: Date } | null = null;
  return {
    async read() {
      return stored;
    },
    async claim(holder, now, until) {
      if (lease !== null && lease.holder !== holder && lease.until > now) return false;
      lease = { holder, until };
      return true;
    },
    async replace(holder, fresh) {
      if (lease?.holder !== holder) return false;
      stored = fresh;
      lease = null;
      return true;
    },
    async release(holder) {
      if (lease?.holder === holder) lease = null;
    },
  };
}
