import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decrypt, parseAesKey } from '../../src/wechat/crypto.ts';
import { sealReply } from '../../src/wechat/reply/envelope.ts';
import { renderPassive } from '../../src/wechat/reply/render.ts';
import type { PassiveReply } from '../../src/wechat/reply/reply.ts';
import { PASSIVE_TEXT_BYTES, splitText } from '../../src/wechat/reply/split-text.ts';
import { parseXml } from '../../src/wechat/xml/parse.ts';
import { legal } from '../../src/wechat/xml/write.ts';
import { account, now, nowSeconds } from '../support/wechat.ts';

const wrote = { kind: 'text', openid: account.member, toUserName: account.originalId } as const;
const tapped = { ...wrote, kind: 'event' } as const;
const article = (title: string) => ({ title, description: 'd', url: 'https://u' });

/** The answer as plain objects, without the common fields. */
function payload(reply: PassiveReply, to: typeof wrote | typeof tapped = wrote): unknown {
  const { xml } = renderPassive(reply, to, now);
  if (xml === '') return 'success';
  const { ToUserName, FromUserName, CreateTime, ...rest } = plain(parseXml(xml)) as Record<
    string,
    unknown
  >;
  expect({ ToUserName, FromUserName, CreateTime }).toEqual({
    ToUserName: account.member,
    FromUserName: account.originalId,
    CreateTime: nowSeconds,
  });
  return rest;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([name, child]) => [name, plain(child)]));
}

describe('a reply', () => {
  it.each<[PassiveReply, unknown]>([
    [
      { kind: 'text', text: '第一行\n<a href="https://u">链接</a>' },
      { MsgType: 'text', Content: '第一行\n<a href="https://u">链接</a>' },
    ],
    [{ kind: 'text', text: '' }, 'success'],
    [{ kind: 'text', text: ' \n\u0000' }, 'success'],
    [{ kind: 'none' }, 'success'],
    [
      { kind: 'image', mediaId: 'm' },
      { MsgType: 'image', Image: { MediaId: 'm' } },
    ],
    [
      { kind: 'voice', mediaId: 'm' },
      { MsgType: 'voice', Voice: { MediaId: 'm' } },
    ],
    [
      { kind: 'video', mediaId: 'm', title: 't', description: 'd' },
      { MsgType: 'video', Video: { MediaId: 'm', Title: 't', Description: 'd' } },
    ],
    [
      { kind: 'music', thumbMediaId: 'm', url: 'u', highQualityUrl: 'h' },
      { MsgType: 'music', Music: { MusicUrl: 'u', HQMusicUrl: 'h', ThumbMediaId: 'm' } },
    ],
    [{ kind: 'transfer' }, { MsgType: 'transfer_customer_service' }],
    [
      { kind: 'transfer', account: 'a@u' },
      { MsgType: 'transfer_customer_service', TransInfo: { KfAccount: 'a@u' } },
    ],
    [{ kind: 'news', articles: [] }, 'success'],
  ])('%o', (reply, expected) => {
    expect(payload(reply)).toEqual(expected);
  });

  it('has one article for what was written, eight for what was tapped', () => {
    const articles = Array.from({ length: 9 }, (_, at) => article(String(at)));
    const item = { Title: '0', Description: 'd', PicUrl: '', Url: 'https://u' };
    const one = { MsgType: 'news', ArticleCount: '1', Articles: { item } };
    expect(payload({ kind: 'news', articles })).toEqual(one);
    expect(payload({ kind: 'news', articles }, tapped)).toMatchObject({
      ArticleCount: '8',
      Articles: { item: { length: 8 } },
    });
  });

  it('says any text as it is, but for what XML cannot say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { xml } = renderPassive({ kind: 'text', text }, wrote, now);
        const content = xml === '' ? undefined : parseXml(xml).get('Content');
        expect(content).toBe(legal(text).trim() === '' ? undefined : legal(text));
      }),
    );
    expect(legal('a\u0000\u001f\ud800\uffffb\t\n😀]]>')).toBe('ab\t\n😀]]>');
  });

  it('keeps the rest of a long text for the caller', () => {
    const text = '很长的一句话。'.repeat(200);
    const { xml, rest } = renderPassive({ kind: 'text', text }, wrote, now);
    expect(parseXml(xml).get('Content') + rest.join('')).toBe(text);
    expect(rest.length).toBe(2);
  });

  it('is sealed so that WeChat can open it', () => {
    const key = parseAesKey(account.aesKey);
    const sealed = sealReply('<xml/>', { ...account, key, timestamp: 1, nonce: 'a]]>b' });
    const envelope = parseXml(sealed);
    expect([envelope.get('TimeStamp'), envelope.get('Nonce')]).toEqual(['1', 'a]]>b']);
    const opened = decrypt(String(envelope.get('Encrypt')), [key], account.appId);
    expect(opened.plaintext).toBe('<xml/>');
  });
});

describe('splitting a text', () => {
  const piece = fc.oneof(
    fc.constantFrom('工会', '😀', 'a', '\n', '。', '，', ' ', '</a>', '<a '),
    fc.constantFrom('<a href="https://union.example/h5">申请</a>', '<a href="x">\n。</a>'),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));

  it('loses nothing and keeps to the limit', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 120 }), (whole, limit) => {
        const parts = splitText(whole, limit);
        expect(parts.join('')).toBe(whole);
        for (const part of parts) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(limit);
          expect(part).not.toBe('');
        }
      }),
      { numRuns: 400 },
    );
  });

  it('cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 20 }), (whole) => {
        for (const part of splitText(whole, 10)) expect(part).not.toMatch(/[\ud800-\udfff]/u);
      }),
    );
  });

  it('cuts no link in two', () => {
    const link = '<a href="https://union.example/h5">办理\n困难救助。</a>';
    const words = fc.constantFrom(link, '工会。', '\n', '很长的一句话，', 'word ');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (pieces) => {
        const limit = Buffer.byteLength(link) + 10;
        for (const part of splitText(pieces.join(''), limit)) {
          expect(part.match(/<a /g)?.length ?? 0).toBe(part.match(/<\/a>/g)?.length ?? 0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['after a line', '一二三四\n五六七八九十', 30, ['一二三四\n', '五六七八九十']],
    ['after a sentence', '一二三。四五六七八九', 24, ['一二三。', '四五六七八九']],
    ['with its closing quote', '说“好。”然后走了很远', 24, ['说“好。”', '然后走了很远']],
    ['at a pause', '一二三四，五六七八', 21, ['一二三四，', '五六七八']],
    ['anywhere else', '一二三四五六七八', 12, ['一二三四', '五六七八']],
    ['not far too early', '一\n二三四五六七八九', 24, ['一\n二三四五六七', '八九']],
    ['inside a link that is too long', '<a b>一二三四五</a>', 16, ['<a b>一二三', '四五</a>']],
  ])('%s', (_name, whole, limit, parts) => {
    expect(splitText(whole, limit)).toEqual(parts);
  });

  it('takes the whole of what fits', () => {
    expect(splitText('')).toEqual([]);
    expect(splitText('a'.repeat(PASSIVE_TEXT_BYTES))).toHaveLength(1);
    expect(splitText('a'.repeat(PASSIVE_TEXT_BYTES + 1))).toHaveLength(2);
  });
});
