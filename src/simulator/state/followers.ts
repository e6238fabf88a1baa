import type { Simulation } from '../simulation.ts';
import { newOpenid } from './ids.ts';
import type { FollowerState } from './schema.ts';

const AVATARS = 8;

/** By openid, for each list of followers there has been: lists only grow, or are replaced whole. */
const indexes = new WeakMap<FollowerState[], Map<string, FollowerState>>();

export function findFollower(sim: Simulation, openid: string): FollowerState | null {
  const { followers } = sim.state;
  const index = indexes.get(followers) ?? new Map<string, FollowerState>();
  indexes.set(followers, index);
  for (const added of followers.slice(index.size)) index.set(added.openid, added);
  return index.get(openid) ?? null;
}

/** Adds a person who does not follow the account yet. */
export function addFollower(sim: Simulation, name: string): FollowerState {
  const follower: FollowerState = {
    openid: newOpenid(),
    name,
    avatar: sim.state.followers.length % AVATARS,
    subscribed: false,
    subscribedAt: 0,
    subscribeScene: '',
    qrScene: '',
    remark: '',
    tags: [],
    allowances: [],
    massByMonth: {},
    blocksTemplates: false,
    templateSends: [],
    messages: [],
  };
  sim.state.followers.push(follower);
  sim.changes.publish({ type: 'follower', openid: follower.openid });
  return follower;
}

export function rename(sim: Simulation, follower: FollowerState, name: string): void {
  follower.name = name;
  sim.changes.publish({ type: 'follower', openid: follower.openid });
}
