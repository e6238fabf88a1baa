import { nowOf, type Simulation } from '../simulation.ts';
import type { MessageDraft } from '../state/message.ts';
import type { Inbound } from './inbound.ts';
import { isNode, type XmlNode, type XmlValue } from './parse.ts';

/** A longer text is not shown. */
export const TEXT_BYTES = 2048;
const ARTICLES_AFTER_EVENT = 8;

type Reader = (sim: Simulation, root: XmlNode, inbound: Inbound) => MessageDraft;

/**
 * Reads a passive reply.
 *
 * @throws Error, in Chinese, with the reason why the platform would not show it
 */
export function readReply(sim: Simulation, root: XmlNode, inbound: Inbound): MessageDraft {
  if (textOf(root, 'ToUserName') !== inbound.openid) throw new Error('ToUserName 不是收到的粉丝');
  if (textOf(root, 'FromUserName') !== sim.settings.accountId)
    throw new Error('FromUserName 不是本公众号的原始ID');
  if (!/^\d+$/.test(textOf(root, 'CreateTime'))) throw new Error('CreateTime 不是整数');
  const type = textOf(root, 'MsgType');
  const reader = readers[type];
  if (!reader) throw new Error(`不认识的 MsgType：${type}`);
  return { ...reader(sim, root, inbound), via: 'passive' };
}

const readers: Record<string, Reader> = {
  text: (_sim, root) => {
    const text = textOf(root, 'Content');
    if (text === '') throw new Error('Content 是空的');
    const bytes = Buffer.byteLength(text);
    if (bytes > TEXT_BYTES) throw new Error(`Content 有 ${bytes} 字节，超过 ${TEXT_BYTES}`);
    return { from: 'account', kind: 'text', text };
  },
  image: (sim, root) => mediaReply(sim, child(root, 'Image'), 'image', '[图片]'),
  voice: (sim, root) => mediaReply(sim, child(root, 'Voice'), 'voice', '[语音]'),
  video: (sim, root) => {
    const video = child(root, 'Video');
    const title = textOf(video, 'Title');
    return { ...mediaReply(sim, video, 'video', `[视频] ${title}`), title };
  },
  music: (_sim, root) => {
    const music = child(root, 'Music');
    const title = textOf(music, 'Title') || '音乐';
    return {
      from: 'account',
      kind: 'music',
      text: [title, textOf(music, 'Description')].filter(Boolean).join('\n'),
      title,
      url: textOf(music, 'MusicUrl') || textOf(music, 'HQMusicUrl'),
    };
  },
  news: (_sim, root, inbound) => {
    const items = list(child(root, 'Articles').item);
    if (items.length === 0) throw new Error('图文消息没有文章');
    const articles = items.slice(0, inbound.isEvent ? ARTICLES_AFTER_EVENT : 1).map((item) => ({
      title: textOf(item, 'Title'),
      description: textOf(item, 'Description'),
      picture: textOf(item, 'PicUrl'),
      url: textOf(item, 'Url'),
    }));
    const text = articles.map((one) => [one.title, one.description].filter(Boolean).join('\n'));
    return { from: 'account', kind: 'news', text: text.join('\n'), articles };
  },
  transfer_customer_service: () => ({ from: 'system', kind: 'notice', text: '已转接人工客服' }),
};

function mediaReply(
  sim: Simulation,
  holder: XmlNode,
  kind: 'image' | 'voice' | 'video',
  text: string,
): MessageDraft {
  const mediaId = textOf(holder, 'MediaId');
  const media = sim.media.find(mediaId, nowOf(sim));
  if (media?.type !== kind) throw new Error(`MediaId 不存在、已过期或不是 ${kind}`);
  return { from: 'account', kind, text, mediaId };
}

function textOf(node: XmlNode, name: string): string {
  const value = node[name];
  return typeof value === 'string' ? value : '';
}

function child(node: XmlNode, name: string): XmlNode {
  const value = node[name];
  if (isNode(value)) return value;
  throw new Error(`缺少 ${name}`);
}

function list(value: XmlValue | undefined): XmlNode[] {
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}
