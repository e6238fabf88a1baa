import { z } from 'zod';
import { seenMessageSchema } from './message.ts';
import { draftSchema, massJobSchema, publicationSchema } from './publishing.ts';

const allowanceSchema = z.object({
  trigger: z.enum(['message', 'menu', 'follow', 'scan']),
  at: z.number(),
  until: z.number(),
  left: z.number(),
});
/** Customer-service messages the account may still send because of something the follower did. */
export type Allowance = z.infer<typeof allowanceSchema>;

const followerSchema = z.object({
  openid: z.string(),
  name: z.string(),
  /** Which of the page's avatars. */
  avatar: z.number(),
  subscribed: z.boolean(),
  /** Milliseconds; 0 for one who never followed. */
  subscribedAt: z.number(),
  subscribeScene: z.string(),
  qrScene: z.string(),
  remark: z.string(),
  tags: z.array(z.number()),
  allowances: z.array(allowanceSchema),
  /** Mass messages received, by `YYYY-MM`. */
  massByMonth: z.record(z.string(), z.number()),
  /** Has blocked template messages: they are accepted and then fail. */
  blocksTemplates: z.boolean(),
  /** Under a client_msg_id, and not long ago. */
  templateSends: z.array(z.object({ clientId: z.string(), msgid: z.string(), at: z.number() })),
  messages: z.array(seenMessageSchema),
});
export type FollowerState = z.infer<typeof followerSchema>;

const tokenSchema = z.object({
  pool: z.enum(['plain', 'stable']),
  value: z.string(),
  expiresAt: z.number(),
  /** A newer one took its place, which is told by another code than expiry. */
  replaced: z.boolean(),
});
export type Token = z.infer<typeof tokenSchema>;

const plainButton = z.looseObject({ name: z.string(), type: z.string().optional() });
const menuButtonSchema = plainButton.extend({ sub_button: z.array(plainButton).optional() });
export type MenuButton = z.infer<typeof menuButtonSchema>;

const qrCodeSchema = z.object({
  ticket: z.string(),
  scene: z.string(),
  /** Milliseconds; null for a permanent one. */
  expiresAt: z.number().nullable(),
});
export type QrCode = z.infer<typeof qrCodeSchema>;

const templateSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Lines such as `活动名称:{{thing1.DATA}}`. */
  content: z.string(),
});
export type Template = z.infer<typeof templateSchema>;

/** Everything the platform remembers, as it stands in the snapshot. Media are kept beside it. */
export const stateSchema = z.object({
  version: z.literal(1),
  serial: z.number(),
  followers: z.array(followerSchema),
  menu: z.array(menuButtonSchema).nullable(),
  menuId: z.number(),
  tokens: z.array(tokenSchema),
  forcedRefreshes: z.array(z.number()),
  /** Calls made, by `day path`. */
  usage: z.record(z.string(), z.number()),
  tags: z.array(z.object({ id: z.number(), name: z.string() })),
  qrCodes: z.array(qrCodeSchema),
  templates: z.array(templateSchema),
  massJobs: z.array(massJobSchema),
  drafts: z.array(draftSchema),
  publications: z.array(publicationSchema),
});
export type State = z.infer<typeof stateSchema>;

export function emptyState(templates: Template[]): State {
  return {
    version: 1,
    serial: 1,
    followers: [],
    menu: null,
    menuId: 0,
    tokens: [],
    forcedRefreshes: [],
    usage: {},
    tags: [{ id: 2, name: '星标组' }],
    qrCodes: [],
    templates: structuredClone(templates),
    massJobs: [],
    drafts: [],
    publications: [],
  };
}
