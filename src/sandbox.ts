import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config, WechatConfig } from './config.ts';
import { StartRefused } from './errors.ts';
import { createSimulator, type Simulator } from './simulator/index.ts';

/** How long a stop waits for deliveries under way, in milliseconds. */
const settleMs = 6_000;

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

const randomText = (length: number) =>
  Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('');

/**
 * An account of the sandbox: no WeChat settings, so the simulator plays WeChat, in secure mode, on
 * this program's own port. Its secrets live as long as the process.
 *
 * @param origin where this program listens, `http://127.0.0.1:3000`
 */
export function sandboxAccount(config: Config, origin: string): WechatConfig {
  return {
    appId: 'wxsandbox000000000',
    appSecret: randomText(32),
    token: randomText(32),
    aesKeys: [randomText(43)],
    accountType: config.sandboxAccountType,
    apiBase: `${origin}/simulator/platform`,
    bulletinTemplateId: 'SimTemplateDailyBulletin00000000000000000001',
    bulletinTemplateFields: ['time1', 'thing2'],
    noticeTemplateId: 'SimTemplateNotice000000000000000000000000001',
    noticeTemplateFields: ['thing1', 'time2'],
  };
}

/** The simulator for that account; its chats survive a restart in the data directory. */
export function sandboxSimulator(
  config: Config,
  account: WechatConfig,
  origin: string,
  clock: Clock,
  log: Logger,
): Simulator {
  const [aesKey] = account.aesKeys;
  const simulator = createSimulator({
    appId: account.appId,
    appSecret: account.appSecret,
    token: account.token,
    ...(aesKey === undefined ? {} : { aesKey }),
    accountType: account.accountType,
    webhookUrl: () => `${origin}/wechat`,
    clock,
    log,
    stateFile: path.join(config.dataDir, 'simulator.json'),
  });
  return {
    ...simulator,
    async close() {
      // What a follower has just written is answered before the stop.
      const patience = new Promise((resolve) => setTimeout(resolve, settleMs).unref());
      await Promise.race([simulator.world.settles(), patience]);
      await simulator.close();
    },
  };
}

/**
 * The key that seals personal data when none is set (embedded database only): made at the first
 * start and kept beside the data, readable by this user alone.
 */
export async function keyFromDataDirectory(dataDir: string): Promise<Buffer> {
  const file = path.join(dataDir, 'encryption.key');
  try {
    const key = Buffer.from(await readFile(file, 'utf8'), 'base64');
    if (key.length === 32) return key;
    throw new StartRefused(
      `${file} does not hold 32 bytes in base64: restore it, or remove the whole DATA_DIR to begin afresh.`,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const key = randomBytes(32);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
