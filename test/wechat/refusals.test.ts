import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  account,
  messageXml,
  now,
  plainDelivery,
  secureDelivery,
  textXml,
} from '../support/wechat.ts';
import {
  type FrontDoor,
  type Mode,
  type Sent,
  startFrontDoor,
} from '../support/wechat-front-door.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await startFrontDoor();
});
afterAll(() => door.close());
beforeEach(() => door.reset());

/** All that is refused: how it is sent, and what is answered. */
const xml = textXml('hello');
const plain = plainDelivery(xml);
const secure = secureDelivery(xml);
const big = 'x'.repeat(256 * 1024 + 1);
const chunked = () => new Blob([big]).stream();
const flipped = (query: string) => query.replace(/(signature=)(.)/g, '$1f0');
const wrongSignatures = secure.query.replace(/msg_signature=./, 'msg_signature=z');
const bytes = Uint8Array.from([0x3c, 0x78, 0xff, 0xfe]);
const doctype = '<!DOCTYPE xml [<!ENTITY a "b">]>';

const refused: [string, Mode, Sent, number, string][] = [
  ['no query', 'plain', { query: '', body: xml }, 401, 'missing-signature'],
  ['wrong signature', 'plain', { ...plain, query: flipped(plain.query) }, 401, 'wrong-signature'],
  ['another token', 'plain', plainDelivery(xml, { token: 'x' }), 401, 'wrong-signature'],
  ['signature twice', 'plain', twice(plain, 'signature'), 400, 'bad-query'],
  ['nonce twice', 'plain', twice(plain, 'nonce'), 400, 'bad-query'],
  ['undecodable query', 'plain', { ...plain, query: 'nonce=%ff' }, 400, 'bad-query'],
  ['an old delivery', 'plain', plainDelivery(xml, at(-601)), 401, 'stale-timestamp'],
  ['one from the future', 'plain', plainDelivery(xml, at(601)), 401, 'stale-timestamp'],
  ['no time at all', 'plain', plainDelivery(xml, { timestamp: 'now' }), 401, 'stale-timestamp'],
  ['empty body', 'plain', plainDelivery(''), 400, 'empty-body'],
  ['not UTF-8', 'plain', { ...plain, body: bytes }, 400, 'not-utf8'],
  ['too large', 'plain', plainDelivery(big), 413, 'too-large'],
  ['too large, in chunks', 'plain', { ...plain, body: chunked() }, 413, 'too-large'],
  ['JSON', 'plain', plainDelivery('{"MsgType":"text"}'), 415, 'json-body'],
  ['malformed', 'plain', plainDelivery('<xml><A></xml>'), 400, 'bad-xml'],
  ['a NUL', 'plain', plainDelivery(textXml('a').replace('a]]', 'a\0]]')), 400, 'bad-xml'],
  ['DOCTYPE', 'plain', plainDelivery(doctype + xml), 400, 'bad-xml'],
  ['no FromUserName', 'plain', without('FromUserName'), 400, 'bad-message'],
  ['no ToUserName', 'secure', secureWithout('ToUserName'), 400, 'bad-message'],
  ['no MsgType', 'plain', without('MsgType'), 400, 'bad-message'],
  ['no CreateTime', 'plain', without('CreateTime'), 400, 'bad-message'],
  ['CreateTime in words', 'plain', plainDelivery(of({ CreateTime: 'x' })), 400, 'bad-message'],
  ['other account', 'plain', plainDelivery(of({ ToUserName: 'gh_x' })), 403, 'foreign-account'],
  ['ciphertext without a key', 'plain', mixed(), 403, 'encrypted-refused'],
  ['signed plaintext', 'secure', plain, 403, 'plaintext-refused'],
  ['no msg_signature', 'secure', unsigned(), 401, 'missing-signature'],
  ['wrong msg_signature', 'secure', { ...secure, query: wrongSignatures }, 401, 'wrong-signature'],
  ['garbage, which is not even decrypted', 'secure', garbage(), 401, 'wrong-signature'],
  ['an old ciphertext', 'secure', secureDelivery(xml, at(-601)), 401, 'stale-timestamp'],
  ['foreign app id', 'secure', secureDelivery(xml, { appId: 'wxother' }), 403, 'foreign-app-id'],
  ['foreign key', 'secure', secureDelivery(xml, foreignKey()), 403, 'bad-ciphertext'],
  ['JSON inside', 'secure', secureDelivery('{"MsgType":"text"}'), 415, 'json-body'],
  ['a NUL inside', 'secure', secureDelivery(xml.replace('o]]', 'o\0]]')), 400, 'bad-xml'],
  ['DOCTYPE inside', 'secure', secureDelivery(doctype + xml), 400, 'bad-xml'],
  ['too large', 'secure', { ...secure, body: big }, 413, 'too-large'],
];

describe('refusals', () => {
  it.each(refused)('%s (%s)', async (_name, mode, sent, status, reason) => {
    const { headers, ...answer } = await door.send(mode, sent);
    expect(answer).toEqual({ status, text: reason });
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(door.received).toEqual([]);
    expect(door.lines).toMatchObject([{ level: 40, reason, status }]);
  });

  it('say nothing secret in the log', () => {
    const secrets = [account.token, account.aesKey, account.member, 'hello'];
    for (const secret of secrets) expect(door.logText()).not.toContain(secret);
  });

  it('drop a sender who goes away', async () => {
    const gone = new AbortController();
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('<xml>')),
    });
    const init = { method: 'POST', body, duplex: 'half', signal: gone.signal } as RequestInit;
    const sending = fetch(`${door.origin}/plain?${plain.query}`, init);
    setTimeout(() => gone.abort(), 30);
    await expect(sending).rejects.toThrow();
    expect((await door.send('plain', plain)).status).toBe(200);
    expect(door.lines).toEqual([]);
  });
});

function at(seconds: number) {
  return { timestamp: String(Math.floor(now.getTime() / 1000) + seconds) };
}

function of(fields: Record<string, string>) {
  return messageXml({ Content: 'hello', ...fields });
}

function without(name: string) {
  return plainDelivery(dropped(name));
}

function secureWithout(name: string) {
  return secureDelivery(dropped(name));
}

function dropped(name: string) {
  return xml.replace(new RegExp(`<${name}>.*</${name}>`), '');
}

function twice({ query, body }: { query: string; body: string }, name: string) {
  const value = new URLSearchParams(query).get(name) ?? '';
  return { query: `${query}&${name}=${value}`, body };
}

/** What an account in 安全模式 sends to a server without a key, `signature` being right. */
function mixed() {
  return { query: plain.query, body: secure.body };
}

function unsigned() {
  return { query: secure.query.replace(/&msg_signature=\w+/, ''), body: secure.body };
}

function garbage() {
  return { query: secure.query, body: '<xml><Encrypt><![CDATA[garbage]]></Encrypt></xml>' };
}

function foreignKey() {
  return { aesKey: account.aesKey.replaceAll('yuanxin', 'someone') };
}
