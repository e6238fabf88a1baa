import type { XmlNode } from '../xml/node.ts';
import type { EventBody, SubscriptionEvent } from './event.ts';
import { countOf, nodeOf, nodesOf, numberOf, optionalText, textOf, textsOf } from './fields.ts';

type Reader = (fields: XmlNode) => EventBody;

const SCENE_PREFIX = 'qrscene_';

const eventKey = (fields: XmlNode) => textOf(fields, 'EventKey');

const follow: [string, Reader][] = [
  ['subscribe', readSubscribe],
  ['unsubscribe', () => ({ event: 'unsubscribe' })],
  ['SCAN', (f) => ({ event: 'scan', scene: eventKey(f), ticket: optionalText(f, 'Ticket') })],
  [
    'LOCATION',
    (f) => ({
      event: 'location',
      latitude: numberOf(f, 'Latitude'),
      longitude: numberOf(f, 'Longitude'),
      precision: numberOf(f, 'Precision'),
    }),
  ],
];

const menu: [string, Reader][] = [
  ['CLICK', (f) => ({ event: 'click', menuKey: eventKey(f) })],
  ['VIEW', (f) => ({ event: 'view', url: eventKey(f), menuId: optionalText(f, 'MenuId') })],
  [
    'view_miniprogram',
    (f) => ({
      event: 'view-mini-program',
      path: eventKey(f),
      menuId: optionalText(f, 'MenuId'),
    }),
  ],
  ['scancode_push', scanCode('scancode-push')],
  ['scancode_waitmsg', scanCode('scancode-wait')],
  ['pic_sysphoto', pictures('picture-camera')],
  ['pic_photo_or_album', pictures('picture-camera-or-album')],
  ['pic_weixin', pictures('picture-wechat')],
  ['location_select', readLocationSelect],
];

const delivery: [string, Reader][] = [
  [
    'TEMPLATESENDJOBFINISH',
    (f) => ({
      event: 'template-sent',
      messageId: textOf(f, 'MsgID'),
      status: textOf(f, 'Status'),
    }),
  ],
  ['MASSSENDJOBFINISH', readMassSent],
  ['PUBLISHJOBFINISH', readPublished],
];

const others: [string, Reader][] = [
  ['subscribe_msg_popup_event', subscription('subscription-popup', 'SubscribeMsgPopupEvent')],
  ['subscribe_msg_change_event', subscription('subscription-change', 'SubscribeMsgChangeEvent')],
  ['subscribe_msg_sent_event', subscription('subscription-sent', 'SubscribeMsgSentEvent')],
  ['kf_create_session', staffSession('staff-session-opened')],
  ['kf_close_session', staffSession('staff-session-closed')],
  [
    'kf_switch_session',
    (f) => ({
      event: 'staff-session-switched',
      fromAccount: textOf(f, 'FromKfAccount'),
      toAccount: textOf(f, 'ToKfAccount'),
    }),
  ],
  [
    'user_info_modified',
    (f) => ({ event: 'user-info-modified', revoked: textOf(f, 'RevokeInfo') }),
  ],
  [
    'user_authorization_revoke',
    (f) => ({ event: 'authorization-revoked', revoked: textOf(f, 'RevokeInfo') }),
  ],
];

const readers = new Map([...follow, ...menu, ...delivery, ...others]);

/** What an event message says beside the common fields. */
export function readEvent(fields: XmlNode): EventBody {
  const name = textOf(fields, 'Event');
  return readers.get(name)?.(fields) ?? { event: 'unknown', name };
}

function readSubscribe(fields: XmlNode): EventBody {
  const key = eventKey(fields);
  const scene = key.startsWith(SCENE_PREFIX) ? key.slice(SCENE_PREFIX.length) : undefined;
  return { event: 'subscribe', scene, ticket: optionalText(fields, 'Ticket') };
}

function scanCode(event: 'scancode-push' | 'scancode-wait'): Reader {
  return (fields) => {
    const info = nodeOf(fields, 'ScanCodeInfo');
    return {
      event,
      menuKey: eventKey(fields),
      scanType: textOf(info, 'ScanType'),
      scanResult: textOf(info, 'ScanResult'),
    };
  };
}

function pictures(event: 'picture-camera' | 'picture-camera-or-album' | 'picture-wechat'): Reader {
  return (fields) => {
    const info = nodeOf(fields, 'SendPicsInfo');
    return {
      event,
      menuKey: eventKey(fields),
      count: countOf(info, 'Count'),
      pictureHashes: nodesOf(nodeOf(info, 'PicList'), 'item').map((i) => textOf(i, 'PicMd5Sum')),
    };
  };
}

function readLocationSelect(fields: XmlNode): EventBody {
  const info = nodeOf(fields, 'SendLocationInfo');
  return {
    event: 'location-select',
    menuKey: eventKey(fields),
    latitude: numberOf(info, 'Location_X'),
    longitude: numberOf(info, 'Location_Y'),
    scale: countOf(info, 'Scale'),
    label: textOf(info, 'Label'),
    placeName: textOf(info, 'Poiname'),
  };
}

function readMassSent(fields: XmlNode): EventBody {
  const results = nodeOf(nodeOf(fields, 'ArticleUrlResult'), 'ResultList');
  return {
    event: 'mass-sent',
    messageId: textOf(fields, 'MsgID'),
    status: textOf(fields, 'Status'),
    totalCount: countOf(fields, 'TotalCount'),
    filterCount: countOf(fields, 'FilterCount'),
    sentCount: countOf(fields, 'SentCount'),
    errorCount: countOf(fields, 'ErrorCount'),
    articles: nodesOf(results, 'item').map((item) => ({
      index: countOf(item, 'ArticleIdx'),
      url: textOf(item, 'ArticleUrl'),
    })),
  };
}

function readPublished(fields: XmlNode): EventBody {
  const info = nodeOf(fields, 'PublishEventInfo');
  return {
    event: 'published',
    publishId: textOf(info, 'publish_id'),
    status: numberOf(info, 'publish_status'),
    articleId: optionalText(info, 'article_id'),
    articles: nodesOf(nodeOf(info, 'article_detail'), 'item').map((item) => ({
      index: countOf(item, 'idx'),
      url: textOf(item, 'article_url'),
    })),
    failedIndexes: textsOf(info, 'fail_idx').map(Number),
  };
}

function subscription(event: SubscriptionEvent['event'], wrapper: string): Reader {
  return (fields) => ({
    event,
    items: nodesOf(nodeOf(fields, wrapper), 'List').map((item) => ({
      templateId: textOf(item, 'TemplateId'),
      choice: optionalText(item, 'SubscribeStatusString'),
      messageId: optionalText(item, 'MsgID'),
      errorCode: optionalText(item, 'ErrorCode'),
      errorStatus: optionalText(item, 'ErrorStatus'),
    })),
  });
}

function staffSession(event: 'staff-session-opened' | 'staff-session-closed'): Reader {
  return (fields) => ({ event, account: textOf(fields, 'KfAccount') });
}
