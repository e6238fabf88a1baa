import { z } from 'zod';
import type { Article, MusicReply } from '../reply/reply.ts';
import type { Client } from './client.ts';

/**
 * What can be sent as a customer-service message (page 发送客服消息), while the follower's window is
 * open: five within 48 hours after they wrote; three within a minute after a tap on the menu, a
 * scan or a follow. Then errcode 45047 or 45015, both with the action `hold`.
 */
export type CustomMessage =
  /** At most PASSIVE_TEXT_BYTES; may hold `<a href>`. */
  | { kind: 'text'; text: string }
  | { kind: 'image'; mediaId: string }
  | { kind: 'voice'; mediaId: string }
  | {
      kind: 'video';
      mediaId: string;
      thumbMediaId: string;
      title?: string;
      description?: string;
    }
  | MusicReply
  /** A card with a link of ours. */
  | { kind: 'news'; article: Article }
  /** Choices to tap; a tap comes back as a text with `menuItemId`. */
  | { kind: 'menu'; head: string; items: { id: string; text: string }[]; tail: string }
  /** An article the account has published. */
  | { kind: 'published-article'; articleId: string }
  | {
      kind: 'mini-program';
      title: string;
      appId: string;
      path: string;
      thumbMediaId: string;
    };

export interface MessagesApi {
  /** @param account the customer-service account to show as sender */
  send(openid: string, message: CustomMessage, account?: string): Promise<void>;
  /** Shows or ends 对方正在输入; by itself it ends after some 15 s. */
  typing(openid: string, on: boolean): Promise<void>;
}

const done = z.looseObject({});

export function createMessages({ post }: Client): MessagesApi {
  return {
    async send(openid, message, account) {
      const from = account === undefined ? {} : { customservice: { kf_account: account } };
      const json = { touser: openid, ...payload(message), ...from };
      await post('/cgi-bin/message/custom/send', json, done, { repeatable: false });
    },
    async typing(openid, on) {
      const json = { touser: openid, command: on ? 'Typing' : 'CancelTyping' };
      // 45080: nothing was said for 30 s; 45081: it is shown already. Neither matters to anybody.
      const options = { repeatable: true, accept: [45080, 45081] };
      await post('/cgi-bin/message/custom/typing', json, done, options);
    },
  };
}

function payload(message: CustomMessage): Record<string, unknown> {
  switch (message.kind) {
    case 'text':
      return { msgtype: 'text', text: { content: message.text } };
    case 'image':
    case 'voice':
      return { msgtype: message.kind, [message.kind]: { media_id: message.mediaId } };
    case 'video':
      return { msgtype: 'video', video: video(message) };
    case 'music':
      return { msgtype: 'music', music: music(message) };
    case 'news':
      return { msgtype: 'news', news: { articles: [article(message.article)] } };
    case 'menu':
      return { msgtype: 'msgmenu', msgmenu: menu(message) };
    case 'published-article':
      return { msgtype: 'mpnewsarticle', mpnewsarticle: { article_id: message.articleId } };
    case 'mini-program':
      return { msgtype: 'miniprogrampage', miniprogrampage: miniProgram(message) };
  }
}

type Of<Kind extends CustomMessage['kind']> = Extract<CustomMessage, { kind: Kind }>;

function video({ mediaId, thumbMediaId, title, description }: Of<'video'>) {
  return { media_id: mediaId, thumb_media_id: thumbMediaId, title, description };
}

function music({ title, description, url, highQualityUrl, thumbMediaId }: MusicReply) {
  const urls = { musicurl: url, hqmusicurl: highQualityUrl };
  return { title, description, ...urls, thumb_media_id: thumbMediaId };
}

function article({ title, description, url, pictureUrl }: Article) {
  return { title, description, url, picurl: pictureUrl };
}

function menu({ head, items, tail }: Of<'menu'>) {
  const list = items.map(({ id, text }) => ({ id, content: text }));
  return { head_content: head, list, tail_content: tail };
}

function miniProgram({ title, appId, path, thumbMediaId }: Of<'mini-program'>) {
  return { title, appid: appId, pagepath: path, thumb_media_id: thumbMediaId };
}
