import { z } from 'zod';
import type { MenuButton } from '../state/schema.ts';
import { type Endpoint, ok, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';

const button = z.looseObject({ name: z.string().default(''), type: z.string().optional() });
const createRequest = z.object({
  button: z.array(button.extend({ sub_button: z.array(button).optional() })),
});
type Button = z.infer<typeof button>;

const NAME_BYTES = 16;
const SUB_NAME_BYTES = 60;
const KEY_BYTES = 128;
const URL_BYTES = 1024;

/** What each kind of button must carry. */
const required: Record<string, string[]> = {
  click: ['key'],
  view: ['url'],
  scancode_push: ['key'],
  scancode_waitmsg: ['key'],
  pic_sysphoto: ['key'],
  pic_photo_or_album: ['key'],
  pic_weixin: ['key'],
  location_select: ['key'],
  media_id: ['media_id'],
  view_limited: ['media_id'],
  article_id: ['article_id'],
  article_view_limited: ['article_id'],
  miniprogram: ['url', 'appid', 'pagepath'],
};

/** The custom menu at the foot of the chat. */
export const menuEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/cgi-bin/menu/create',
    needs: 'verified',
    daily: 1000,
    run(sim, call) {
      const menu = readJson(call, createRequest).button;
      checkMenu(menu);
      sim.state.menu = menu;
      sim.state.menuId = 400_000_000 + (sim.state.menuId % 1000) + 1;
      sim.changes.publish({ type: 'menu' });
      return ok;
    },
  },
  {
    method: 'GET',
    path: '/cgi-bin/menu/get',
    daily: 10_000,
    run(sim) {
      if (!sim.state.menu) throw new PlatformError(46003);
      return { menu: { button: sim.state.menu.map(withSubButtons), menuid: sim.state.menuId } };
    },
  },
  {
    method: 'GET',
    path: '/cgi-bin/menu/delete',
    daily: 1000,
    run(sim) {
      sim.state.menu = null;
      sim.changes.publish({ type: 'menu' });
      return ok;
    },
  },
  {
    method: 'GET',
    path: '/cgi-bin/get_current_selfmenu_info',
    run(sim) {
      const { menu } = sim.state;
      if (!menu) return { is_menu_open: 0 };
      const asListed = menu.map(({ sub_button, ...rest }) =>
        sub_button?.length ? { name: rest.name, sub_button: { list: sub_button } } : rest,
      );
      return { is_menu_open: 1, selfmenu_info: { button: asListed } };
    },
  },
];

/** The platform always writes the list, be it empty. */
function withSubButtons(one: MenuButton): MenuButton {
  return { ...one, sub_button: (one.sub_button ?? []).map((sub) => ({ ...sub, sub_button: [] })) };
}

function checkMenu(menu: z.infer<typeof createRequest>['button']): void {
  if (menu.length < 1 || menu.length > 3) throw new PlatformError(40016);
  for (const top of menu) {
    if (!top.sub_button?.length) {
      checkButton(top, NAME_BYTES, [40017, 40018, 40019, 40020]);
      continue;
    }
    if (isTooLong(top.name, NAME_BYTES)) throw new PlatformError(40018);
    if (top.sub_button.length > 5) throw new PlatformError(40023);
    for (const sub of top.sub_button)
      checkButton(sub, SUB_NAME_BYTES, [40024, 40025, 40026, 40027]);
  }
}

/** @param codes for a wrong kind, name, key and address: other ones in a sub menu */
function checkButton(
  one: Button,
  nameBytes: number,
  codes: [number, number, number, number],
): void {
  const [kind, name, key, url] = codes;
  const fields = Object.hasOwn(required, one.type ?? '') ? required[one.type ?? ''] : undefined;
  if (!fields) throw new PlatformError(kind);
  if (isTooLong(one.name, nameBytes)) throw new PlatformError(name);
  for (const field of fields) {
    const long = isTooLong(one[field], field === 'url' ? URL_BYTES : KEY_BYTES);
    if (long) throw new PlatformError(field === 'url' ? url : key);
  }
}

/** Too long, empty, or not there. */
function isTooLong(value: unknown, bytes: number): boolean {
  return typeof value !== 'string' || value === '' || Buffer.byteLength(value) > bytes;
}
