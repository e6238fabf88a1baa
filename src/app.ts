import type { RequestListener } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Express, Router } from 'express';
import type { Logger } from 'pino';
import type { ActionEntry, BotParts } from './bot/bot.ts';
import type { Form } from './bot/forms/form.ts';
import { createInbox, type Inbox } from './bot/inbox.ts';
import { createMatcher, loadIntents } from './bot/intents/index.ts';
import { type BroadcastRoom, createBroadcast } from './broadcast/index.ts';
import type { Clock } from './clock.ts';
import { startClockwork } from './clockwork.ts';
import type { Config, WechatConfig } from './config.ts';
import { createTokenStore, type Database, type Vault } from './database/index.ts';
import { messageOf } from './errors.ts';
import { forgetFollower } from './forget.ts';
import { createHttp } from './http.ts';
import { menuFromSeed } from './menu.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { operations } from './operations.ts';
import { createPlatform } from './platform.ts';
import { createServices } from './services/index.ts';
import { pageStyles } from './services/page.ts';
import type { Service } from './services/service.ts';
import {
  createWebhook,
  createWechatApi,
  syncMenu,
  type WechatApi,
  webhookFirst,
} from './wechat/index.ts';

/** What main.ts, or a test, hands in. */
export interface AppOptions {
  config: Config;
  /** The account; the simulator's in sandbox mode. */
  wechat: WechatConfig;
  sandbox: boolean;
  /** Where the public reaches this program's pages, without a trailing slash. */
  publicUrl?: string | undefined;
  clock: Clock;
  log: Logger;
  database: Database;
  vault: Vault;
  /** The simulator's router, mounted at /simulator. */
  simulator?: Router;
  /** Actions put in the place of the services' own, for tests that need a slow or a broken one. */
  extraActions?: Record<string, ActionEntry>;
  budgetMs?: number;
  /** What was learnt from intents/ before, for tests that start many. */
  understanding?: Understanding;
  /** False: nothing happens by the clock (tests call `beat`). */
  schedule?: boolean;
}

export interface App {
  /** Everything, as an Express app to be mounted at the root. */
  http: Express;
  /** The same with the webhook before Express, which costs more than all else of a delivery. */
  listener: RequestListener;
  inbox: Inbox;
  broadcast: BroadcastRoom;
  services: Service[];
  metrics: Metrics;
  api: WechatApi;
  /** Deletes all we hold of a follower. @returns how many rows went, by table */
  forget(openid: string): Promise<Record<string, number>>;
  /** Runs what the clock does every few seconds, once. */
  beat(): Promise<void>;
  /** Finishes what is under way; the caller has stopped listening before. */
  stop(): Promise<void>;
}

const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Puts the parts together: the only place that knows them all. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, wechat, sandbox, clock, log, database, vault } = options;
  const metrics = createMetrics();
  const api = createWechatApi({
    appId: wechat.appId,
    appSecret: wechat.appSecret,
    baseUrl: wechat.apiBase,
    tokenStore: createTokenStore(database, vault, wechat.appId),
    clock,
    log,
    metrics: metrics.wechat,
  });
  const broadcast = createBroadcast({
    database,
    vault,
    clock,
    log,
    platform: createPlatform(api, wechat),
    channel: wechat.accountType === 'subscription' ? 'mass' : 'template',
  });
  const { intents, shared, matcher } = options.understanding ?? (await learn());
  const tools = { clock, database, vault, log, broadcast, publicUrl: options.publicUrl };
  const settings = { bulletinCron: config.bulletinCron, model: config.model };
  const services = await createServices(tools, settings, intents);
  for (const gauge of services.flatMap((service) => service.gauges ?? [])) metrics.show(gauge);
  await seed(database, services, clock, sandbox);

  const inbox = createInbox({
    clock,
    database,
    vault,
    log,
    intents,
    shared,
    matcher,
    ...offersOf(services, options.extraActions),
    later: broadcast.outbox,
    media: { download: (mediaId) => api.media.download(mediaId) },
    metrics: metrics.bot,
    onReport: broadcast.onReport,
    ...(options.budgetMs === undefined ? {} : { budgetMs: options.budgetMs }),
  });

  const webhook = createWebhook({
    credentials: { appId: wechat.appId, token: wechat.token, aesKeys: wechat.aesKeys },
    clock,
    log,
    handle: (inbound) => inbox.receive(inbound),
    metrics: metrics.wechat,
  });

  let stopping = false;
  const clockwork = await startClockwork({
    clock,
    database,
    log,
    inbox,
    broadcast,
    services,
    metrics,
    schedule: options.schedule ?? true,
  });
  const http = createHttp({
    webhook,
    log,
    simulator: options.simulator,
    pages: [pageStyles(), ...services.flatMap((service) => service.pages ?? [])],
    operations: operations({
      metrics,
      sandbox,
      stopping: () => stopping,
      checks: [
        { name: 'database', run: () => database.prisma.$queryRaw`SELECT 1` },
        { name: 'queue', run: () => clockwork.check() },
        { name: 'wechat', run: () => api.ensureToken() },
      ],
      ...(config.metricsToken ? { metricsToken: config.metricsToken } : {}),
    }),
  });
  syncMenu(api, await menuFromSeed()).catch((error) =>
    log.warn({ reason: messageOf(error) }, 'the custom menu could not be brought up to date'),
  );

  return {
    http,
    listener: webhookFirst('/wechat', webhook, http),
    inbox,
    broadcast,
    services,
    metrics,
    api,
    forget: (openid) => forgetFollower({ database, clock, services, intents }, openid),
    beat: clockwork.beat,
    async stop() {
      stopping = true;
      const sent = broadcast.stop();
      await clockwork.stop();
      await inbox.idle();
      await sent;
    },
  };
}

export type Understanding = Pick<BotParts, 'intents' | 'shared' | 'matcher'>;

/** Reads intents/ and learns from the examples. @throws StartRefused naming file and line */
export async function learn(): Promise<Understanding> {
  const { intents, shared } = await loadIntents(path.join(projectRoot, 'intents'));
  return { intents, shared, matcher: createMatcher(intents) };
}

/** First data, once, whichever instance comes first. */
async function seed(
  database: Database,
  services: Service[],
  clock: Clock,
  demo: boolean,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(7239113056)::text`;
    for (const service of services) await service.seed?.(tx, { now: clock.now(), demo });
  });
}

/** Every service's actions and forms, by full name. */
function offersOf(
  services: Service[],
  extra: Record<string, ActionEntry> = {},
): Pick<BotParts, 'actions' | 'forms' | 'patterns' | 'preparations'> {
  const actions = new Map<string, ActionEntry>();
  const forms = new Map<string, Form>();
  for (const service of services) {
    for (const [name, action] of Object.entries(service.actions))
      actions.set(`${service.name}.${name}`, action);
    for (const form of service.forms ?? []) forms.set(form.name, form);
  }
  for (const [name, action] of Object.entries(extra)) actions.set(name, action);
  const preparations = new Map(
    services.flatMap((service) => Object.entries(service.preparations ?? {})),
  );
  const patterns = services.flatMap((service) => service.patterns ?? []);
  return { actions, forms, patterns, preparations };
}
