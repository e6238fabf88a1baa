import type { EventBody } from './event.ts';

/** What every delivery carries. */
export interface Addressed {
  /** The account's own id, `gh_…`. */
  toUserName: string;
  /** Who wrote. */
  openid: string;
  createdAt: Date;
  /** The same for each repeat of one delivery and for no other delivery; at most 255 characters. */
  key: string;
}

/** What a member can send (page 接收普通消息). Ids are strings: some exceed what a number holds. */
export type MessageBody =
  /** `menuItemId`: of the `msgmenu` choice that was tapped, if the text came from one. */
  | { kind: 'text'; text: string; menuItemId?: string }
  /** `mediaId`: can be downloaded for three days. */
  | { kind: 'image'; mediaId: string; pictureUrl: string }
  /** `recognition`: WeChat's own speech recognition, which most accounts no longer get. */
  | { kind: 'voice'; mediaId: string; format: string; mediaId16K?: string; recognition?: string }
  | { kind: 'video' | 'shortvideo'; mediaId: string; thumbMediaId: string }
  | { kind: 'location'; latitude: number; longitude: number; scale: number; label: string }
  | { kind: 'link'; title: string; description: string; url: string }
  /** A type of message this program has not heard of, or a known one that lacks what it must have. */
  | { kind: 'unknown'; messageType: string };

/** What every message carries; events have no MsgId. */
export interface MessageBase extends Addressed {
  messageId: string;
}

export type InboundMessage = MessageBase & MessageBody;
export type InboundEvent = Addressed & { kind: 'event' } & EventBody;

/** One delivery of WeChat's. Answer `unknown`, and events of no interest, with `{kind: 'none'}`. */
export type Inbound = InboundMessage | InboundEvent;
