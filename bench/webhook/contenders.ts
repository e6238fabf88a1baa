import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import express from 'express';
import helmet from 'helmet';
import { systemClock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import { createWebhook, type Webhook, webhookFirst } from '../../src/wechat/index.ts';
import { account } from '../support/account.ts';
import { requirePeer } from '../support/peers.ts';
import { bare, bareKept } from './bare.ts';

/** Who answers `echo:` and what was said, each as its README says. */
export const contenders: Record<string, () => RequestListener> = {
  yuanxin: () => webhookFirst('/wechat', ourWebhook(), ourExpress()),
  'yuanxin-route': () => {
    const webhook = ourWebhook();
    return express()
      .disable('x-powered-by')
      .disable('etag')
      .get('/wechat', webhook.get)
      .post('/wechat', webhook.post)
      .use(helmet());
  },
  'co-wechat': coWechat,
  wechat,
  bare,
  'bare-kept': bareKept,
};

function ourWebhook(): Webhook {
  return createWebhook({
    credentials: { appId: account.appId, token: account.token, aesKeys: [account.aesKey] },
    clock: systemClock,
    log: createLog('info'),
    handle: async (inbound) =>
      inbound.kind === 'text' ? { kind: 'text', text: `echo:${inbound.text}` } : { kind: 'none' },
    metrics: createMetrics().wechat,
  });
}

function ourExpress() {
  return express().disable('x-powered-by').disable('etag').use(helmet());
}

const peerAccount = {
  token: account.token,
  appid: account.appId,
  encodingAESKey: account.aesKey,
};

type KoaMiddleware = (context: unknown, next: () => Promise<unknown>) => Promise<unknown>;
type CoWechat = new (
  settings: typeof peerAccount,
) => { middleware(answer: (message: { Content: string }) => Promise<string>): KoaMiddleware };
type Koa = new () => { use(middleware: KoaMiddleware): void; callback(): RequestListener };

function coWechat(): RequestListener {
  const Constructor = requirePeer('co-wechat') as CoWechat;
  const app = new (requirePeer('koa') as Koa)();
  const middleware = new Constructor(peerAccount).middleware(async (m) => `echo:${m.Content}`);
  app.use(middleware);
  return app.callback();
}

type WechatRequest = IncomingMessage & { weixin: { Content: string } };
type WechatResponse = ServerResponse & { reply(text: string): void };
type ExpressMiddleware = (req: WechatRequest, res: WechatResponse) => void;
type Wechat = (settings: typeof peerAccount, answer: ExpressMiddleware) => ExpressMiddleware;
type Express4 = () => RequestListener & { use(path: string, middleware: ExpressMiddleware): void };

function wechat(): RequestListener {
  const app = (requirePeer('express') as Express4)();
  const middleware = (requirePeer('wechat') as Wechat)(peerAccount, (req, res) =>
    res.reply(`echo:${req.weixin.Content}`),
  );
  app.use('/wechat', middleware);
  return app;
}
