import express from 'express';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWebhook, webhookFirst } from '../../src/wechat/index.ts';
import { account, clock, listen, plainDelivery, recordingLog, textXml } from '../support/wechat.ts';

let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  const app = express().use((_req, res) => void res.send('the app'));
  const { appId, token } = account;
  const webhook = createWebhook({
    credentials: { appId, token, aesKeys: [] },
    clock,
    log: recordingLog().log,
    handle: async () => ({ kind: 'none' }),
  });
  server = await listen(webhookFirst('/wechat', webhook, app));
});
afterAll(() => server.close());

const { query, body } = plainDelivery(textXml('你好'));

it.each([
  ['POST', `/wechat?${query}`, 'success'],
  ['GET', `/wechat?${query}&echostr=1`, '1'],
  ['GET', '/wechat', 'missing-signature'],
  ['PUT', `/wechat?${query}`, 'method not allowed'],
  ['POST', '/wechatty', 'the app'],
  ['POST', `/wechat/?${query}`, 'the app'],
  ['GET', '/', 'the app'],
])('%s %s', async (method, path, text) => {
  const init = { method, ...(method === 'GET' ? {} : { body }) };
  const response = await fetch(server.origin + path, init);
  expect(await response.text()).toBe(text);
  expect(response.headers.get('allow')).toBe(method === 'PUT' ? 'GET, POST' : null);
});
