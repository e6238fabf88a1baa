import type { Inbound } from '../inbound/message.ts';
import { cdata, legal, textElement, wrap } from '../xml/write.ts';
import type { Article, MusicReply, PassiveReply } from './reply.ts';
import { PASSIVE_TEXT_BYTES, splitText } from './split-text.ts';

export interface RenderedReply {
  /** '' where nothing is to be said: the delivery is answered with `success`. */
  xml: string;
  /** What of a long text did not fit, in parts that each do. */
  rest: string[];
}

/** What of the delivery decides how its answer looks. */
export type Answered = Pick<Inbound, 'openid' | 'toUserName' | 'kind'>;

/** What a reply's kind adds to the envelope; null for nothing to say. */
interface Payload {
  type: string;
  xml: string;
  rest?: string[];
}

/**
 * The XML of an answer, in plaintext.
 *
 * @param now goes into CreateTime, in seconds
 */
export function renderPassive(reply: PassiveReply, to: Answered, now: Date): RenderedReply {
  const payload = renderPayload(reply, to);
  if (payload === null) return { xml: '', rest: [] };
  const seconds = Math.floor(now.getTime() / 1000);
  const xml =
    `<xml><ToUserName>${cdata(to.openid)}</ToUserName>` +
    `<FromUserName>${cdata(to.toUserName)}</FromUserName>` +
    `<CreateTime>${seconds}</CreateTime>` +
    `<MsgType><![CDATA[${payload.type}]]></MsgType>${payload.xml}</xml>`;
  return { xml, rest: payload.rest ?? [] };
}

function renderPayload(reply: PassiveReply, to: Answered): Payload | null {
  switch (reply.kind) {
    case 'text':
      return renderText(reply.text);
    case 'image':
      return { type: 'image', xml: `<Image>${textElement('MediaId', reply.mediaId)}</Image>` };
    case 'voice':
      return { type: 'voice', xml: `<Voice>${textElement('MediaId', reply.mediaId)}</Voice>` };
    case 'video':
      return {
        type: 'video',
        xml: `<Video>${textElement('MediaId', reply.mediaId)}${titles(reply)}</Video>`,
      };
    case 'music':
      return renderMusic(reply);
    case 'news':
      return renderNews(reply.articles.slice(0, articleLimit(to)));
    case 'transfer':
      return renderTransfer(reply.account);
    case 'none':
      return null;
  }
}

/** An empty Content makes WeChat tell the member that the account is out of order. */
function renderText(text: string): Payload | null {
  const [first = '', ...rest] = splitText(legal(text), PASSIVE_TEXT_BYTES);
  if (first.trim() === '') return null;
  return { type: 'text', xml: `<Content>${wrap(first)}</Content>`, rest };
}

function renderMusic(reply: MusicReply): Payload {
  const { url, highQualityUrl, thumbMediaId } = reply;
  const xml =
    `<Music>${titles(reply)}` +
    (url === undefined ? '' : textElement('MusicUrl', url)) +
    (highQualityUrl === undefined ? '' : textElement('HQMusicUrl', highQualityUrl)) +
    `${textElement('ThumbMediaId', thumbMediaId)}</Music>`;
  return { type: 'music', xml };
}

function renderNews(articles: Article[]): Payload | null {
  if (articles.length === 0) return null;
  const items = articles.map(
    (article) =>
      `<item>${titles(article)}` +
      `${textElement('PicUrl', article.pictureUrl ?? '')}${textElement('Url', article.url)}</item>`,
  );
  return {
    type: 'news',
    xml: `<ArticleCount>${articles.length}</ArticleCount><Articles>${items.join('')}</Articles>`,
  };
}

function renderTransfer(account: string | undefined): Payload {
  const info =
    account === undefined ? '' : `<TransInfo>${textElement('KfAccount', account)}</TransInfo>`;
  return { type: 'transfer_customer_service', xml: info };
}

function titles({ title, description }: { title?: string; description?: string }): string {
  return (
    (title === undefined ? '' : textElement('Title', title)) +
    (description === undefined ? '' : textElement('Description', description))
  );
}

/** One article answers what a member sent, eight what they did (old copies of the same page). */
function articleLimit(to: Answered): number {
  return to.kind === 'event' ? 8 : 1;
}
