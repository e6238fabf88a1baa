import { z } from 'zod';
import { TEXT_BYTES } from '../delivery/reply.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import type { Media, MediaType } from '../state/media.ts';
import type { MessageDraft, SeenArticle } from '../state/message.ts';
import { PlatformError } from './errors.ts';

/** A message as the sending calls take it: its kind, and under the kind's name what it holds. */
export const payloadSchema = z.looseObject({ msgtype: z.string() });
export type Payload = z.infer<typeof payloadSchema>;

/** What the follower will see of it. */
export type Sendable = Omit<MessageDraft, 'from' | 'via'>;

type Reader = (sim: Simulation, held: Record<string, unknown>) => Sendable;

/** @throws PlatformError as the platform refuses: kind, empty content, length, media id */
export function readPayload(
  sim: Simulation,
  payload: Payload,
  readers: Record<string, Reader>,
): Sendable {
  const reader = Object.hasOwn(readers, payload.msgtype) ? readers[payload.msgtype] : undefined;
  if (!reader) throw new PlatformError(40008);
  const held = z.record(z.string(), z.unknown()).safeParse(
    // A mass send of pictures has the type `image` and the field `images`.
    payload[payload.msgtype] ?? payload[`${payload.msgtype}s`],
  );
  if (!held.success) throw new PlatformError(44004);
  return reader(sim, held.data);
}

export const text: Reader = (_sim, held) => {
  const content = textIn(held, 'content');
  if (content === '') throw new PlatformError(44004);
  if (Buffer.byteLength(content) > TEXT_BYTES) throw new PlatformError(45002);
  return { kind: 'text', text: content };
};

/** A reader of messages that are one file. */
export const mediaOf =
  (type: MediaType & ('image' | 'voice' | 'video'), label: string): Reader =>
  (sim, held) => {
    const { id } = findMedia(sim, textIn(held, 'media_id'), type);
    const title = textIn(held, 'title');
    return { kind: type, text: `${label}${title}`, mediaId: id, ...(title ? { title } : {}) };
  };

/** Several pictures at once, of which the follower sees the first. */
export const images: Reader = (sim, held) => {
  const ids = z
    .array(z.string())
    .min(1)
    .safeParse(held.media_ids ?? [held.media_id]);
  if (!ids.success) throw new PlatformError(40007);
  const found = ids.data.map((id) => findMedia(sim, id, 'image').id);
  return { kind: 'image', text: '[图片]', ...(found[0] ? { mediaId: found[0] } : {}) };
};

/** Articles that were laid up as a draft. */
export const draftArticles: Reader = (sim, held) => {
  const draft = sim.state.drafts.find(({ mediaId }) => mediaId === textIn(held, 'media_id'));
  if (!draft) throw new PlatformError(40007);
  const base = sim.settings.baseUrl();
  return news(
    draft.articles.map((one, index) => ({
      title: one.title,
      description: one.digest,
      picture: one.thumb_media_id ? `${base}/media/${one.thumb_media_id}` : '',
      url: `${base}/articles/${draft.mediaId}/${index}`,
    })),
  );
};

export function news(articles: SeenArticle[]): Sendable {
  const text = articles.map((one) => [one.title, one.description].filter(Boolean).join('\n'));
  return { kind: 'news', text: text.join('\n'), articles };
}

/** @throws PlatformError 40007 for one that is unknown, expired or of another type */
export function findMedia(sim: Simulation, id: string, type?: MediaType): Media {
  const media = sim.media.find(id, nowOf(sim));
  if (!media || (type !== undefined && media.type !== type)) throw new PlatformError(40007);
  return media;
}

export function textIn(held: Record<string, unknown>, name: string): string {
  const value = held[name];
  return typeof value === 'string' ? value : '';
}
