import { describe, expect, it } from 'vitest';
import { readInbound } from '../../src/wechat/inbound/read.ts';
import { parseXml } from '../../src/wechat/xml/parse.ts';
import { messageXml } from '../support/wechat.ts';

const read = (fields: Record<string, string>, nested = '') =>
  readInbound(parseXml(messageXml(fields, nested)));
const event = (Event: string, fields: Record<string, string> = {}, nested = '') =>
  read({ MsgType: 'event', Event, ...fields }, nested);

const item = (tag: string, ...fields: string[]) =>
  fields.map((inner) => `<${tag}>${inner}</${tag}>`).join('');

describe('an event', () => {
  it.each<[string, Record<string, string>, string, object]>([
    ['subscribe', { EventKey: '' }, '', { event: 'subscribe', scene: undefined }],
    [
      'subscribe',
      { EventKey: 'qrscene_town-3', Ticket: 't' },
      '',
      { event: 'subscribe', scene: 'town-3', ticket: 't' },
    ],
    ['unsubscribe', {}, '', { event: 'unsubscribe' }],
    ['SCAN', { EventKey: 'town-3' }, '', { event: 'scan', scene: 'town-3' }],
    [
      'LOCATION',
      { Latitude: '30.1', Longitude: '120.2', Precision: '65' },
      '',
      { event: 'location', latitude: 30.1, longitude: 120.2, precision: 65 },
    ],
    ['CLICK', { EventKey: 'relief' }, '', { event: 'click', menuKey: 'relief' }],
    ['VIEW', { EventKey: 'https://u', MenuId: '4' }, '', { event: 'view', menuId: '4' }],
    ['view_miniprogram', { EventKey: 'p/1' }, '', { event: 'view-mini-program', path: 'p/1' }],
    [
      'scancode_waitmsg',
      { EventKey: 'k' },
      item('ScanCodeInfo', '<ScanType>qrcode</ScanType><ScanResult>1</ScanResult>'),
      { event: 'scancode-wait', menuKey: 'k', scanType: 'qrcode', scanResult: '1' },
    ],
    ['scancode_push', {}, '', { event: 'scancode-push', scanResult: '' }],
    ...['pic_sysphoto', 'pic_photo_or_album', 'pic_weixin'].map(
      (name, at): [string, Record<string, string>, string, object] => [
        name,
        {},
        `<SendPicsInfo><Count>${at}</Count><PicList>${item(
          'item',
          ...['a', 'b'].slice(0, at).map((sum) => `<PicMd5Sum>${sum}</PicMd5Sum>`),
        )}</PicList></SendPicsInfo>`,
        { count: at, pictureHashes: ['a', 'b'].slice(0, at) },
      ],
    ),
    [
      'location_select',
      { EventKey: 'k' },
      '<SendLocationInfo><Location_X>30.1</Location_X><Location_Y>120.2</Location_Y><Label>l</Label></SendLocationInfo>',
      { event: 'location-select', latitude: 30.1, longitude: 120.2, label: 'l', placeName: '' },
    ],
    [
      'TEMPLATESENDJOBFINISH',
      { MsgID: '2499287343894331392', Status: 'failed:user block' },
      '',
      { event: 'template-sent', messageId: '2499287343894331392', status: 'failed:user block' },
    ],
    [
      'MASSSENDJOBFINISH',
      { MsgID: '1000001625', Status: 'err(40001)', TotalCount: '13500', SentCount: '2' },
      `<ArticleUrlResult><ResultList>${item(
        'item',
        '<ArticleIdx>1</ArticleIdx><ArticleUrl>u</ArticleUrl>',
      )}</ResultList></ArticleUrlResult>`,
      {
        event: 'mass-sent',
        status: 'err(40001)',
        totalCount: 13500,
        sentCount: 2,
        errorCount: 0,
        articles: [{ index: 1, url: 'u' }],
      },
    ],
    [
      'PUBLISHJOBFINISH',
      {},
      '<PublishEventInfo><publish_id>2247503051</publish_id><publish_status>2</publish_status><fail_idx>1</fail_idx><fail_idx>2</fail_idx></PublishEventInfo>',
      { event: 'published', publishId: '2247503051', status: 2, failedIndexes: [1, 2] },
    ],
    [
      'PUBLISHJOBFINISH',
      {},
      '<PublishEventInfo><publish_id>1</publish_id><publish_status>0</publish_status><article_id>a</article_id><article_detail><count>1</count><item><idx>1</idx><article_url>u</article_url></item></article_detail></PublishEventInfo>',
      { articleId: 'a', articles: [{ index: 1, url: 'u' }], failedIndexes: [] },
    ],
    [
      'subscribe_msg_popup_event',
      {},
      `<SubscribeMsgPopupEvent>${item(
        'List',
        '<TemplateId>a</TemplateId><SubscribeStatusString>accept</SubscribeStatusString>',
        '<TemplateId>b</TemplateId><SubscribeStatusString>reject</SubscribeStatusString>',
      )}</SubscribeMsgPopupEvent>`,
      {
        event: 'subscription-popup',
        items: [
          { templateId: 'a', choice: 'accept' },
          { templateId: 'b', choice: 'reject' },
        ],
      },
    ],
    [
      'subscribe_msg_change_event',
      {},
      `<SubscribeMsgChangeEvent>${item('List', '<TemplateId>a</TemplateId>')}</SubscribeMsgChangeEvent>`,
      { event: 'subscription-change', items: [{ templateId: 'a' }] },
    ],
    [
      'subscribe_msg_sent_event',
      {},
      `<SubscribeMsgSentEvent>${item(
        'List',
        '<TemplateId>a</TemplateId><MsgID>17</MsgID><ErrorCode>0</ErrorCode>',
      )}</SubscribeMsgSentEvent>`,
      { event: 'subscription-sent', items: [{ messageId: '17', errorCode: '0' }] },
    ],
    ['kf_create_session', { KfAccount: 'a@u' }, '', { event: 'staff-session-opened' }],
    ['kf_close_session', { KfAccount: 'a@u' }, '', { account: 'a@u' }],
    [
      'kf_switch_session',
      { FromKfAccount: 'a@u', ToKfAccount: 'b@u' },
      '',
      { event: 'staff-session-switched', fromAccount: 'a@u', toAccount: 'b@u' },
    ],
    ['user_info_modified', { RevokeInfo: '301' }, '', { event: 'user-info-modified' }],
    ['user_authorization_revoke', { RevokeInfo: '1' }, '', { revoked: '1' }],
    ['tomorrows_event', {}, '', { event: 'unknown', name: 'tomorrows_event' }],
    ['constructor', {}, '', { event: 'unknown', name: 'constructor' }],
  ])('%s', (name, fields, nested, body) => {
    expect(event(name, fields, nested)).toMatchObject({ kind: 'event', ...body });
  });
});

