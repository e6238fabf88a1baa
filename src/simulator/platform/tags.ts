import { z } from 'zod';
import type { Simulation } from '../simulation.ts';
import { type Endpoint, ok, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';
import { known } from './users.ts';

const MOST_TAGS = 100;
const MOST_ON_ONE = 20;
const NAME_LENGTH = 30;
const BATCH = 50;
/** 0, 1 and 2 are the platform's own: ungrouped, blacklist, starred. */
const FIRST_OWN = 100;

const createRequest = z.object({ tag: z.object({ name: z.string() }) });
const updateRequest = z.object({ tag: z.object({ id: z.number(), name: z.string() }) });
const deleteRequest = z.object({ tag: z.object({ id: z.number() }) });
const batchRequest = z.object({ openid_list: z.array(z.string()), tagid: z.number() });
const openidRequest = z.object({ openid: z.string() });
const membersRequest = z.object({ tagid: z.number(), next_openid: z.string().default('') });

type Run = Endpoint['run'];

const create: Run = (sim, call) => {
  const { name } = readJson(call, createRequest).tag;
  checkName(sim, name);
  if (sim.state.tags.length >= MOST_TAGS) throw new PlatformError(45056);
  const id = Math.max(FIRST_OWN - 1, ...sim.state.tags.map((tag) => tag.id)) + 1;
  sim.state.tags.push({ id, name });
  return { tag: { id, name } };
};

const list: Run = (sim) => ({
  tags: sim.state.tags.map((tag) => ({ ...tag, count: members(sim, tag.id).length })),
});

const update: Run = (sim, call) => {
  const { id, name } = readJson(call, updateRequest).tag;
  const tag = findTag(sim, id);
  if (id < FIRST_OWN) throw new PlatformError(45058);
  checkName(sim, name);
  tag.name = name;
  return ok;
};

const remove: Run = (sim, call) => {
  const { id } = readJson(call, deleteRequest).tag;
  findTag(sim, id);
  if (id < FIRST_OWN) throw new PlatformError(45058);
  if (members(sim, id).length > 100_000) throw new PlatformError(45057);
  sim.state.tags = sim.state.tags.filter((tag) => tag.id !== id);
  for (const one of sim.state.followers) one.tags = one.tags.filter((tag) => tag !== id);
  return ok;
};

const batch =
  (change: (tags: number[], id: number) => number[]): Run =>
  (sim, call) => {
    const { openid_list, tagid } = readJson(call, batchRequest);
    if (openid_list.length < 1 || openid_list.length > BATCH) throw new PlatformError(40032);
    findTag(sim, tagid);
    const followers = openid_list.map((openid) => known(sim, openid));
    const changed = followers.map((one) => change(one.tags, tagid));
    if (changed.some((tags) => tags.length > MOST_ON_ONE)) throw new PlatformError(45059);
    followers.forEach((one, index) => {
      one.tags = changed[index] ?? one.tags;
    });
    return ok;
  };

const tagsOf: Run = (sim, call) => ({
  tagid_list: known(sim, readJson(call, openidRequest).openid).tags,
});

const membersOf: Run = (sim, call) => {
  const { tagid, next_openid } = readJson(call, membersRequest);
  findTag(sim, tagid);
  const openids = members(sim, tagid);
  const openid = openids.slice(openids.indexOf(next_openid) + 1).slice(0, 10_000);
  return { count: openid.length, data: { openid }, next_openid: openid.at(-1) ?? '' };
};

const calls: [Endpoint['method'], string, Run][] = [
  ['POST', '/cgi-bin/tags/create', create],
  ['GET', '/cgi-bin/tags/get', list],
  ['POST', '/cgi-bin/tags/update', update],
  ['POST', '/cgi-bin/tags/delete', remove],
  ['POST', '/cgi-bin/tags/members/batchtagging', batch((tags, id) => [...new Set([...tags, id])])],
  [
    'POST',
    '/cgi-bin/tags/members/batchuntagging',
    batch((tags, id) => tags.filter((tag) => tag !== id)),
  ],
  ['POST', '/cgi-bin/tags/getidlist', tagsOf],
  ['POST', '/cgi-bin/user/tag/get', membersOf],
];

/** Tags on followers. */
export const tagEndpoints: Endpoint[] = calls.map(([method, path, run]) => ({
  method,
  path,
  run,
  needs: 'verified',
}));

/** Those who bear a tag and follow. */
export function members(sim: Simulation, id: number): string[] {
  return sim.state.followers
    .filter((one) => one.subscribed && one.tags.includes(id))
    .map((one) => one.openid);
}

export function findTag(sim: Simulation, id: number): { id: number; name: string } {
  const tag = sim.state.tags.find((one) => one.id === id);
  if (!tag) throw new PlatformError(45159);
  return tag;
}

function checkName(sim: Simulation, name: string): void {
  if (name === '' || sim.state.tags.some((tag) => tag.name === name))
    throw new PlatformError(45157);
  if (name.length > NAME_LENGTH) throw new PlatformError(45158);
}
