import type { Inbound } from '../wechat/index.ts';

/**
 * How many customer-service messages the platform lets us send, and until when (page 发送客服消息,
 * 下发额度): five in 48 hours after a message; three within a minute after a tap on the menu, a
 * scan or a follow.
 */
export interface MessageWindow {
  windowClosesAt: Date | null;
  windowLeft: number;
}

const hours48 = 48 * 60 * 60 * 1000;
const oneMinute = 60 * 1000;
const briefly = new Set(['subscribe', 'scan', 'click', 'scancode-push', 'scancode-wait']);

/** The window after the follower did something. */
export function windowAfter(before: MessageWindow, inbound: Inbound, now: Date): MessageWindow {
  if (inbound.kind !== 'event')
    return { windowClosesAt: new Date(now.getTime() + hours48), windowLeft: 5 };
  const stillOpen =
    before.windowClosesAt !== null && before.windowClosesAt > now && before.windowLeft > 0;
  if (stillOpen || !briefly.has(inbound.event))
    return { windowClosesAt: before.windowClosesAt, windowLeft: before.windowLeft };
  return { windowClosesAt: new Date(now.getTime() + oneMinute), windowLeft: 3 };
}
