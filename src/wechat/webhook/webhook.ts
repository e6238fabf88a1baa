import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Inbound } from '../inbound/message.ts';
import { readInbound } from '../inbound/read.ts';
import type { WechatMetrics } from '../metrics.ts';
import { RequestRefused } from '../refusal.ts';
import { sealReply } from '../reply/envelope.ts';
import { renderPassive } from '../reply/render.ts';
import type { PassiveReply } from '../reply/reply.ts';
import { sendRefusal, sendText, sendXml } from './answer.ts';
import { readBody } from './body.ts';
import { createGate, type Gate, type Opened, skewOf, type WebhookCredentials } from './gate.ts';
import { parseQuery, type WebhookQuery } from './query.ts';

export interface WebhookOptions {
  credentials: WebhookCredentials;
  clock: Clock;
  log: Logger;
  /**
   * Answers one delivery; called for each, repeats included (`inbound.key` tells them). Must settle
   * within WeChat's five seconds. A text longer than PASSIVE_TEXT_BYTES is cut: keep the rest of
   * `splitText` and send it as a customer-service message. If it rejects, WeChat gets a 503 and
   * delivers again.
   */
  handle: (inbound: Inbound) => Promise<PassiveReply>;
  metrics?: WechatMetrics | undefined;
}

/** Handlers for `/wechat`; they need nothing of Express, and no body parser may run before them. */
export interface Webhook {
  /** WeChat's check of the address, when the console saves it. */
  get(req: IncomingMessage, res: ServerResponse): void;
  /** A delivery; answered when `handle` is done. */
  post(req: IncomingMessage, res: ServerResponse): void;
}

const SKEW_WORTH_A_WARNING = 60;

/**
 * The webhook of an official account (pages 接入指南, 消息加解密说明, 被动回复用户消息).
 * What is refused gets a status and one word; the log gets one line with the reason.
 *
 * @throws StartRefused for a malformed AES key
 */
export function createWebhook(options: WebhookOptions): Webhook {
  const gate = createGate(options.credentials);
  return {
    get(req, res) {
      try {
        sendText(res, 200, verify(options, gate, req));
      } catch (error) {
        refuse(options, res, error);
      }
    },
    post(req, res) {
      const arrived = performance.now();
      const refuseIt = (error: unknown) => refuse(options, res, error);
      try {
        const query = parseQuery(req.url ?? '');
        gate.checkDelivery(query, options.clock.now());
        const take = (body: string) => receive(options, gate, { query, body, res, arrived });
        readBody(req, take, refuseIt);
      } catch (error) {
        refuseIt(error);
      }
    },
  };
}

/** @returns the echostr. A wrong clock does no harm here, but every delivery would be refused. */
function verify({ clock, log }: WebhookOptions, gate: Gate, req: IncomingMessage): string {
  const query = parseQuery(req.url ?? '');
  gate.checkQuery(query);
  if (query.echostr === '') throw new RequestRefused('bad-query', 'there is no echostr');
  const skewSeconds = Math.round(skewOf(query.timestamp, clock.now()));
  if (Math.abs(skewSeconds) > SKEW_WORTH_A_WARNING) {
    log.warn({ skewSeconds }, "WeChat's clock and this machine's differ");
  }
  return query.echostr;
}

interface Delivery {
  query: WebhookQuery;
  body: string;
  res: ServerResponse;
  /** By performance.now(). */
  arrived: number;
}

/** Never rejects: whatever goes wrong is logged and answered here. */
async function receive(options: WebhookOptions, gate: Gate, delivery: Delivery): Promise<void> {
  const { metrics } = options;
  const { query, body, res, arrived } = delivery;
  let opened: Opened;
  let inbound: Inbound;
  try {
    opened = gate.open(query, body);
    inbound = readInbound(opened.fields);
  } catch (error) {
    refuse(options, res, error);
    return;
  }
  metrics?.received(inbound.kind);
  try {
    answer(options, delivery, opened, inbound, await options.handle(inbound));
  } catch (error) {
    fail(options, res, error);
  }
  metrics?.answered((performance.now() - arrived) / 1000);
}

function answer(
  { credentials, clock, log }: WebhookOptions,
  { res, query }: Delivery,
  { key }: Opened,
  inbound: Inbound,
  reply: PassiveReply,
): void {
  const now = clock.now();
  const { xml, rest } = renderPassive(reply, inbound, now);
  if (rest.length > 0) log.warn({ parts: rest.length }, 'a passive text was too long and cut');
  if (xml === '') sendText(res, 200, 'success');
  else if (key === undefined) sendXml(res, xml);
  else {
    const { appId, token } = credentials;
    const timestamp = Math.floor(now.getTime() / 1000);
    sendXml(res, sealReply(xml, { appId, token, key, timestamp, nonce: query.nonce }));
  }
}

function refuse(options: WebhookOptions, res: ServerResponse, error: unknown): void {
  if (!(error instanceof RequestRefused)) {
    fail(options, res, error);
    return;
  }
  const { reason, status, message, advice } = error;
  options.metrics?.refused(reason);
  options.log.warn({ reason, status, detail: message, advice }, 'request to the webhook refused');
  sendRefusal(res, error);
}

/** Not our sender's fault: 503 makes WeChat deliver again. */
function fail({ log }: WebhookOptions, res: ServerResponse, error: unknown): void {
  const errorId = randomUUID();
  log.error({ err: error, errorId }, 'a delivery was not handled');
  sendText(res, 503, errorId);
}
