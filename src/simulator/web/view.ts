import { partsOf, type TextPart } from '../acts/links.ts';
import type { Misbehaviours } from '../misbehaviour.ts';
import type { ApiCall, Delivery } from '../records.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { left } from '../state/allowance.ts';
import type { SeenMessage } from '../state/message.ts';
import type { FollowerState, MenuButton } from '../state/schema.ts';

/** A line of the chat as the page draws it: links found, addresses checked. */
export type MessageView = SeenMessage & { parts: TextPart[] };

export function messageView(sim: Simulation, message: SeenMessage): MessageView {
  const { articles, url } = message;
  return {
    ...message,
    parts: partsOf(message.text).map((part) =>
      'href' in part ? { ...part, href: webAddress(sim, part.href) } : part,
    ),
    ...(url === undefined ? {} : { url: webAddress(sim, url) }),
    ...(articles === undefined
      ? {}
      : {
          articles: articles.map((one) => ({
            ...one,
            url: webAddress(sim, one.url),
            picture: ownPicture(sim, one.picture),
          })),
        }),
  };
}

export interface FollowerView {
  openid: string;
  name: string;
  avatar: number;
  subscribed: boolean;
  /** Customer-service messages the account may send now. */
  allowance: number;
}

export function followerView(sim: Simulation, one: FollowerState): FollowerView {
  const { openid, name, avatar, subscribed } = one;
  return { openid, name, avatar, subscribed, allowance: left(one.allowances, nowOf(sim)) };
}

/** All that the page shows, when it is opened. */
export interface WholeView {
  account: { name: string; type: 'service' | 'subscription' };
  followers: (FollowerView & { messages: MessageView[] })[];
  menu: MenuButton[] | null;
  deliveries: Delivery[];
  calls: ApiCall[];
  misbehaviours: Misbehaviours;
}

const FOLLOWERS_SHOWN = 100;
const RECORDS_SHOWN = 60;

export function wholeView(sim: Simulation): WholeView {
  const { settings, state, records } = sim;
  return {
    account: { name: settings.accountName, type: settings.accountType },
    followers: state.followers.slice(0, FOLLOWERS_SHOWN).map((one) => ({
      ...followerView(sim, one),
      messages: one.messages.map((message) => messageView(sim, message)),
    })),
    menu: state.menu,
    deliveries: records.deliveries.slice(-RECORDS_SHOWN),
    calls: records.calls.slice(-RECORDS_SHOWN),
    misbehaviours: sim.misbehaviour.current,
  };
}

/**
 * '' for anything but a web page's address: `javascript:` and the like are never linked. Our own
 * pages are reached as this one is, from `/simulator/`: the program knows itself by the loopback
 * address, which is another machine to whoever looks from elsewhere.
 */
function webAddress(sim: Simulation, address: string): string {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return '';
  const own = ownPath(sim, address);
  return own === undefined ? address : `..${own}`;
}

/** The page's policy allows pictures of its own origin alone; others are left out. */
function ownPicture(sim: Simulation, address: string): string {
  return (URL.canParse(address) && ownPath(sim, address)) || '';
}

/** The path of an address of this program's; undefined for any other. */
function ownPath(sim: Simulation, address: string): string | undefined {
  const { origin, pathname, search, hash } = new URL(address);
  const own = [sim.settings.baseUrl(), sim.settings.webhookUrl()].map((one) => new URL(one).origin);
  return own.includes(origin) ? pathname + search + hash : undefined;
}
