import { z } from 'zod';

const draftArticleSchema = z.looseObject({
  title: z.string(),
  author: z.string().default(''),
  digest: z.string().default(''),
  content: z.string().default(''),
  content_source_url: z.string().default(''),
  thumb_media_id: z.string().default(''),
});
export type DraftArticle = z.infer<typeof draftArticleSchema>;

export const draftSchema = z.object({
  mediaId: z.string(),
  at: z.number(),
  articles: z.array(draftArticleSchema),
});
/** A bundle of articles that can be published or sent to many. */
export type Draft = z.infer<typeof draftSchema>;

export const publicationSchema = z.object({
  publishId: z.string(),
  articleId: z.string(),
  mediaId: z.string(),
  done: z.boolean(),
});
export type Publication = z.infer<typeof publicationSchema>;

export const massJobSchema = z.object({
  msgId: z.string(),
  clientMsgId: z.string(),
  at: z.number(),
  toAll: z.boolean(),
  status: z.enum(['SENDING', 'SEND_SUCCESS', 'SEND_FAIL', 'DELETE']),
  kind: z.string(),
  /** The message's id in each chat it reached. */
  received: z.array(z.tuple([z.string(), z.string()])),
});
/** One accepted mass send. */
export type MassJob = z.infer<typeof massJobSchema>;
