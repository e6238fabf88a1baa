import { z } from 'zod';
import type { Client } from './client.ts';
import { WechatLimitError } from './errors.ts';

/** What WeChat tells of a follower; since 2021-12-27 neither name nor picture. */
export interface UserInfo {
  openid: string;
  /** False: all but the openid is missing. */
  subscribed: boolean;
  subscribedAt?: Date;
  language?: string;
  unionId?: string;
  remark?: string;
  tagIds: number[];
  /** ADD_SCENE_QR_CODE, ADD_SCENE_SEARCH, … */
  subscribeScene?: string;
  /** Of the QR code that brought them. */
  qrScene?: string;
}

export interface UserPage {
  total: number;
  openids: string[];
  /** To go on from; '' after the last page. */
  next: string;
}

/** Followers (pages 获取用户基本信息, 获取用户列表). */
export interface UsersApi {
  info(openid: string): Promise<UserInfo>;
  /** @param openids 1 to 100 */
  infoMany(openids: readonly string[]): Promise<UserInfo[]>;
  /** One page, of at most 10,000. */
  list(next?: string): Promise<UserPage>;
  /** All followers' openids, page after page. */
  all(): AsyncGenerator<string, void, undefined>;
}

const MAX_BATCH = 100;
const LANGUAGE = 'zh_CN';
const user = z
  .looseObject({
    openid: z.string(),
    subscribe: z.number(),
    subscribe_time: z.number().optional(),
    language: z.string().optional(),
    unionid: z.string().optional(),
    remark: z.string().optional(),
    tagid_list: z.array(z.number()).default([]),
    subscribe_scene: z.string().optional(),
    qr_scene: z.union([z.number(), z.string()]).optional(),
    qr_scene_str: z.string().optional(),
  })
  .transform(toUserInfo);
const users = z.looseObject({ user_info_list: z.array(user) });
const page = z.looseObject({
  total: z.number(),
  data: z.looseObject({ openid: z.array(z.string()) }).optional(),
  next_openid: z.string().default(''),
});

export function createUsers({ get, post }: Client): UsersApi {
  const list = async (next?: string): Promise<UserPage> => {
    const query = { next_openid: next };
    const { total, data, next_openid } = await get('/cgi-bin/user/get', page, { query });
    const openids = data?.openid ?? [];
    // The last page with anything on it names its last openid; the one behind it is empty.
    return { total, openids, next: openids.length === 0 ? '' : next_openid };
  };
  return {
    list,
    info: (openid) => get('/cgi-bin/user/info', user, { query: { openid, lang: LANGUAGE } }),
    async infoMany(openids) {
      if (openids.length === 0 || openids.length > MAX_BATCH) {
        throw new WechatLimitError('infoMany asks for 1 to 100 followers');
      }
      const json = { user_list: openids.map((openid) => ({ openid, lang: LANGUAGE })) };
      const answer = await post('/cgi-bin/user/info/batchget', json, users, { repeatable: true });
      return answer.user_info_list;
    },
    async *all() {
      let next: string | undefined;
      while (next !== '') {
        const { openids, next: following } = await list(next);
        yield* openids;
        next = following;
      }
    },
  };
}

interface RawUser {
  openid: string;
  subscribe: number;
  subscribe_time?: number | undefined;
  language?: string | undefined;
  unionid?: string | undefined;
  remark?: string | undefined;
  tagid_list: number[];
  subscribe_scene?: string | undefined;
  qr_scene?: number | string | undefined;
  qr_scene_str?: string | undefined;
}

function toUserInfo(raw: RawUser): UserInfo {
  const scene = raw.qr_scene_str || (raw.qr_scene ? String(raw.qr_scene) : undefined);
  return {
    openid: raw.openid,
    subscribed: raw.subscribe === 1,
    tagIds: raw.tagid_list,
    ...(raw.subscribe_time && { subscribedAt: new Date(raw.subscribe_time * 1000) }),
    ...(raw.language && { language: raw.language }),
    ...(raw.unionid && { unionId: raw.unionid }),
    ...(raw.remark && { remark: raw.remark }),
    ...(raw.subscribe_scene && { subscribeScene: raw.subscribe_scene }),
    ...(scene && { qrScene: scene }),
  };
}
