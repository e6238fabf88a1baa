import type { Request, Response } from 'express';
import type { Change } from '../changes.ts';
import type { Misbehaviours } from '../misbehaviour.ts';
import type { Simulation } from '../simulation.ts';
import { findFollower } from '../state/followers.ts';
import type { MenuButton } from '../state/schema.ts';
import { type FollowerView, followerView, type MessageView, messageView } from './view.ts';

const HEARTBEAT_MS = 20_000;

/** Server-sent events: what changes, as it changes. */
export function stream(sim: Simulation, request: Request, response: Response): void {
  response.set({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // A proxy that gathers answers would hold the events back.
    'x-accel-buffering': 'no',
  });
  response.flushHeaders();
  response.write('retry: 1000\n\n');
  const stop = sim.changes.subscribe((change) => {
    const view = changeView(sim, change);
    if (view !== null) response.write(`data: ${JSON.stringify(view)}\n\n`);
  });
  const heartbeat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS);
  const end = (): void => {
    stop();
    clearInterval(heartbeat);
    sim.tasks.signal.removeEventListener('abort', end);
    response.end();
  };
  sim.tasks.signal.addEventListener('abort', end);
  request.on('close', end);
}

/** A change as the page is told of it. */
export type ChangeView =
  | { type: 'message'; openid: string; message: MessageView; follower: FollowerView }
  | { type: 'follower'; follower: FollowerView }
  | { type: 'menu'; menu: MenuButton[] | null }
  | { type: 'misbehaviour'; misbehaviours: Misbehaviours }
  | Extract<Change, { type: 'typing' | 'delivery' | 'call' | 'reset' }>;

/** Null where the follower has gone meanwhile. */
function changeView(sim: Simulation, change: Change): ChangeView | null {
  switch (change.type) {
    case 'message': {
      const follower = viewOf(sim, change.openid);
      return follower && { ...change, message: messageView(sim, change.message), follower };
    }
    case 'follower': {
      const follower = viewOf(sim, change.openid);
      return follower && { type: 'follower', follower };
    }
    case 'menu':
      return { type: 'menu', menu: sim.state.menu };
    case 'misbehaviour':
      return { type: 'misbehaviour', misbehaviours: sim.misbehaviour.current };
    default:
      return change;
  }
}

function viewOf(sim: Simulation, openid: string): FollowerView | null {
  const follower = findFollower(sim, openid);
  return follower && followerView(sim, follower);
}
