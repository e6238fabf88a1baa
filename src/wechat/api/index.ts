import { type AccountApi, createAccount } from './account.ts';
import { type ClientOptions, createClient } from './client.ts';
import { createMass, type MassApi } from './mass.ts';
import { createMedia, type MediaApi } from './media.ts';
import { createMenu, type MenuApi } from './menu.ts';
import { createMessages, type MessagesApi } from './messages.ts';
import { createQrCodes, type QrCodesApi } from './qrcodes.ts';
import { createTemplates, type TemplatesApi } from './templates.ts';
import { createUsers, type UsersApi } from './users.ts';

/**
 * The official account's API. Each call throws WechatApiError if WeChat says no (its `action` says
 * what to do), WechatNetworkError if there was no answer to go by (`maybeDone`: it may have been
 * done all the same), WechatLimitError for what would be refused anyway.
 */
export interface WechatApi {
  messages: MessagesApi;
  templates: TemplatesApi;
  mass: MassApi;
  media: MediaApi;
  users: UsersApi;
  menu: MenuApi;
  qrCodes: QrCodesApi;
  account: AccountApi;
  /** For the readiness check. @throws WechatApiError, WechatNetworkError if there is no token */
  ensureToken(): Promise<void>;
}

export type WechatApiOptions = ClientOptions;

/** Makes an API client; makers of several for one account give them one TokenStore. */
export function createWechatApi(options: WechatApiOptions): WechatApi {
  const client = createClient(options);
  return {
    messages: createMessages(client),
    templates: createTemplates(client),
    mass: createMass(client),
    media: createMedia(client),
    users: createUsers(client),
    menu: createMenu(client),
    qrCodes: createQrCodes(client),
    account: createAccount(client, options.appId),
    ensureToken: client.ensureToken,
  };
}
