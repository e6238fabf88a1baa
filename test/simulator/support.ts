import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import {
  createSimulator,
  type SimulatedWorld,
  type SimulatorOptions,
} from '../../src/simulator/index.ts';
import { decrypt, encrypt, parseAesKey } from '../../src/wechat/crypto.ts';
import { messageSignature, urlSignature } from '../../src/wechat/signature.ts';

export const account = {
  appId: 'wx0123456789abcdef',
  appSecret: '0123456789abcdef0123456789abcdef',
  token: 'sandboxtoken',
};
export const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

/** A clock that stands still until it is moved. */
export class SettableClock {
  #ms: number;

  constructor(start = '2026-03-10T09:00:00+08:00') {
    this.#ms = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#ms);
  }

  passes(ms: number): void {
    this.#ms += ms;
  }
}

/** What a bot reads of a message: the elements' texts by name. */
export type Read = Record<string, string>;
/** XML to put into the reply, a whole body when it begins with `raw:`, or nothing (`success`). */
export type Bot = (message: Read) => Promise<string | null> | string | null;

export const textReply = (text: string): string =>
  `<MsgType>text</MsgType><Content><![CDATA[${text}]]></Content>`;

export const echo: Bot = (message) =>
  message.MsgType === 'text' ? textReply(`回声：${message.Content}`) : null;

export interface Stage {
  world: SimulatedWorld;
  clock: SettableClock;
  /** Where the simulator is mounted. */
  origin: string;
  /** Every request the bot got, decrypted, with the query's nonce. */
  heard: Read[];
  /** A call of the platform's API, with a token; the answer's JSON. */
  api(path: string, body?: unknown, query?: Record<string, string>): Promise<ApiAnswer>;
  close(): Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: the shapes under test are as many as the calls
export type ApiAnswer = Record<string, any>;

interface StageOptions extends Partial<SimulatorOptions> {
  bot?: Bot;
  clock?: SettableClock;
}

/** A simulator and a bot, each on its own port, until the test ends. */
export async function setStage({ bot = echo, ...options }: StageOptions = {}): Promise<Stage> {
  const clock = options.clock ?? new SettableClock();
  const heard: Read[] = [];
  const botServer = await listen(botApp(bot, heard, options.aesKey));
  const app = express();
  const simulatorServer = await listen(app);
  const origin = `${originOf(simulatorServer)}/simulator`;
  const { router, world, close } = createSimulator({
    ...account,
    accountType: 'service',
    webhookUrl: () => `${originOf(botServer)}/wechat`,
    baseUrl: () => origin,
    log: pino({ level: 'silent' }),
    deliveryTimeoutMs: 3000,
    ...options,
    clock,
  });
  app.use('/simulator', router);
  let closed = false;
  const stop = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await close();
    for (const server of [botServer, simulatorServer]) server.closeAllConnections();
    for (const server of [botServer, simulatorServer]) server.close();
  };
  onTestFinished(stop);
  let token: string | null = null;
  return {
    world,
    clock,
    origin,
    heard,
    close: stop,
    async api(path, body, query = {}) {
      token ??= (await fetchToken(origin)).access_token;
      return call(origin, path, { access_token: token ?? '', ...query }, body);
    },
  };
}

export async function fetchToken(origin: string, force_refresh = false): Promise<ApiAnswer> {
  const { appId: appid, appSecret: secret } = account;
  const body = { grant_type: 'client_credential', appid, secret, force_refresh };
  return call(origin, '/cgi-bin/stable_token', {}, body);
}

/** POST where there is a body, GET otherwise. */
export async function call(
  origin: string,
  path: string,
  query: Record<string, string> = {},
  body?: unknown,
): Promise<ApiAnswer> {
  const url = `${origin}/platform${path}?${new URLSearchParams(query)}`;
  const multipart = body instanceof FormData;
  const response = await fetch(url, {
    ...(body === undefined ? {} : { method: 'POST' }),
    ...(body === undefined ? {} : { body: multipart ? body : JSON.stringify(body) }),
  });
  return (await response.json()) as ApiAnswer;
}

/** The least of a bot: checks the signature, decrypts, answers. */
function botApp(bot: Bot, heard: Read[], key: string | undefined): express.Express {
  const app = express();
  app.get('/wechat', (request, response) => {
    const { signature, timestamp, nonce, echostr } = request.query;
    const expected = urlSignature(account.token, String(timestamp), String(nonce));
    if (signature === expected) response.type('text').send(String(echostr));
    else response.status(401).end();
  });
  app.post('/wechat', express.text({ type: () => true }), async (request, response) => {
    const { timestamp, nonce, msg_signature } = request.query as Record<string, string>;
    let xml = String(request.body);
    if (key !== undefined) {
      const cipher = read(xml).Encrypt ?? '';
      const expected = messageSignature(account.token, timestamp ?? '', nonce ?? '', cipher);
      if (expected !== msg_signature) return void response.status(401).end();
      xml = decrypt(cipher, [parseAesKey(key)], account.appId).plaintext;
    }
    const message = { ...read(xml), nonce: nonce ?? '' };
    heard.push(message);
    const reply = await bot(message);
    if (reply === null) return void response.send('success');
    if (reply.startsWith('raw:')) return void response.send(reply.slice(4));
    if (reply.startsWith('status:')) return void response.status(Number(reply.slice(7))).end();
    response.type('xml').send(seal(envelope(message, reply), key));
  });
  return app;
}

function envelope(message: Read, payload: string): string {
  return `<xml><ToUserName>${message.FromUserName}</ToUserName><FromUserName>${message.ToUserName}</FromUserName><CreateTime>1</CreateTime>${payload}</xml>`;
}

function seal(xml: string, key: string | undefined): string {
  if (key === undefined) return xml;
  const cipher = encrypt(xml, parseAesKey(key), account.appId);
  const signature = messageSignature(account.token, '1', '2', cipher);
  return `<xml><Encrypt>${cipher}</Encrypt><MsgSignature>${signature}</MsgSignature><TimeStamp>1</TimeStamp><Nonce>2</Nonce></xml>`;
}

function read(xml: string): Read {
  const elements = xml.matchAll(/<(\w+)>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))<\/\1>/g);
  return Object.fromEntries(
    [...elements].map(([, name, text, bare]) => [name, text ?? bare ?? '']),
  );
}

function listen(app: express.Express): Promise<Server> {
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve(server));
  });
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
