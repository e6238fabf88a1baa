/** The official account: deliveries in, replies out, and the platform's API. */

export type { Action as WechatAction } from './api/codes.ts';
export { WechatApiError, WechatLimitError, WechatNetworkError } from './api/errors.ts';
export type { WechatApi, WechatApiOptions } from './api/index.ts';
export { createWechatApi } from './api/index.ts';
export type { MassAccepted, MassContent } from './api/mass.ts';
export type { DownloadedFile, MediaType, UploadFile } from './api/media.ts';
export type { MenuButton, MenuDefinition, MenuItem } from './api/menu.ts';
export { checkMenu, syncMenu } from './api/menu-sync.ts';
export type { CustomMessage } from './api/messages.ts';
export type { TemplateMessage } from './api/templates.ts';
export { type AccessToken, createMemoryTokenStore, type TokenStore } from './api/token-store.ts';
export type { UserInfo } from './api/users.ts';
export { parseAesKey } from './crypto.ts';
export type { EventBody, SubscriptionItem } from './inbound/event.ts';
export type { Inbound, InboundEvent, InboundMessage } from './inbound/message.ts';
export { createWechatMetrics, type WechatMetrics } from './metrics.ts';
export type { RefusalReason } from './refusal.ts';
export type { Article, PassiveReply } from './reply/reply.ts';
export { PASSIVE_TEXT_BYTES, splitText } from './reply/split-text.ts';
export { jsapiSignature, urlSignature } from './signature.ts';
export type { WebhookCredentials } from './webhook/gate.ts';
export { webhookFirst } from './webhook/listener.ts';
export { createWebhook, type Webhook, type WebhookOptions } from './webhook/webhook.ts';
