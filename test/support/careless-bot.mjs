// The control of test/crash.test.ts: a bot without an inbox. It takes effect, then answers; what was
// repeated takes effect again. Same webhook, same WeChat, same kills.
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import express from 'express';
import { pino } from 'pino';
import { createWebhook } from '../../dist/wechat/index.js';

const { PORT, DATA_DIR, WECHAT_APP_ID, WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY } = process.env;
const webhook = createWebhook({
  credentials: { appId: WECHAT_APP_ID, token: WECHAT_TOKEN, aesKeys: [WECHAT_ENCODING_AES_KEY] },
  clock: { now: () => new Date() },
  log: pino({ level: 'silent' }),
  async handle(inbound) {
    if (inbound.kind !== 'text') return { kind: 'none' };
    await appendFile(path.join(DATA_DIR, 'effects'), `${inbound.text}\n`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { kind: 'text', text: `办好了：${inbound.text}` };
  },
});
const app = express();
app.get('/readyz', (_request, response) => response.json({}));
app.get('/effects', (_request, response) => response.sendFile(path.join(DATA_DIR, 'effects')));
app.post('/wechat', webhook.post);
app.listen(Number(PORT));
