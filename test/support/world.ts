import type { RequestListener } from 'node:http';
import express from 'express';
import { pino } from 'pino';
import { type App, type AppOptions, createApp, learn } from '../../src/app.ts';
import { type Config, readConfig, type WechatConfig } from '../../src/config.ts';
import { createVault, openDatabase, type Vault } from '../../src/database/index.ts';
import { createSimulator, type SimulatedWorld, type Simulator } from '../../src/simulator/index.ts';
import { createTestClock, type TestClock } from './clock.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { serve } from './serve.ts';

/** The whole of Yuanxin against a WeChat that is played, in this process, over real HTTP. */
export interface World {
  wechat: SimulatedWorld;
  clock: TestClock;
  app: App;
  database: TestDatabase['database'];
  vault: Vault;
  config: Config;
  account: WechatConfig;
  /** Where the bot listens. */
  origin: string;
  /** The program is stopped and started again on the same database. */
  restart(): Promise<void>;
  /** A further instance beside the first, on the same database (PostgreSQL only). */
  secondInstance(): Promise<{ origin: string; app: App; close(): Promise<void> }>;
  /** Deliveries go to these addresses in turn. */
  deliverTo(...origins: string[]): void;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** Asia/Shanghai; a Monday morning in office hours unless said otherwise. */
  at?: string;
  accountType?: 'service' | 'subscription';
  verified?: boolean;
  plain?: boolean;
  extraActions?: AppOptions['extraActions'];
  budgetMs?: number;
  deliveryTimeoutMs?: number;
  schedule?: boolean;
  env?: Record<string, string>;
}

export const officeHours = '2026-11-23T10:00';
const key = Buffer.alloc(32, 7);
const silent = pino({ level: process.env.TEST_LOG ?? 'silent' });

export async function createWorld(options: WorldOptions = {}): Promise<World> {
  const clock = createTestClock(options.at ?? officeHours);
  const test = await createTestDatabase();
  const vault = createVault([key]);
  const account = accountOf(options);
  const config = readConfig({ ENCRYPTION_KEY: key.toString('base64'), ...options.env });
  let origins: string[] = [];
  let turn = 0;
  const simulator = createSimulator({
    appId: account.appId,
    appSecret: account.appSecret,
    token: account.token,
    ...(options.plain ? {} : { aesKey: account.aesKeys[0] ?? '' }),
    accountType: account.accountType,
    verified: options.verified ?? true,
    webhookUrl: () => `${origins[turn++ % origins.length]}/wechat`,
    baseUrl: () => `${platform.origin}/simulator`,
    clock,
    log: silent,
    ...(options.deliveryTimeoutMs ? { deliveryTimeoutMs: options.deliveryTimeoutMs } : {}),
  });
  const platform = await serve(express().use('/simulator', simulator.router));
  account.apiBase = `${platform.origin}/simulator/platform`;
  const common = { config, wechat: account, sandbox: true, clock, log: silent, vault, options };
  let first = await startInstance({ ...common, database: test.database });
  origins = [first.origin];
  return {
    wechat: simulator.world,
    clock,
    get app() {
      return first.app;
    },
    database: test.database,
    vault,
    config,
    account,
    get origin() {
      return first.origin;
    },
    deliverTo: (...given) => {
      origins = given;
      turn = 0;
    },
    async restart() {
      await first.close();
      first = await startInstance({ ...common, database: test.database });
      origins = [first.origin];
      turn = 0;
    },
    async secondInstance() {
      const database = await openDatabase(test.location);
      const instance = await startInstance({ ...common, database });
      const close = async () => {
        await instance.close();
        await database.close();
      };
      return { ...instance, close };
    },
    async close() {
      await closeAll(simulator, platform, first);
      await test.close();
    },
  };
}

function accountOf(options: WorldOptions): WechatConfig {
  return {
    appId: 'wx0123456789abcdef',
    appSecret: '0123456789abcdef0123456789abcdef',
    token: 'testtoken',
    aesKeys: options.plain ? [] : ['abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'],
    accountType: options.accountType ?? 'service',
    apiBase: '',
    bulletinTemplateId: 'SimTemplateDailyBulletin00000000000000000001',
    bulletinTemplateFields: ['time1', 'thing2'],
    noticeTemplateId: 'SimTemplateNotice000000000000000000000000001',
    noticeTemplateFields: ['thing1', 'time2'],
  };
}

interface InstanceOptions extends Pick<AppOptions, 'config' | 'wechat' | 'sandbox' | 'clock'> {
  log: AppOptions['log'];
  vault: Vault;
  database: AppOptions['database'];
  options: WorldOptions;
}

/** Learnt once a test file. */
const understanding = learn();

async function startInstance({ options, ...parts }: InstanceOptions) {
  // The pages' address must be known before the app is made: requests find it once it is there.
  let listener: RequestListener = (_request, response) => response.writeHead(503).end();
  const served = await serve((request, response) => listener(request, response));
  const app = await createApp({
    ...parts,
    publicUrl: parts.config.publicUrl ?? served.origin,
    understanding: await understanding,
    schedule: options.schedule ?? false,
    ...(options.extraActions ? { extraActions: options.extraActions } : {}),
    ...(options.budgetMs ? { budgetMs: options.budgetMs } : {}),
  });
  listener = app.listener;
  return {
    app,
    origin: served.origin,
    async close() {
      await served.close();
      await app.stop();
    },
  };
}

async function closeAll(
  simulator: Simulator,
  platform: { close(): Promise<void> },
  instance: { close(): Promise<void> },
): Promise<void> {
  await simulator.close();
  await instance.close();
  await platform.close();
}
