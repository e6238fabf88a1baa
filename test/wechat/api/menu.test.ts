import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MenuDefinition, syncMenu } from '../../../src/wechat/index.ts';
import { clientOf, type Platform, startPlatform } from '../../support/wechat-platform.ts';

let platform: Platform;
let api: ReturnType<typeof clientOf>['api'];
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());
beforeEach(() => {
  platform.reset();
  api = clientOf(platform).api;
});

/** The last request. */
const last = () => platform.calls.at(-1);

describe('the menu', () => {
  const CREATE = '/cgi-bin/menu/create';
  const CURRENT = '/cgi-bin/get_current_selfmenu_info';
  const items = [
    { type: 'click', name: '困难帮扶', key: 'relief.apply' },
    { type: 'view', name: '我的办件', url: 'https://u/h5' },
  ] as const;
  const definition: MenuDefinition = {
    button: [
      { name: '办事', sub_button: [...items] },
      { type: 'click', name: '人工', key: 'talk' },
    ],
  };
  const shown = {
    is_menu_open: 1,
    selfmenu_info: {
      button: [
        { name: '办事', sub_button: { list: items.map((item) => ({ ...item, sub_button: [] })) } },
        { key: 'talk', type: 'click', name: '人工', sub_button: { list: [] } },
      ],
    },
  };

  it('is left alone if it is so already', async () => {
    platform.answer(CURRENT, shown);
    expect(await syncMenu(api, definition)).toBe(false);
    expect(platform.callsTo(CREATE)).toEqual([]);
  });

  it.each([
    ['there is none', { is_menu_open: 0, selfmenu_info: { button: [] } }],
    ['there never was one', { errcode: 46003, errmsg: 'menu no exist' }],
    ['it is switched off', { ...shown, is_menu_open: 0 }],
    ['it differs', JSON.parse(JSON.stringify(shown).replace('relief.apply', 'relief.other'))],
    [
      'somebody made one in the console',
      { is_menu_open: 1, selfmenu_info: { button: [{ type: 'text', name: '你好', value: 'x' }] } },
    ],
  ])('is made if %s', async (_name, current) => {
    platform.answer(CURRENT, current);
    expect(await syncMenu(api, definition)).toBe(true);
    expect(platform.callsTo(CREATE).map(({ json }) => json)).toEqual([definition]);
  });

  const click = { type: 'click', name: 'x', key: 'k' } as const;
  it.each<[string, MenuDefinition['button']]>([
    ['a menu has 1 to 3 buttons', []],
    ['a menu has 1 to 3 buttons', [click, click, click, click]],
    ['"x" has 1 to 5 items', [{ name: 'x', sub_button: [] }]],
    ['"x" has 1 to 5 items', [{ name: 'x', sub_button: Array(6).fill(click) }]],
    ['the name of "六个字的名字" has 1 to 16 bytes', [{ ...click, name: '六个字的名字' }]],
    ['the name of "" has 1 to 60 bytes', [{ name: 'x', sub_button: [{ ...click, name: '' }] }]],
    ['the key of "x" has 1 to 128 bytes', [{ ...click, key: 'k'.repeat(129) }]],
    ['the url of "x" has 1 to 1024 bytes', [{ type: 'view', name: 'x', url: '' }]],
  ])('is not sent if %s does not hold', async (message, button) => {
    await expect(syncMenu(api, { button })).rejects.toThrow(message);
    expect(platform.calls).toEqual([]);
  });

  it('can be listed and deleted', async () => {
    platform.answer('/cgi-bin/menu/get', { menu: { button: [items[0]], menuid: 4 } });
    expect(await api.menu.get()).toEqual([items[0]]);
    platform.answer('/cgi-bin/menu/get', { errcode: 46003, errmsg: 'menu no exist' });
    expect(await api.menu.get()).toBeNull();
    await api.menu.delete();
    expect(last()?.path).toBe('/cgi-bin/menu/delete');
  });
});
