import type { Frame, Step } from '../frame.ts';
import { nothing, type Reply } from '../reply.ts';
import { runIntent, sharedSay } from '../run.ts';

/** What members do without writing: follow, tap a menu, scan. */
export const events: Step = (frame) => {
  const { inbound, follower, now } = frame;
  if (inbound.kind !== 'event') return undefined;
  frame.route = 'event';
  switch (inbound.event) {
    case 'subscribe':
      follower.subscribedAt = now;
      follower.unsubscribedAt = null;
      follower.scene = inbound.scene ?? follower.scene;
      return welcome(frame);
    case 'scan':
      follower.scene = inbound.scene;
      return runIntent(frame, 'menu');
    case 'unsubscribe':
      follower.unsubscribedAt = now;
      follower.handedOverUntil = null;
      return nothing;
    case 'click':
      return menuButton(frame, inbound.menuKey);
    case 'location-select':
      frame.input = { ...inbound, kind: 'location', label: inbound.label || inbound.placeName };
      return runIntent(frame, 'find-union');
    case 'scancode-wait':
      return runIntent(frame, 'menu');
    case 'staff-session-closed':
      follower.handedOverUntil = null;
      return nothing;
    default:
      return nothing;
  }
};

async function welcome(frame: Frame): Promise<Reply> {
  const menu = await runIntent(frame, 'menu');
  const greeting = sharedSay(frame)('welcome');
  return menu.kind === 'choices' ? { ...menu, head: `${greeting}\n\n${menu.head}` } : menu;
}

/** Menu buttons carry `intent:<name>`; a button of an old menu shows the present one. */
function menuButton(frame: Frame, key: string): Promise<Reply> {
  const intent = key.startsWith('intent:') ? key.slice('intent:'.length) : '';
  const known = frame.parts.intents.some((file) => file.intent === intent);
  frame.input = { kind: 'picked' };
  return runIntent(frame, known ? intent : 'menu');
}
