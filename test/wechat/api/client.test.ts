import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseJson } from '../../../src/wechat/api/json.ts';
import { WechatApiError, WechatNetworkError } from '../../../src/wechat/index.ts';
import { clientOf, json, type Platform, startPlatform } from '../../support/wechat-platform.ts';

const SEND = '/cgi-bin/message/custom/send';
const INFO = '/cgi-bin/user/info';
let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());
beforeEach(() => platform.reset());

type Client = ReturnType<typeof clientOf>;
const send = ({ api }: Client) => api.messages.send('oMember', { kind: 'text', text: '😀"工会"' });
const info = ({ api }: Client) => api.users.info('oMember');
const follower = { openid: 'oMember', subscribe: 1 };
const failureOf = (run: Promise<unknown>) =>
  run.then(
    () => undefined,
    (error: unknown) => error,
  );

const busy = { errcode: -1, errmsg: 'system error' };
const tooFast = { errcode: 45011, errmsg: 'api minute-quota reach limit' };

describe('a call', () => {
  it('is raw UTF-8, as WeChat shows escapes as they are', async () => {
    await send(clientOf(platform));
    const [call] = platform.callsTo(SEND);
    expect(call?.query).toEqual({ access_token: 'token-1' });
    expect(call?.contentType).toBe('application/json');
    expect(call?.body.toString()).toBe(
      '{"touser":"oMember","msgtype":"text","text":{"content":"😀\\"工会\\""}}',
    );
  });

  it.each([
    [40003, 'mark-unfollowed'],
    [40164, 'alert'],
    [43004, 'mark-unfollowed'],
    [43101, 'resubscribe'],
    [45002, 'split'],
    [45009, 'stop-today'],
    [45015, 'hold'],
    [45028, 'stop-today'],
    [45047, 'hold'],
    [47001, 'bug'],
    [47003, 'bug'],
    [48001, 'disable'],
    [48002, 'mark-unfollowed'],
    [48004, 'alert'],
    [50005, 'mark-unfollowed'],
    [99999, 'give-up'],
  ])('refused with %i says: %s', async (errcode, action) => {
    platform.answer(SEND, { errcode, errmsg: 'no rid: 6a-7b' });
    const client = clientOf(platform);
    const failure = await failureOf(send(client));
    expect(failure).toBeInstanceOf(WechatApiError);
    expect(failure).toMatchObject({ code: errcode, action, rid: '6a-7b', endpoint: SEND });
    expect(platform.callsTo(SEND)).toHaveLength(1);
    expect(client.lines).toMatchObject([{ code: errcode, rid: '6a-7b', endpoint: SEND }]);
    expect(client.metered).toContain(`${SEND} ${errcode}`);
  });

  it.each([
    ['busy', busy],
    ['too fast', tooFast],
  ])('is repeated when WeChat is %s', async (_name, answer) => {
    platform.answer(SEND, answer, answer, { errcode: 0 });
    await send(clientOf(platform));
    expect(platform.callsTo(SEND)).toHaveLength(3);
  });

  it('is given up when WeChat stays busy', async () => {
    platform.answer(SEND, busy);
    await expect(send(clientOf(platform))).rejects.toMatchObject({ code: -1, action: 'retry' });
    expect(platform.callsTo(SEND)).toHaveLength(3);
  });
});

/** Answers nobody can go by, and what the failure is called. */
const silences: [string, Parameters<Platform['answer']>[1], string][] = [
  ['no answer in time', () => {}, 'timeout'],
  ['a broken connection', (_call, res) => res.destroy(), 'broken'],
  ['an answer that stops', (_call, res) => stopHalfway(res), 'broken'],
  ['a gateway’s page', (_call, res) => void res.writeHead(502).end('<html>'), 'bad-answer'],
  ['no JSON', (_call, res) => void res.end('oops'), 'bad-answer'],
  ['an endless answer', (_call, res) => void res.end('x'.repeat(5_000_000)), 'bad-answer'],
  ['a redirect', (_call, res) => void res.writeHead(302, { location: '/' }).end(), 'broken'],
];

