import { z } from 'zod';
import { deliver } from '../delivery/deliver.ts';
import { eventAbout } from '../delivery/inbound.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { randomDigits, randomText } from '../state/ids.ts';
import type { Draft, DraftArticle, Publication } from '../state/publishing.ts';
import { pause } from '../tasks.ts';
import { type Endpoint, ok, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';
import { findMedia } from './payload.ts';

const CONTENT_CHARACTERS = 20_000;
const MOST_ARTICLES = 8;
const PUBLISH_DELAY_MS = 30;

const article = z.looseObject({
  title: z.string().min(1).max(64),
  author: z.string().max(16).default(''),
  digest: z.string().max(120).default(''),
  content: z.string().min(1),
  content_source_url: z.string().default(''),
  thumb_media_id: z.string(),
});
const addRequest = z.object({ articles: z.array(article).min(1) });
const updateRequest = z.object({
  media_id: z.string(),
  index: z.coerce.number().int().min(0),
  articles: article,
});
const idRequest = z.object({ media_id: z.string() });
const publishRequest = z.object({ publish_id: z.coerce.string() });

/** Drafts of articles, and publishing them (which tells no follower). */
export const draftEndpoints: Endpoint[] = [
  post('/cgi-bin/draft/add', (sim, call) => {
    const { articles } = readJson(call, addRequest);
    if (articles.length > MOST_ARTICLES) throw new PlatformError(45008);
    for (const one of articles) checkArticle(sim, one);
    const draft = { mediaId: randomText(64), at: nowOf(sim), articles };
    sim.state.drafts.push(draft);
    return { media_id: draft.mediaId };
  }),
  post('/cgi-bin/draft/get', (sim, call) => ({
    news_item: findDraft(sim, readJson(call, idRequest).media_id).articles,
  })),
  post('/cgi-bin/draft/update', (sim, call) => {
    const { media_id, index, articles } = readJson(call, updateRequest);
    const draft = findDraft(sim, media_id);
    if (index >= draft.articles.length) throw new PlatformError(40035, 'index');
    checkArticle(sim, articles);
    draft.articles[index] = articles;
    return ok;
  }),
  post('/cgi-bin/draft/delete', (sim, call) => {
    const { mediaId } = findDraft(sim, readJson(call, idRequest).media_id);
    sim.state.drafts = sim.state.drafts.filter((one) => one.mediaId !== mediaId);
    return ok;
  }),
  post('/cgi-bin/freepublish/submit', (sim, call) => {
    const { mediaId } = findDraft(sim, readJson(call, idRequest).media_id);
    const publication: Publication = {
      publishId: randomDigits(10),
      articleId: randomText(43),
      mediaId,
      done: false,
    };
    sim.state.publications.push(publication);
    sim.tasks.start(() => publish(sim, publication));
    return { ...ok, publish_id: publication.publishId, msg_data_id: Number(randomDigits(10)) };
  }),
  post('/cgi-bin/freepublish/get', (sim, call) => {
    const { publish_id } = readJson(call, publishRequest);
    const found = sim.state.publications.find((one) => one.publishId === publish_id);
    if (!found) throw new PlatformError(40035, 'publish_id');
    if (!found.done) return { publish_id, publish_status: 1 };
    const detail = { count: addresses(sim, found).length, item: addresses(sim, found) };
    return { publish_id, publish_status: 0, article_id: found.articleId, article_detail: detail };
  }),
];

function post(path: string, run: Endpoint['run']): Endpoint {
  return { method: 'POST', path, needs: 'verified', run };
}

async function publish(sim: Simulation, publication: Publication): Promise<void> {
  await pause(PUBLISH_DELAY_MS, sim.tasks.signal);
  publication.done = true;
  const item = addresses(sim, publication);
  const info = {
    publish_id: publication.publishId,
    publish_status: 0,
    article_id: publication.articleId,
    article_detail: { count: item.length, item },
  };
  const inbound = eventAbout(
    sim,
    sim.settings.accountId,
    'PUBLISHJOBFINISH',
    { PublishEventInfo: info },
    { label: '发布结果：成功' },
  );
  await deliver(sim, inbound);
}

function addresses(
  sim: Simulation,
  { mediaId }: Publication,
): { idx: number; article_url: string }[] {
  const articles = sim.state.drafts.find((one) => one.mediaId === mediaId)?.articles ?? [];
  const base = sim.settings.baseUrl();
  return articles.map((_, index) => ({
    idx: index + 1,
    article_url: `${base}/articles/${mediaId}/${index}`,
  }));
}

function checkArticle(sim: Simulation, { content, thumb_media_id }: DraftArticle): void {
  if (content.length >= CONTENT_CHARACTERS) throw new PlatformError(45002);
  if (!findMedia(sim, thumb_media_id).permanent) throw new PlatformError(40007);
}

/** @throws PlatformError 40007 */
function findDraft(sim: Simulation, mediaId: string): Draft {
  const draft = sim.state.drafts.find((one) => one.mediaId === mediaId);
  if (!draft) throw new PlatformError(40007);
  return draft;
}
