/**
 * Events (pages 接收事件推送, 自定义菜单事件推送, 模板消息, 群发, 发布能力, 订阅通知, 客服).
 * `event` is our word; events.ts lists WeChat's names beside them.
 */
export type EventBody =
  | FollowEvent
  | MenuEvent
  | DeliveryEvent
  | SubscriptionEvent
  | StaffEvent
  | AuthorisationEvent
  /** An event this program has not heard of; `name` is WeChat's. */
  | { event: 'unknown'; name: string };

export type FollowEvent =
  /** `scene`: of the QR code that brought them, if one did. */
  | { event: 'subscribe'; scene?: string; ticket?: string }
  /** A reply would reach nobody. */
  | { event: 'unsubscribe' }
  /** A follower scanned one of the account's QR codes. */
  | { event: 'scan'; scene: string; ticket?: string }
  /** Reported by itself when a follower opens the chat, where the account asks for it. */
  | { event: 'location'; latitude: number; longitude: number; precision: number };

export type MenuEvent =
  | { event: 'click'; menuKey: string }
  | { event: 'view'; url: string; menuId?: string }
  | { event: 'view-mini-program'; path: string; menuId?: string }
  /** Only after `scancode-wait` does the member expect an answer. */
  | {
      event: 'scancode-push' | 'scancode-wait';
      menuKey: string;
      scanType: string;
      scanResult: string;
    }
  /** The pictures themselves follow as image messages; here are their MD5 sums. */
  | {
      event: 'picture-camera' | 'picture-camera-or-album' | 'picture-wechat';
      menuKey: string;
      count: number;
      pictureHashes: string[];
    }
  | {
      event: 'location-select';
      menuKey: string;
      latitude: number;
      longitude: number;
      scale: number;
      label: string;
      placeName: string;
    };

export type DeliveryEvent =
  /** `messageId` is what templates.send gave. `status`: `success`, `failed:user block`, … */
  { event: 'template-sent'; messageId: string; status: string } | MassSent | Published;

/** The end of a mass send. `status`: `send success`, `send fail`, `err(10001)`, … */
export interface MassSent {
  event: 'mass-sent';
  messageId: string;
  status: string;
  totalCount: number;
  /** How many were left after WeChat's own filters. */
  filterCount: number;
  sentCount: number;
  errorCount: number;
  articles: { index: number; url: string }[];
}

/** The end of a publication. `status`: 0 is success (page 发布接口). */
export interface Published {
  event: 'published';
  publishId: string;
  status: number;
  articleId?: string;
  articles: { index: number; url: string }[];
  failedIndexes: number[];
}

export interface SubscriptionItem {
  templateId: string;
  /** `accept` or `reject`; absent on the result of a send. */
  choice?: string;
  /** Of the notice sent; absent otherwise. */
  messageId?: string;
  errorCode?: string;
  errorStatus?: string;
}

export interface SubscriptionEvent {
  event: 'subscription-popup' | 'subscription-change' | 'subscription-sent';
  items: SubscriptionItem[];
}

export type StaffEvent =
  | { event: 'staff-session-opened' | 'staff-session-closed'; account: string }
  | { event: 'staff-session-switched'; fromAccount: string; toAccount: string };

/** The member changed or withdrew what they had authorised: what is kept of it must go. */
export interface AuthorisationEvent {
  event: 'user-info-modified' | 'authorization-revoked';
  revoked: string;
}
