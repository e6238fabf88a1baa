import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { createVault, openDatabase } from '../../src/database/index.ts';
import { createLog } from '../../src/log.ts';
import { account } from '../support/account.ts';
import { answerQuestions, ownUsage } from '../support/child.ts';
import { recorded, recordStatements } from './recorder.ts';

// The program as src/start.ts starts it, but for the clock's jobs: they are not part of a turn.
const config = readConfig({
  DATABASE_URL: process.argv[2] ?? '',
  WECHAT_API_BASE: process.argv[3] ?? '',
  WECHAT_APP_ID: account.appId,
  WECHAT_APP_SECRET: account.appSecret,
  WECHAT_TOKEN: account.token,
  WECHAT_ENCODING_AES_KEY: account.aesKey,
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  PUBLIC_URL: 'https://union.example.cn',
  LOG_LEVEL: process.env.BENCH_LOG ?? 'silent',
});
const { databaseUrl, wechat } = config;
if (!databaseUrl || !wechat) throw new Error('Start it with a database and a platform.');

const database = await openDatabase({ kind: 'postgresql', url: databaseUrl });
const app = await createApp({
  config,
  wechat,
  sandbox: false,
  clock: systemClock,
  log: createLog(config.logLevel),
  database,
  vault: createVault(config.encryptionKeys),
  schedule: false,
});

/** What answered the messages so far, and how often: `{"ask-law answered": 12}`. */
async function routes(): Promise<Record<string, number>> {
  const metric = await app.metrics.registry.getSingleMetric('yuanxin_messages_total')?.get();
  return Object.fromEntries(
    (metric?.values ?? []).map(({ labels, value }) => [`${labels.route} ${labels.outcome}`, value]),
  );
}

const server = createServer(app.listener);
server.listen(0, '127.0.0.1', () => {
  answerQuestions({
    port: () => (server.address() as AddressInfo).port,
    usage: ownUsage,
    routes,
    record: recordStatements,
    recorded,
  });
});
