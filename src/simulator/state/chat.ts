import { nowOf, type Simulation } from '../simulation.ts';
import { nextId } from './ids.ts';
import type { MessageDraft, SeenMessage } from './message.ts';
import type { FollowerState } from './schema.ts';

/** A chat forgets what is further back. */
const KEPT = 300;

/** The words of the platform itself where the bot gave no usable answer. */
export const FAULT_NOTICE = '该公众号提供的服务出现故障，请稍后再试';

/** Puts a line into the follower's chat. */
export function show(sim: Simulation, follower: FollowerState, draft: MessageDraft): SeenMessage {
  const message = { id: nextId(sim.state, 'm'), at: nowOf(sim), ...draft };
  follower.messages.push(message);
  if (follower.messages.length > KEPT) follower.messages.shift();
  sim.changes.publish({ type: 'message', openid: follower.openid, message });
  return message;
}

/** A grey line of the platform's. */
export function showNotice(sim: Simulation, follower: FollowerState, text: string): SeenMessage {
  return show(sim, follower, { from: 'system', kind: 'notice', text });
}
