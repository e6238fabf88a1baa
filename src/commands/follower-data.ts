import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadIntents } from '../bot/intents/index.ts';
import { type BroadcastPlatform, createBroadcast } from '../broadcast/index.ts';
import { systemClock } from '../clock.ts';
import { exportFollower } from '../database/index.ts';
import { StartRefused } from '../errors.ts';
import { forgetFollower } from '../forget.ts';
import { createLog } from '../log.ts';
import { createServices } from '../services/index.ts';
import { command, openRecords } from './tools.ts';

const usage =
  'npm run follower-data -- export OPENID (prints all we hold as JSON) or npm run follower-data -- delete OPENID';
const intentsFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../intents');

/** What others are to be told of it is put into the outbox: the program sends it. */
const notFromHere = () => Promise.reject(new Error('A command sends nothing itself.'));
const platform: BroadcastPlatform = {
  sendMessage: notFromHere,
  sendTemplate: notFromHere,
  sendToAll: notFromHere,
};

await command(async ([what, openid]) => {
  if ((what !== 'export' && what !== 'delete') || !openid) throw new StartRefused(usage);
  const records = await openRecords();
  try {
    const result =
      what === 'export'
        ? await exportFollower(records.database, records.vault, openid)
        : await forget(records, openid);
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } finally {
    await records.database.close();
  }
});

type Records = Awaited<ReturnType<typeof openRecords>>;

async function forget({ config, database, vault }: Records, openid: string) {
  const clock = systemClock;
  const log = createLog(config.logLevel, process.stderr);
  const parts = { clock, database, vault, log };
  const broadcast = createBroadcast({ ...parts, platform, channel: 'template' });
  const { intents } = await loadIntents(intentsFolder);
  const tools = { ...parts, broadcast, publicUrl: config.publicUrl };
  const services = await createServices(tools, { bulletinCron: config.bulletinCron }, intents);
  return forgetFollower({ database, clock, services, intents }, openid);
}
