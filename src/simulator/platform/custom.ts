import { z } from 'zod';
import { nowOf, type Simulation } from '../simulation.ts';
import { spend } from '../state/allowance.ts';
import { show } from '../state/chat.ts';
import { findFollower } from '../state/followers.ts';
import type { FollowerState } from '../state/schema.ts';
import { type Endpoint, ok, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';
import * as payload from './payload.ts';

/** A message this long after the last question is news of its own, not a late answer. */
const LATE_AT_MOST_MS = 120_000;

const sendRequest = payload.payloadSchema.extend({ touser: z.string() });
const typingRequest = z.object({
  touser: z.string(),
  command: z.enum(['Typing', 'CancelTyping']),
});

/** Customer-service messages (客服消息). */
export const customEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/cgi-bin/message/custom/send',
    needs: 'verified',
    daily: 500_000,
    run(sim, call) {
      const request = readJson(call, sendRequest);
      const follower = reachable(sim, request.touser);
      const sendable = payload.readPayload(sim, request, readers);
      const after = spend(follower.allowances, nowOf(sim));
      if (typeof after === 'number') throw new PlatformError(after);
      follower.allowances = after;
      const lateMs = lateness(sim, follower.openid);
      const late = lateMs === null ? {} : { lateMs };
      show(sim, follower, { from: 'account', via: 'custom', ...sendable, ...late });
      return ok;
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/message/custom/typing',
    needs: 'verified',
    run(sim, call) {
      const { touser, command } = readJson(call, typingRequest);
      const { openid, allowances } = reachable(sim, touser);
      const open = allowances.some((one) => one.until > nowOf(sim));
      if (!open) throw new PlatformError(45015);
      sim.changes.publish({ type: 'typing', openid, on: command === 'Typing', asked: true });
      return ok;
    },
  },
];

/** @throws PlatformError 40003 for a stranger, 43004 for one who does not follow */
export function reachable(sim: Simulation, openid: string): FollowerState {
  const follower = findFollower(sim, openid);
  if (!follower) throw new PlatformError(40003);
  if (!follower.subscribed) throw new PlatformError(43004);
  return follower;
}

/** How long the follower has waited, where the last question got no reply in time; else null. */
function lateness(sim: Simulation, openid: string): number | null {
  const last = sim.records.lastAwaited(openid);
  if (!last || !['acknowledged', 'failed'].includes(last.outcome)) return null;
  const waited = Math.round(performance.now() - last.begun);
  return waited <= LATE_AT_MOST_MS ? waited : null;
}

const choiceMenu = z.object({
  head_content: z.string().default(''),
  list: z.array(z.object({ id: z.coerce.string(), content: z.string().min(1) })).min(1),
  tail_content: z.string().default(''),
});
const newsArticle = z.object({
  title: z.string().default(''),
  description: z.string().default(''),
  url: z.string().default(''),
  picurl: z.string().default(''),
});
const newsBody = z.object({ articles: z.array(newsArticle).min(1) });

const readers: Parameters<typeof payload.readPayload>[2] = {
  text: payload.text,
  image: payload.mediaOf('image', '[图片]'),
  voice: payload.mediaOf('voice', '[语音]'),
  video: payload.mediaOf('video', '[视频] '),
  mpnews: payload.draftArticles,
  music: (_sim, held) => {
    const title = payload.textIn(held, 'title') || '音乐';
    return { kind: 'music', text: title, title, url: payload.textIn(held, 'musicurl') };
  },
  news: (_sim, held) => {
    const body = newsBody.safeParse(held);
    if (!body.success) throw new PlatformError(44003);
    if (body.data.articles.length > 1) throw new PlatformError(45008);
    return payload.news(
      body.data.articles.map(({ picurl, ...rest }) => ({ ...rest, picture: picurl })),
    );
  },
  mpnewsarticle: (sim, held) => {
    const id = payload.textIn(held, 'article_id');
    const found = sim.state.publications.find(({ articleId }) => articleId === id);
    if (!found) throw new PlatformError(53600);
    return payload.draftArticles(sim, { media_id: found.mediaId });
  },
  msgmenu: (_sim, held) => {
    const menu = choiceMenu.safeParse(held);
    if (!menu.success) throw new PlatformError(44004);
    const { head_content: head, tail_content: tail, list: choices } = menu.data;
    const lines = [head, ...choices.map(({ content }) => content), tail].filter(Boolean);
    return { kind: 'choices', text: lines.join('\n'), head, tail, choices };
  },
  miniprogrampage: (sim, held) => {
    payload.findMedia(sim, payload.textIn(held, 'thumb_media_id'));
    const title = payload.textIn(held, 'title');
    return { kind: 'card', text: `[小程序] ${title}`, title };
  },
};
