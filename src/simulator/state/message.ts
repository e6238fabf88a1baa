import { z } from 'zod';

const articleSchema = z.object({
  title: z.string(),
  description: z.string(),
  picture: z.string(),
  url: z.string(),
});
export type SeenArticle = z.infer<typeof articleSchema>;

const choiceSchema = z.object({ id: z.string(), content: z.string() });
/** A line the follower can tap, which then sends its content. */
export type Choice = z.infer<typeof choiceSchema>;

export const seenMessageSchema = z.object({
  id: z.string(),
  /** Milliseconds, by the clock. */
  at: z.number(),
  from: z.enum(['follower', 'account', 'system']),
  /** `notice` and `fault` are grey lines of the platform's own. */
  kind: z.enum([
    'text',
    'image',
    'voice',
    'video',
    'music',
    'news',
    'choices',
    'location',
    'template',
    'card',
    'notice',
    'fault',
  ]),
  /** What can be read of it, whatever the kind. */
  text: z.string(),
  via: z.enum(['passive', 'custom', 'mass', 'preview', 'template']).optional(),
  /** The attempt whose answer this passive reply is. */
  attempt: z.number().optional(),
  /** Real milliseconds since the follower last wrote, where the answer in time was empty. */
  lateMs: z.number().optional(),
  mediaId: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  articles: z.array(articleSchema).optional(),
  /** A msgmenu's head and tail lines stand around its choices. */
  head: z.string().optional(),
  tail: z.string().optional(),
  choices: z.array(choiceSchema).optional(),
  fields: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  location: z.object({ lat: z.number(), lng: z.number() }).optional(),
  deleted: z.boolean().optional(),
});
/** One line of a chat. */
export type SeenMessage = z.infer<typeof seenMessageSchema>;

/** A message before it has its place in a chat. */
export type MessageDraft = Omit<SeenMessage, 'id' | 'at'>;