describe('the key of an event', () => {
  const list = (...sent: string[]) =>
    `<SubscribeMsgSentEvent>${item('List', ...sent.map((id) => `<MsgID>${id}</MsgID>`))}</SubscribeMsgSentEvent>`;
  /** Distinct events that have been seen within one second. */
  const distinct = [
    event('CLICK', { EventKey: 'a' }),
    event('CLICK', { EventKey: 'b' }),
    event('LOCATION'),
    event('TEMPLATESENDJOBFINISH', { MsgID: '1' }),
    event('TEMPLATESENDJOBFINISH', { MsgID: '2' }),
    event('subscribe_msg_sent_event', {}, list('1')),
    event('subscribe_msg_sent_event', {}, list('1', '2')),
    event('kf_create_session', { KfAccount: 'a' }),
    event('kf_create_session', { KfAccount: 'b' }),
    event('VIEW', { EventKey: `https://union.example/${'x'.repeat(900)}1` }),
    event('VIEW', { EventKey: `https://union.example/${'x'.repeat(900)}2` }),
    read({ MsgType: 'event', Event: 'CLICK', EventKey: 'a', FromUserName: 'oOther' }),
    read({ MsgType: 'event', Event: 'CLICK', EventKey: 'a', CreateTime: '1' }),
  ].map(({ key }) => key);

  it('differs where the event does', () => {
    expect(new Set(distinct).size).toBe(distinct.length);
  });

  it('is the same for a repeat', () => {
    const again = event('subscribe_msg_sent_event', {}, list('1', '2'));
    expect(distinct).toContain(again.key);
  });

  it('fits a column', () => {
    for (const key of distinct) expect(key.length).toBeLessThanOrEqual(255);
  });
});
