import { plainText } from './bot/render.ts';
import type { Reply } from './bot/reply.ts';
import { type BroadcastPlatform, SendFailed, type SendFailure } from './broadcast/index.ts';
import type { WechatConfig } from './config.ts';
import { sayDate } from './days.ts';
import {
  type CustomMessage,
  type WechatApi,
  WechatApiError,
  WechatNetworkError,
} from './wechat/index.ts';

/** A template's `thing` field holds so many characters (page 模板消息, 参数限制). */
const thingLength = 20;

/** What the broadcast room needs of WeChat, by its API. */
export function createPlatform(api: WechatApi, account: WechatConfig): BroadcastPlatform {
  return {
    sendMessage: (openid, reply) =>
      sending(async () => {
        const message = customMessage(reply);
        if (message) await api.messages.send(openid, message);
      }),
    sendTemplate: ({ openid, day, body, url, dedupeKey }) =>
      sending(() => {
        const templateId = account.bulletinTemplateId;
        if (!templateId)
          throw new SendFailed(
            'refused',
            'set WECHAT_BULLETIN_TEMPLATE_ID to the template for the daily bulletin (mp.weixin.qq.com → 广告与服务 → 模板消息)',
          );
        const [dayField, textField] = account.bulletinTemplateFields;
        return api.templates.send({
          openid,
          templateId,
          data: { [dayField]: sayDate(day), [textField]: firstLine(body) },
          clientMessageId: dedupeKey,
          ...(url ? { url } : {}),
        });
      }),
    ...noticesOf(api, account),
    sendToAll: (text, dedupeKey) =>
      sending(async () => {
        const accepted = await api.mass.sendToAll({ kind: 'text', text }, dedupeKey);
        return accepted.messageId;
      }),
  };
}

/** Service accounts alone may send template messages (page 模板消息). */
function noticesOf(api: WechatApi, account: WechatConfig): Pick<BroadcastPlatform, 'sendNotice'> {
  const { noticeTemplateId: templateId, noticeTemplateFields, accountType } = account;
  if (!templateId || accountType !== 'service') return {};
  const [textField, dayField] = noticeTemplateFields;
  return {
    sendNotice: ({ openid, title, day, url, dedupeKey }) =>
      sending(() =>
        api.templates.send({
          openid,
          templateId,
          data: { [textField]: fitting(title), [dayField]: sayDate(day) },
          clientMessageId: dedupeKey,
          ...(url ? { url } : {}),
        }),
      ),
  };
}

/** The first item of a bulletin, short enough for a template's field. */
function firstLine(body: string): string {
  const line = body.split('\n').find((part) => /^(?:· |1\. )/.test(part)) ?? body;
  return fitting(line.replace(/^(?:· |1\. )/, ''));
}

/** As much of a text as a `thing` field holds. */
function fitting(text: string): string {
  const characters = [...text];
  if (characters.length <= thingLength) return text;
  return `${characters.slice(0, thingLength - 1).join('')}…`;
}

function customMessage(reply: Reply): CustomMessage | undefined {
  switch (reply.kind) {
    case 'text':
    case 'choices':
      return { kind: 'text', text: plainText(reply) };
    case 'article': {
      const { title, description, url, pictureUrl } = reply;
      const article = { title, description, url, ...(pictureUrl ? { pictureUrl } : {}) };
      return { kind: 'news', article };
    }
    case 'image':
      return { kind: 'image', mediaId: reply.mediaId };
    case 'handover':
      return reply.text ? { kind: 'text', text: reply.text } : undefined;
    case 'none':
      return undefined;
  }
}

async function sending<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof WechatApiError) throw new SendFailed(failureOf(error), error.message);
    if (error instanceof WechatNetworkError)
      throw new SendFailed(error.maybeDone ? 'unsure' : 'busy', error.message);
    throw error;
  }
}

const failures: Partial<Record<WechatApiError['action'], SendFailure>> = {
  retry: 'busy',
  'refresh-token': 'busy',
  'stop-today': 'quota',
  hold: 'window',
  'mark-unfollowed': 'gone',
  resubscribe: 'gone',
};

/** This follower has had enough template messages: the others have not. */
const followerIsFull = 43117;

function failureOf(error: WechatApiError): SendFailure {
  if (error.code === followerIsFull) return 'gone';
  return failures[error.action] ?? 'refused';
}
