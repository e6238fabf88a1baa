// What the server sends, by its own types: editors and `tsc -p` check the page against them.
import type { ApiCall, Delivery } from '../records.ts';
import type { MenuButton } from '../state/schema.ts';
import type { ChangeView } from '../web/stream.ts';
import type { FollowerView, MessageView, WholeView } from '../web/view.ts';

export type { ApiCall, ChangeView, Delivery, FollowerView, MenuButton, MessageView, WholeView };

/** A follower with their chat, as the page keeps them. */
export interface Person extends FollowerView {
  messages: MessageView[];
  /** Messages that came while another chat was open. */
  unread: number;
  /** Deliveries under way: the account is "typing". */
  typing: number;
  /** The bot has asked for the sign, until its next message. */
  asked: boolean;
}
