import { z } from 'zod';
import type { Simulation } from '../simulation.ts';
import { show } from '../state/chat.ts';
import { randomDigits } from '../state/ids.ts';
import { reachable } from './custom.ts';
import { type Call, type Endpoint, ok, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';
import { acceptMass, type MassRequest } from './mass-accept.ts';
import { runMass } from './mass-run.ts';
import * as payload from './payload.ts';
import { findTag, members } from './tags.ts';

const MOST_OPENIDS = 10_000;

const common = payload.payloadSchema.extend({ clientmsgid: z.string().optional() });
const toManyRequest = common.extend({
  filter: z.object({ is_to_all: z.boolean().default(false), tag_id: z.coerce.number().optional() }),
});
const toListRequest = common.extend({ touser: z.array(z.string()) });
const previewRequest = common.extend({
  touser: z.string().optional(),
  towxname: z.string().optional(),
});
const idRequest = z.object({ msg_id: z.coerce.string() });

const readers: Parameters<typeof payload.readPayload>[2] = {
  text: payload.text,
  image: payload.images,
  voice: payload.mediaOf('voice', '[语音]'),
  mpvideo: payload.mediaOf('video', '[视频] '),
  mpnews: payload.draftArticles,
};

/** Messages to many (群发). */
export const massEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/cgi-bin/message/mass/sendall',
    needs: 'verified',
    daily: 100,
    run(sim, call) {
      const { filter, ...request } = readJson(call, toManyRequest);
      const toAll = filter.is_to_all;
      const openids = toAll ? everyone(sim) : tagged(sim, filter.tag_id);
      return send(sim, { ...request, toAll, scope: JSON.stringify(filter) }, openids);
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/message/mass/send',
    needs: 'verified',
    daily: 100,
    run(sim, call) {
      const { touser, ...request } = readJson(call, toListRequest);
      const openids = [...new Set(touser)];
      if (openids.length < 2 || openids.length > MOST_OPENIDS) throw new PlatformError(40130);
      return send(sim, { ...request, toAll: false, scope: openids.join() }, openids);
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/message/mass/preview',
    needs: 'verified',
    daily: 100,
    run: preview,
  },
  {
    method: 'POST',
    path: '/cgi-bin/message/mass/get',
    needs: 'verified',
    run(sim, call) {
      const job = findJob(sim, readJson(call, idRequest).msg_id);
      return { msg_id: Number(job.msgId), msg_status: job.status };
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/message/mass/delete',
    needs: 'verified',
    daily: 10,
    run: remove,
  },
];

function send(sim: Simulation, request: MassRequest, openids: string[]): Record<string, unknown> {
  const sendable = payload.readPayload(sim, request, readers);
  const job = acceptMass(sim, request);
  sim.tasks.start(() => runMass(sim, job, openids, sendable));
  return {
    errcode: 0,
    errmsg: 'send job submission success',
    msg_id: Number(job.msgId),
    msg_data_id: Number(randomDigits(10)),
  };
}

function preview(sim: Simulation, call: Call): Record<string, unknown> {
  const request = readJson(call, previewRequest);
  const named = sim.state.followers.find(({ name }) => name === request.towxname)?.openid;
  const follower = reachable(sim, request.touser ?? named ?? '');
  const sendable = payload.readPayload(sim, request, readers);
  show(sim, follower, { from: 'account', via: 'preview', ...sendable });
  return { errcode: 0, errmsg: 'preview success', msg_id: Number(randomDigits(10)) };
}

/** Takes articles and videos back; other kinds stay where they are. */
function remove(sim: Simulation, call: Call): Record<string, unknown> {
  const job = findJob(sim, readJson(call, idRequest).msg_id);
  if (job.kind !== 'mpnews' && job.kind !== 'mpvideo') throw new PlatformError(40008);
  job.status = 'DELETE';
  const ids = new Map(job.received);
  for (const { openid, messages } of sim.state.followers) {
    const message = messages.find(({ id }) => id === ids.get(openid));
    if (!message) continue;
    message.deleted = true;
    sim.changes.publish({ type: 'message', openid, message });
  }
  return ok;
}

function findJob(sim: Simulation, msgId: string): Simulation['state']['massJobs'][number] {
  const job = sim.state.massJobs.find((one) => one.msgId === msgId);
  if (!job) throw new PlatformError(40059);
  return job;
}

function everyone(sim: Simulation): string[] {
  return sim.state.followers.filter((one) => one.subscribed).map((one) => one.openid);
}

function tagged(sim: Simulation, tagId: number | undefined): string[] {
  if (tagId === undefined) throw new PlatformError(40035, 'filter.tag_id');
  return members(sim, findTag(sim, tagId).id);
}
