import { z } from 'zod';
import type { Simulation } from '../simulation.ts';
import { findFollower } from '../state/followers.ts';
import type { FollowerState } from '../state/schema.ts';
import { type Endpoint, ok, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';

const PAGE = 10_000;
const BATCH = 100;

const batchRequest = z.object({ user_list: z.array(z.object({ openid: z.string() })) });
const remarkRequest = z.object({ openid: z.string(), remark: z.string().max(30) });

/** Followers, as far as the platform still tells about them: no names, no pictures. */
export const userEndpoints: Endpoint[] = [
  {
    method: 'GET',
    path: '/cgi-bin/user/info',
    needs: 'verified',
    daily: 5_000_000,
    run: (sim, call) => describe(known(sim, call.query.get('openid') ?? '')),
  },
  {
    method: 'POST',
    path: '/cgi-bin/user/info/batchget',
    needs: 'verified',
    daily: 5_000_000,
    run(sim, call) {
      const { user_list } = readJson(call, batchRequest);
      if (user_list.length < 1 || user_list.length > BATCH) throw new PlatformError(40032);
      return { user_info_list: user_list.map(({ openid }) => describe(known(sim, openid))) };
    },
  },
  {
    method: 'GET',
    path: '/cgi-bin/user/get',
    needs: 'verified',
    daily: 500,
    run(sim, call) {
      const subscribed = sim.state.followers.filter((one) => one.subscribed);
      const after = call.query.get('next_openid');
      const start = after ? subscribed.findIndex(({ openid }) => openid === after) + 1 : 0;
      if (after && start === 0) throw new PlatformError(40003);
      const openid = subscribed.slice(start, start + PAGE).map((one) => one.openid);
      const page = { total: subscribed.length, count: openid.length };
      return openid.length === 0
        ? { ...page, next_openid: '' }
        : { ...page, data: { openid }, next_openid: openid.at(-1) };
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/user/info/updateremark',
    needs: 'verified',
    run(sim, call) {
      const { openid, remark } = readJson(call, remarkRequest);
      known(sim, openid).remark = remark;
      return ok;
    },
  },
];

/** @throws PlatformError 40003 */
export function known(sim: Simulation, openid: string): FollowerState {
  const follower = findFollower(sim, openid);
  if (!follower || follower.subscribedAt === 0) throw new PlatformError(40003);
  return follower;
}

function describe(follower: FollowerState): Record<string, unknown> {
  const { openid } = follower;
  if (!follower.subscribed) return { subscribe: 0, openid, tagid_list: [] };
  return {
    subscribe: 1,
    openid,
    nickname: '',
    sex: 0,
    language: 'zh_CN',
    city: '',
    province: '',
    country: '',
    headimgurl: '',
    subscribe_time: Math.floor(follower.subscribedAt / 1000),
    remark: follower.remark,
    groupid: follower.tags[0] ?? 0,
    tagid_list: follower.tags,
    subscribe_scene: follower.subscribeScene,
    qr_scene: /^\d{1,9}$/.test(follower.qrScene) ? Number(follower.qrScene) : 0,
    qr_scene_str: follower.qrScene,
  };
}
