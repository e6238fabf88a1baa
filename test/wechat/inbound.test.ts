import { describe, expect, it } from 'vitest';
import { readInbound } from '../../src/wechat/inbound/read.ts';
import { parseXml } from '../../src/wechat/xml/parse.ts';
import { account, messageXml, now, nowSeconds } from '../support/wechat.ts';

const read = (fields: Record<string, string>) => readInbound(parseXml(messageXml(fields)));

const unreadable = { kind: 'unknown', messageType: 'location' };

describe('a message', () => {
  it('says who wrote when, and is told from all others', () => {
    expect(read({ Content: 'x', MsgId: '24529416873641234' })).toEqual({
      kind: 'text',
      text: 'x',
      toUserName: account.originalId,
      openid: account.member,
      createdAt: new Date(Math.floor(now.getTime() / 1000) * 1000),
      messageId: '24529416873641234',
      key: `${account.member}|24529416873641234|${nowSeconds}`,
    });
  });

  it.each<[string, Record<string, string>, object]>([
    ['text', { Content: ' a\n' }, { kind: 'text', text: ' a\n' }],
    ['text', { Content: '' }, { kind: 'text', text: '' }],
    ['text', { Content: '1', bizmsgmenuid: '101' }, { kind: 'text', menuItemId: '101' }],
    ['image', { PicUrl: 'u', MediaId: 'm' }, { kind: 'image', pictureUrl: 'u', mediaId: 'm' }],
    [
      'voice',
      { MediaId: 'm', Format: 'amr', MediaId16K: 'n' },
      { kind: 'voice', mediaId: 'm', format: 'amr', mediaId16K: 'n', recognition: undefined },
    ],
    ['voice', { MediaId: 'm', Recognition: '你好' }, { kind: 'voice', recognition: '你好' }],
    ['video', { MediaId: 'm', ThumbMediaId: 't' }, { kind: 'video', thumbMediaId: 't' }],
    ['shortvideo', { MediaId: 'm', ThumbMediaId: 't' }, { kind: 'shortvideo', mediaId: 'm' }],
    [
      'location',
      { Location_X: '30.27', Location_Y: '-120.1', Scale: '15', Label: '西湖区' },
      { kind: 'location', latitude: 30.27, longitude: -120.1, scale: 15, label: '西湖区' },
    ],
    ['location', { Location_X: '30.27' }, unreadable],
    ['location', { Location_X: '1e999', Location_Y: '0' }, unreadable],
    ['location', { Location_X: '-90.1', Location_Y: '0' }, unreadable],
    ['location', { Location_X: '0', Location_Y: '180.1' }, unreadable],
    ['location', { Location_X: '30,27', Location_Y: '120' }, unreadable],
    [
      'link',
      { Title: 't', Description: 'd', Url: 'u' },
      { kind: 'link', title: 't', description: 'd', url: 'u' },
    ],
    ['miniprogrampage', { Title: 't' }, { kind: 'unknown', messageType: 'miniprogrampage' }],
  ])('%s %o', (MsgType, fields, body) => {
    expect(read({ MsgType, ...fields })).toMatchObject(body);
  });
});
