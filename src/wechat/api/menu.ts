import { z } from 'zod';
import type { Client } from './client.ts';

/** What a tap does. `click` and the scans and pictures come back as events with this key. */
export type MenuAction =
  | { type: 'click'; key: string }
  | { type: 'view'; url: string }
  | { type: 'miniprogram'; url: string; appid: string; pagepath: string }
  | {
      type:
        | 'scancode_push'
        | 'scancode_waitmsg'
        | 'pic_sysphoto'
        | 'pic_photo_or_album'
        | 'pic_weixin'
        | 'location_select';
      key: string;
    }
  | { type: 'media_id'; media_id: string }
  | { type: 'article_id'; article_id: string };

export type MenuItem = { name: string } & MenuAction;
export type MenuButton = MenuItem | { name: string; sub_button: MenuItem[] };

/** In WeChat's own shape, so that it can stand in a file as the page 创建接口 shows it. */
export interface MenuDefinition {
  button: MenuButton[];
}

/** A button as WeChat lists it; buttons made in the console carry other fields. */
export interface ListedButton {
  name: string;
  [field: string]: unknown;
}

/** Custom menus (page 自定义菜单). Clients show a change after some five minutes. */
export interface MenuApi {
  /** Replaces the menu. syncMenu checks the limits first. */
  create(definition: MenuDefinition): Promise<void>;
  /** The menu made through the API; null for none. */
  get(): Promise<ListedButton[] | null>;
  /** The menu followers see, made through the API or in the console; null for none. */
  getCurrent(): Promise<ListedButton[] | null>;
  /** Conditional menus go with it. */
  delete(): Promise<void>;
}

const NO_MENU = 46003;
const button = z.looseObject({ name: z.string() });
const done = z.looseObject({});
const apiMenu = z.looseObject({ menu: z.looseObject({ button: z.array(button) }).optional() });
const current = z.looseObject({
  is_menu_open: z.number().default(0),
  selfmenu_info: z.looseObject({ button: z.array(button).default([]) }).optional(),
});

export function createMenu({ get, post }: Client): MenuApi {
  const accept = [NO_MENU];
  return {
    async create(definition) {
      await post('/cgi-bin/menu/create', definition, done, { repeatable: true });
    },
    async get() {
      const { menu } = await get('/cgi-bin/menu/get', apiMenu, { accept });
      return menu?.button ?? null;
    },
    async getCurrent() {
      const answer = await get('/cgi-bin/get_current_selfmenu_info', current, { accept });
      return answer.is_menu_open === 1 ? (answer.selfmenu_info?.button ?? null) : null;
    },
    async delete() {
      await get('/cgi-bin/menu/delete', done, { accept });
    },
  };
}
