import { deliver } from '../delivery/deliver.ts';
import type { Inbound } from '../delivery/inbound.ts';
import type { Simulation } from '../simulation.ts';
import type { SeenMessage } from '../state/message.ts';
import type { FollowerState } from '../state/schema.ts';

/** What the account, or the platform in its place, says to a follower; grey remarks are left out. */
export function isFromAccount(message: SeenMessage): boolean {
  return message.from === 'account' || message.kind === 'fault' || message.via !== undefined;
}

/**
 * Brings a message or event to the bot.
 *
 * @returns what the follower saw until it was answered or acknowledged, replies to other messages
 *   of theirs left out
 */
export async function bring(
  sim: Simulation,
  follower: FollowerState,
  inbound: Inbound,
): Promise<SeenMessage[]> {
  const seen: SeenMessage[] = [];
  const stop = sim.changes.subscribe((change) => {
    if (change.type === 'message' && change.openid === follower.openid) seen.push(change.message);
  });
  try {
    const { shown } = await deliver(sim, inbound);
    const belongs = ({ id, via }: SeenMessage): boolean => shown.includes(id) || isSent(via);
    return seen.filter(belongs);
  } finally {
    stop();
  }
}

function isSent(via: SeenMessage['via']): boolean {
  return via !== undefined && via !== 'passive';
}
