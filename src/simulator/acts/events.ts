import { Refusal } from '../../errors.ts';
import { eventFrom } from '../delivery/inbound.ts';
import type { Fields } from '../delivery/xml.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { grant } from '../state/allowance.ts';
import { showNotice } from '../state/chat.ts';
import { randomText } from '../state/ids.ts';
import type { SeenMessage } from '../state/message.ts';
import type { FollowerState, QrCode } from '../state/schema.ts';
import { bring } from './act.ts';

/** Follows the account, through a QR code or without one. Nothing happens to who follows already. */
export function follow(
  sim: Simulation,
  follower: FollowerState,
  code?: QrCode,
): Promise<SeenMessage[]> {
  if (follower.subscribed) return Promise.resolve([]);
  follower.subscribed = true;
  follower.subscribedAt = nowOf(sim);
  follower.subscribeScene = code ? 'ADD_SCENE_QR_CODE' : 'ADD_SCENE_SEARCH';
  follower.qrScene = code?.scene ?? '';
  follower.allowances = grant(follower.allowances, 'follow', nowOf(sim));
  const fields: Fields = code
    ? { EventKey: `qrscene_${code.scene}`, Ticket: code.ticket }
    : { EventKey: '' };
  const label = code ? `关注：扫码 ${code.scene}` : '关注';
  sim.changes.publish({ type: 'follower', openid: follower.openid });
  showNotice(sim, follower, `${follower.name}关注了公众号`);
  const inbound = eventFrom(sim, follower, 'subscribe', fields, { label, faultShown: true });
  return bring(sim, follower, inbound);
}

/** Unfollows; the account loses its tags of the follower and may write no more. */
export async function unfollow(sim: Simulation, follower: FollowerState): Promise<void> {
  if (!follower.subscribed) return;
  follower.subscribed = false;
  follower.allowances = [];
  follower.tags = [];
  sim.changes.publish({ type: 'follower', openid: follower.openid });
  showNotice(sim, follower, `${follower.name}取消了关注`);
  const description = { label: '取消关注' };
  await bring(
    sim,
    follower,
    eventFrom(sim, follower, 'unsubscribe', { EventKey: '' }, description),
  );
}

/**
 * Scans a QR code of the account: an event for a follower, a new follower otherwise.
 *
 * @param sceneOrTicket a code the bot had made is found by either; an unknown scene counts as one
 *   printed earlier
 * @throws Refusal where the code has expired
 */
export function scan(
  sim: Simulation,
  follower: FollowerState,
  sceneOrTicket: string,
): Promise<SeenMessage[]> {
  const code = findCode(sim, sceneOrTicket);
  if (!follower.subscribed) return follow(sim, follower, code);
  follower.allowances = grant(follower.allowances, 'scan', nowOf(sim));
  showNotice(sim, follower, `扫了二维码「${code.scene}」`);
  const fields = { EventKey: code.scene, Ticket: code.ticket };
  const description = { label: `扫码：${code.scene}`, faultShown: true };
  return bring(sim, follower, eventFrom(sim, follower, 'SCAN', fields, description));
}

function findCode(sim: Simulation, sceneOrTicket: string): QrCode {
  const code = sim.state.qrCodes.findLast(
    ({ scene, ticket }) => scene === sceneOrTicket || ticket === sceneOrTicket,
  );
  if (!code) return { scene: sceneOrTicket, ticket: `gQ${randomText(94)}`, expiresAt: null };
  if (code.expiresAt !== null && code.expiresAt <= nowOf(sim)) throw new Refusal('二维码已过期');
  return code;
}
