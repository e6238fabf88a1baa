/** What can be said in the answer to a delivery itself (page 被动回复用户消息). */
export type PassiveReply =
  /** May hold `<a href>`; over PASSIVE_TEXT_BYTES only its first part is said, see splitText. */
  | { kind: 'text'; text: string }
  | { kind: 'image'; mediaId: string }
  | { kind: 'voice'; mediaId: string }
  | { kind: 'video'; mediaId: string; title?: string; description?: string }
  | MusicReply
  /** Cut to one article, or to eight where the member did not write but tapped, scanned or followed. */
  | { kind: 'news'; articles: Article[] }
  /** Hands the conversation to the platform's customer service; to one account of it, if named. */
  | { kind: 'transfer'; account?: string }
  /** Acknowledges: the member sees nothing. */
  | { kind: 'none' };

export interface MusicReply {
  kind: 'music';
  thumbMediaId: string;
  title?: string;
  description?: string;
  url?: string;
  highQualityUrl?: string;
}

export interface Article {
  title: string;
  description: string;
  url: string;
  pictureUrl?: string;
}
