import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decrypt, parseAesKey } from '../../src/wechat/crypto.ts';
import { messageSignature, urlSignature } from '../../src/wechat/signature.ts';
import { parseXml } from '../../src/wechat/xml/parse.ts';
import {
  account,
  messageXml,
  nowSeconds,
  plainDelivery,
  queryOf,
  secureDelivery,
  textXml,
} from '../support/wechat.ts';
import { type FrontDoor, oldKey, startFrontDoor } from '../support/wechat-front-door.ts';

let door: FrontDoor;
beforeAll(async () => {
  door = await startFrontDoor();
});
afterAll(() => door.close());
beforeEach(() => door.reset());

describe('the check of the address', () => {
  const signed = (timestamp = nowSeconds, echostr = '4375120948345356249') =>
    queryOf({
      signature: urlSignature(account.token, timestamp, '7'),
      timestamp,
      nonce: '7',
      echostr,
    });

  it.each(['plain', 'secure'] as const)('echoes as plain text (%s)', async (mode) => {
    const { status, headers, text } = await door.send(mode, { query: signed() });
    expect([status, text]).toEqual([200, '4375120948345356249']);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(door.lines).toEqual([]);
  });

  it('echoes nothing it could not verify', async () => {
    const query = signed(nowSeconds, '<script>alert(1)</script>').replace('nonce=7', 'nonce=8');
    const { status, text } = await door.send('plain', { query });
    expect([status, text]).toEqual([401, 'wrong-signature']);
  });

  it('passes with a wrong clock, and says so: deliveries would all be refused', async () => {
    const { status } = await door.send('plain', { query: signed('1714036504') });
    expect(status).toBe(200);
    expect(door.lines[0]).toMatchObject({ level: 40, msg: expect.stringContaining('clock') });
  });

  it('wants an echostr', async () => {
    expect((await door.send('plain', { query: signed(nowSeconds, '') })).status).toBe(400);
  });
});

describe('answers', () => {
  it('reads and answers plaintext in 明文模式', async () => {
    const { status, headers, text } = await door.send(
      'plain',
      plainDelivery(textXml(' 工会😀 ]]> ')),
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(door.received[0]).toMatchObject({ kind: 'text', text: ' 工会😀 ]]> ' });
    expect(Object.fromEntries(parseXml(text))).toEqual({
      ToUserName: account.member,
      FromUserName: account.originalId,
      CreateTime: nowSeconds,
      MsgType: 'text',
      Content: '答： 工会😀 ]]> ',
    });
  });

  it.each([
    ['the present key', account.aesKey],
    ['the key before', oldKey],
  ])('answers in %s, if that opened the message', async (_name, aesKey) => {
    const { status, text } = await door.send('secure', secureDelivery(textXml('你好'), { aesKey }));
    expect(status).toBe(200);
    const envelope = parseXml(text);
    const [encrypted, nonce] = [String(envelope.get('Encrypt')), String(envelope.get('Nonce'))];
    expect(envelope.get('TimeStamp')).toBe(nowSeconds);
    const signature = messageSignature(account.token, nowSeconds, nonce, encrypted);
    expect(envelope.get('MsgSignature')).toBe(signature);
    const { plaintext } = decrypt(encrypted, [parseAesKey(aesKey)], account.appId);
    expect(parseXml(plaintext).get('Content')).toBe('答：你好');
  });

  it('believes the ciphertext, not the plaintext beside it (兼容模式)', async () => {
    const outside = messageXml({ Content: 'forged' }).slice('<xml>'.length, -'</xml>'.length);
    await door.send('secure', secureDelivery(textXml('真的'), {}, outside));
    expect(door.received).toMatchObject([{ kind: 'text', text: '真的' }]);
  });

  it.each(['plain', 'secure'] as const)('acknowledges with a bare success (%s)', async (mode) => {
    door.bot.answer = async () => ({ kind: 'none' });
    const delivery = mode === 'plain' ? plainDelivery : secureDelivery;
    const { status, headers, text } = await door.send(mode, delivery(textXml('x')));
    expect([status, text]).toEqual([200, 'success']);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('acknowledges messages and events it has not heard of', async () => {
    const strange: Record<string, string>[] = [
      { MsgType: 'hologram' },
      { MsgType: 'event', Event: 'debug_demo' },
    ];
    for (const fields of strange) {
      const { text } = await door.send('secure', secureDelivery(messageXml(fields)));
      expect(text).toBe('success');
    }
    expect(door.received).toMatchObject([
      { kind: 'unknown', messageType: 'hologram' },
      { kind: 'event', event: 'unknown', name: 'debug_demo' },
    ]);
  });

  it('cuts a text that is too long, and says so', async () => {
    door.bot.answer = async () => ({ kind: 'text', text: '长'.repeat(1000) });
    const { text } = await door.send('plain', plainDelivery(textXml('x')));
    expect(Buffer.byteLength(String(parseXml(text).get('Content')))).toBe(2046);
    expect(door.lines).toMatchObject([{ level: 40, parts: 1 }]);
  });

  it('asks WeChat to come again when the bot fails, and shows nothing of why', async () => {
    door.bot.answer = async () => {
      throw new Error('the database is away');
    };
    const { status, text } = await door.send('plain', plainDelivery(textXml('x')));
    expect(status).toBe(503);
    expect(door.lines).toMatchObject([{ level: 50, errorId: text }]);
    expect(text).not.toContain('database');
  });
});