function stopHalfway(res: ServerResponse): void {
  res.writeHead(200, { 'content-length': '100' }).write('{"errcode"');
  setTimeout(() => res.destroy(), 10);
}

const impatient = () => clientOf(platform, { timeoutMs: 400 });

describe('without an answer', () => {
  it.each(silences)('%s: a message is not sent twice', async (_name, answer, reason) => {
    platform.answer(SEND, answer);
    const failure = await failureOf(send(impatient()));
    expect(failure).toBeInstanceOf(WechatNetworkError);
    expect(failure).toMatchObject({ reason, maybeDone: true, endpoint: SEND });
    expect(String(failure)).not.toContain('token-1');
    expect(platform.callsTo(SEND)).toHaveLength(1);
  });

  it.each(silences)('%s: a question is asked again', async (_name, answer) => {
    platform.answer(INFO, answer, follower);
    expect(await info(impatient())).toMatchObject({ openid: 'oMember', subscribed: true });
    expect(platform.callsTo(INFO)).toHaveLength(2);
  });

  it('because nobody listens, even a message is tried again', async () => {
    const nobody = await startPlatform();
    await nobody.close();
    const client = clientOf(nobody);
    const failure = await failureOf(send(client));
    expect(failure).toMatchObject({ reason: 'unreachable', maybeDone: false });
    expect(String(failure)).toMatch(/unreachable: ECONNREFUSED$/);
    expect(client.metered).toHaveLength(3);
  });

  it('to an address that fetch itself refuses, it says why, and not where', async () => {
    const client = clientOf({ ...platform, origin: 'http://127.0.0.1:1' });
    const failure = await failureOf(send(client));
    expect(String(failure)).toMatch(/unreachable: bad port$/);
  });

  it('to the question for a token, nothing was sent: all of it is tried again', async () => {
    platform.answer('/cgi-bin/stable_token', () => {}, {
      access_token: 'token-1',
      expires_in: 7200,
    });
    await send(impatient());
    expect(platform.callsTo(SEND)).toHaveLength(1);
    platform.answer('/cgi-bin/stable_token', (_call, res) => res.destroy());
    const failure = await failureOf(send(impatient()));
    expect(failure).toMatchObject({ reason: 'broken', maybeDone: false });
  });

  it('of the expected shape, it says which part is missing', async () => {
    platform.answer(INFO, { errcode: 0, subscribe: 1 });
    await expect(info(impatient())).rejects.toThrow('openid');
  });
});

describe('ids in JSON', () => {
  it('keep all their digits, wherever they stand', () => {
    const text =
      '{"a":2499287343894331392,"b":[-12345678901234567890],"c":"1234567890123456789 \\" 9"}';
    expect(parseJson(text)).toEqual({
      a: '2499287343894331392',
      b: ['-12345678901234567890'],
      c: '1234567890123456789 " 9',
    });
    expect(parseJson('{"a":1.2345678901234567,"b":1e30,"c":345}')).toEqual({
      a: 1.2345678901234567,
      b: 1e30,
      c: 345,
    });
  });

  it('reach the caller as strings', async () => {
    const raw = '{"errcode":0,"errmsg":"ok","msgid":2499287343894331392}';
    platform.answer('/cgi-bin/message/template/send', (_call, res) => void res.end(raw));
    const { api } = clientOf(platform);
    const message = { openid: 'o', templateId: 't', data: { thing1: '播报' } };
    expect(await api.templates.send(message)).toBe('2499287343894331392');
  });
});

it('does not mistake an answer for an error', async () => {
  platform.answer(INFO, (_call, res) => json(res, { errcode: 0, errmsg: 'ok', ...follower }));
  expect(await info(clientOf(platform))).toMatchObject({ openid: 'oMember' });
});
