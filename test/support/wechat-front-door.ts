import express from 'express';
import { createWebhook, type Inbound, type PassiveReply } from '../../src/wechat/index.ts';
import { account, clock, listen, recordingLog } from './wechat.ts';

export const oldKey = account.aesKey.replace('yuanxin', 'YUANXIN');
const modes = { plain: [], secure: [account.aesKey, oldKey] };
export type Mode = keyof typeof modes;

export interface Sent {
  query: string;
  body?: string | Uint8Array | ReadableStream;
}

/**
 * A real server with a webhook at `/plain` and one at `/secure`. `answer` can be set; `reset` makes
 * it echo texts again.
 */
export async function startFrontDoor() {
  const { log, lines, text: logText } = recordingLog();
  const received: Inbound[] = [];
  const echo = async (inbound: Inbound): Promise<PassiveReply> =>
    inbound.kind === 'text' ? { kind: 'text', text: `答：${inbound.text}` } : { kind: 'none' };
  const bot = { answer: echo };
  const app = express();
  for (const [mode, aesKeys] of Object.entries(modes)) {
    const { appId, token, originalId } = account;
    const webhook = createWebhook({
      credentials: { appId, token, aesKeys, originalId },
      clock,
      log,
      handle: (inbound) => {
        received.push(inbound);
        return bot.answer(inbound);
      },
    });
    app.get(`/${mode}`, webhook.get).post(`/${mode}`, webhook.post);
  }
  const server = await listen(app);
  return {
    ...server,
    bot,
    received,
    lines,
    logText,
    reset() {
      received.length = 0;
      lines.length = 0;
      bot.answer = echo;
    },
    /** GET without a body, POST with one. */
    async send(mode: Mode, { query, body }: Sent) {
      const streamed = body instanceof ReadableStream ? { duplex: 'half' } : {};
      const init = body === undefined ? {} : { method: 'POST', body, ...streamed };
      const response = await fetch(`${server.origin}/${mode}?${query}`, init as RequestInit);
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
  };
}

export type FrontDoor = Awaited<ReturnType<typeof startFrontDoor>>;
