import { WechatLimitError } from './errors.ts';
import type { ListedButton, MenuApi, MenuButton, MenuDefinition, MenuItem } from './menu.ts';

const MAX_BUTTONS = 3;
const MAX_ITEMS = 5;
const NAME_BYTES = 16;
const ITEM_NAME_BYTES = 60;
const KEY_BYTES = 128;
const URL_BYTES = 1024;

/** What makes two buttons the same, whoever lists them. */
const FIELDS = ['type', 'name', 'key', 'url', 'appid', 'pagepath', 'media_id', 'article_id'];

/**
 * Makes the account's menu what the definition says; touches nothing if it is so already, as
 * creating is limited and every client would load the menu again.
 *
 * @returns true if the menu was replaced
 * @throws WechatLimitError before anything is sent, if WeChat's page 创建接口 would not allow it
 */
export async function syncMenu(
  { menu }: { menu: Pick<MenuApi, 'create' | 'getCurrent'> },
  definition: MenuDefinition,
): Promise<boolean> {
  checkMenu(definition);
  const shown = await menu.getCurrent();
  if (shown !== null && signature(shown) === signature(definition.button)) return false;
  await menu.create(definition);
  return true;
}

/** @throws WechatLimitError naming the button and the limit */
export function checkMenu({ button }: MenuDefinition): void {
  demand(button.length >= 1 && button.length <= MAX_BUTTONS, 'a menu has 1 to 3 buttons');
  for (const one of button) {
    checkText(one.name, one.name, NAME_BYTES, 'name');
    if (!hasItems(one)) {
      checkItem(one);
      continue;
    }
    const { sub_button: items } = one;
    demand(items.length >= 1 && items.length <= MAX_ITEMS, `"${one.name}" has 1 to 5 items`);
    for (const item of items) {
      checkText(item.name, item.name, ITEM_NAME_BYTES, 'name');
      checkItem(item);
    }
  }
}

function checkItem(item: MenuItem): void {
  if ('key' in item) checkText(item.name, item.key, KEY_BYTES, 'key');
  if ('url' in item) checkText(item.name, item.url, URL_BYTES, 'url');
}

function checkText(button: string, text: string, limit: number, what: string): void {
  const bytes = Buffer.byteLength(text);
  demand(bytes >= 1 && bytes <= limit, `the ${what} of "${button}" has 1 to ${limit} bytes`);
}

function demand(held: boolean, message: string): void {
  if (!held) throw new WechatLimitError(`the menu: ${message}`);
}

function hasItems(button: MenuButton): button is { name: string; sub_button: MenuItem[] } {
  return 'sub_button' in button;
}

/** Only what a button does: the two calls that list menus wrap the rest differently. */
function signature(buttons: readonly (ListedButton | MenuButton)[]): string {
  return JSON.stringify(buttons.map((button) => normal(button as ListedButton)));
}

function normal(button: ListedButton): unknown {
  const items = itemsOf(button.sub_button);
  if (items.length > 0) return [button.name, items.map(normal)];
  return FIELDS.map((field) => button[field] ?? null);
}

/** `[…]` from menu/get and in definitions, `{list: […]}` from get_current_selfmenu_info. */
function itemsOf(value: unknown): ListedButton[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && 'list' in value) return itemsOf(value.list);
  return [];
}
