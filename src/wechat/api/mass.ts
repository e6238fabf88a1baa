import { z } from 'zod';
import type { Client } from './client.ts';
import { WechatLimitError } from './errors.ts';
import { idForJson, idOf } from './ids.ts';

/** What can be sent to many (page 群发). */
export type MassContent =
  | { kind: 'text'; text: string }
  /** `ignoreReprint`: send even where WeChat takes the article for a reprint. */
  | { kind: 'articles'; mediaId: string; ignoreReprint?: boolean }
  | { kind: 'images'; mediaIds: string[]; recommend?: string }
  | { kind: 'voice'; mediaId: string }
  | { kind: 'video'; mediaId: string };

/** Accepted, not delivered: the event `mass-sent` with this messageId tells how it ended. */
export interface MassAccepted {
  messageId: string;
  /** True if this clientMessageId was accepted before: nothing was sent now. */
  before: boolean;
}

/** SEND_SUCCESS, SENDING, SEND_FAIL or DELETE; or a word not yet heard of. */
export interface MassStatus {
  messageId: string;
  status: string;
}

/**
 * Mass sends. Each takes a `clientMessageId` of at most 64 bytes, under which WeChat accepts a send
 * once in 24 hours; that alone makes it safe to ask again after a timeout.
 * Quotas: a verified subscription account once a day; a service account four times a month to each
 * follower, whatever the call.
 */
export interface MassApi {
  /** To all followers; stands in the account's history. */
  sendToAll(content: MassContent, clientMessageId: string): Promise<MassAccepted>;
  sendToTag(tagId: number, content: MassContent, clientMessageId: string): Promise<MassAccepted>;
  /** @param openids 2 to 10,000 */
  sendTo(
    openids: readonly string[],
    content: MassContent,
    clientMessageId: string,
  ): Promise<MassAccepted>;
  /** To one follower, to look at; some 100 a day. */
  preview(openid: string, content: MassContent): Promise<void>;
  status(messageId: string): Promise<MassStatus>;
  /** Articles and videos only; the link breaks wherever the material was used. */
  delete(messageId: string, articleIndex?: number): Promise<void>;
}

const MASS = '/cgi-bin/message/mass';
const ALL = { is_to_all: true };
const ALREADY_ACCEPTED = 45065;
const MAX_CLIENT_ID_BYTES = 64;
const accepted = z.looseObject({ errcode: z.number().default(0), msg_id: idOf() });
const statusAnswer = z.looseObject({ msg_id: idOf(), msg_status: z.string() });
const done = z.looseObject({});

export function createMass(client: Client): MassApi {
  const { post } = client;
  return {
    sendToAll: (content, id) => submit(client, 'sendall', { filter: ALL }, content, id),
    sendToTag(tagId, content, id) {
      return submit(
        client,
        'sendall',
        { filter: { is_to_all: false, tag_id: tagId } },
        content,
        id,
      );
    },
    async sendTo(openids, content, id) {
      if (openids.length < 2 || openids.length > 10_000) {
        throw new WechatLimitError('a mass send goes to 2 to 10,000 followers');
      }
      return submit(client, 'send', { touser: openids }, content, id);
    },
    async preview(openid, content) {
      const json = { touser: openid, ...payload(content) };
      await post(`${MASS}/preview`, json, done, { repeatable: false });
    },
    async status(messageId) {
      const json = { msg_id: messageId };
      const answer = await post(`${MASS}/get`, json, statusAnswer, { repeatable: true });
      return { messageId: answer.msg_id, status: answer.msg_status };
    },
    async delete(messageId, articleIndex = 0) {
      const json = { msg_id: idForJson(messageId), article_idx: articleIndex };
      await post(`${MASS}/delete`, json, done, { repeatable: true });
    },
  };
}

/** May be repeated even if the first may have arrived: WeChat knows it by its clientmsgid. */
async function submit(
  { post }: Client,
  endpoint: 'sendall' | 'send',
  to: object,
  content: MassContent,
  clientId: string,
): Promise<MassAccepted> {
  if (clientId === '' || Buffer.byteLength(clientId) > MAX_CLIENT_ID_BYTES) {
    throw new WechatLimitError('a clientMessageId has 1 to 64 bytes');
  }
  const json = { ...to, ...payload(content), clientmsgid: clientId };
  const options = { repeatable: true, accept: [ALREADY_ACCEPTED] };
  const answer = await post(`${MASS}/${endpoint}`, json, accepted, options);
  return { messageId: answer.msg_id, before: answer.errcode === ALREADY_ACCEPTED };
}

function payload(content: MassContent): Record<string, unknown> {
  switch (content.kind) {
    case 'text':
      return { msgtype: 'text', text: { content: content.text } };
    case 'articles':
      return {
        msgtype: 'mpnews',
        mpnews: { media_id: content.mediaId },
        send_ignore_reprint: content.ignoreReprint ? 1 : 0,
      };
    case 'images':
      return {
        msgtype: 'image',
        images: { media_ids: content.mediaIds, recommend: content.recommend },
      };
    case 'voice':
      return { msgtype: 'voice', voice: { media_id: content.mediaId } };
    case 'video':
      return { msgtype: 'mpvideo', mpvideo: { media_id: content.mediaId } };
  }
}
