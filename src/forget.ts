import type { IntentFile } from './bot/intents/index.ts';
import { createSay } from './bot/say.ts';
import type { Clock } from './clock.ts';
import { type Database, deleteFollower } from './database/index.ts';
import type { Service } from './services/service.ts';

/**
 * Deletes all we hold of a follower, after each service has put right what others are left with:
 * a place in an event goes to who waits for it.
 *
 * @returns how many rows went, by table
 */
export function forgetFollower(
  parts: {
    database: Database;
    clock: Clock;
    services: readonly Service[];
    intents: readonly IntentFile[];
  },
  openid: string,
): Promise<Record<string, number>> {
  const { database, clock, services, intents } = parts;
  const sayOf = (name: string) => createSay(intents.find(({ intent }) => intent === name)?.replies);
  return deleteFollower(database, openid, async (tx) => {
    const forgetting = { openid, now: clock.now(), sayOf };
    for (const service of services) await service.forget?.(tx, forgetting);
  });
}
