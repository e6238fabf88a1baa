import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Say } from '../bot/action.ts';
import { loadIntents } from '../bot/intents/index.ts';
import { createSay } from '../bot/say.ts';
import { type Broadcaster, createBroadcast } from '../broadcast/index.ts';
import { systemClock } from '../clock.ts';
import type { Database, Vault } from '../database/index.ts';

/** What the bot says for an intent, as in intents/. */
export async function readSayings(): Promise<(intent: string) => Say> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const { intents, shared } = await loadIntents(path.resolve(here, '../../intents'));
  return (name) => createSay(intents.find(({ intent }) => intent === name)?.replies, shared);
}

/** Tells members from a command: it only writes down what the running program then sends. */
export function createMessenger(database: Database, vault: Vault): Broadcaster {
  const never = () => Promise.reject(new Error('A command sends nothing itself.'));
  return createBroadcast({
    database,
    vault,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    platform: { sendMessage: never, sendTemplate: never, sendToAll: never },
    channel: 'template',
  });
}
