import { expect, test } from 'vitest';
import { oneDay } from '../../src/days.ts';
import { call, fetchToken, setStage } from './support.ts';

const jpg = Buffer.from('ffd8ffe000104a46494600', 'hex');

function form(data: Buffer, name: string): FormData {
  const filled = new FormData();
  filled.set('media', new File([data], name, { type: 'image/jpeg' }));
  return filled;
}

test('temporary media can be fetched for three days', async () => {
  const { api, origin, clock } = await setStage();
  const { media_id, ...rest } = await api('/cgi-bin/media/upload', form(jpg, 'a.jpg'), {
    type: 'image',
  });
  expect(rest).toEqual({ type: 'image', created_at: clock.now().getTime() / 1000 });
  const fetched = async (): Promise<Response> => {
    const { access_token } = await fetchToken(origin);
    return fetch(
      `${origin}/platform/cgi-bin/media/get?${new URLSearchParams({ access_token, media_id })}`,
    );
  };
  const file = await fetched();
  expect(file.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await file.arrayBuffer())).toEqual(jpg);
  clock.passes(3 * oneDay - 1);
  expect((await fetched()).headers.get('content-type')).toBe('image/jpeg');
  clock.passes(1);
  expect(await (await fetched()).json()).toMatchObject({ errcode: 40007 });
});

test('permanent material stays until it is deleted', async () => {
  const { origin, api, clock } = await setStage();
  const { media_id, url } = await api('/cgi-bin/material/add_material', form(jpg, 'a.jpg'), {
    type: 'image',
  });
  clock.passes(30 * oneDay);
  expect((await fetch(url)).status).toBe(200);
  const { access_token } = await fetchToken(origin);
  const drop = (): Promise<{ errcode?: number }> =>
    call(origin, '/cgi-bin/material/del_material', { access_token }, { media_id });
  expect((await drop()).errcode).toBe(0);
  expect((await drop()).errcode).toBe(40007);
  expect((await fetch(url)).status).toBe(404);
});

test('what is no such file, or too large, is refused', async () => {
  const { api } = await setStage();
  const upload = async (data: Buffer, name: string, type: string): Promise<number> =>
    (await api('/cgi-bin/media/upload', form(data, name), { type })).errcode;
  expect(await upload(jpg, 'a.jpg', 'book')).toBe(40004);
  expect(await upload(jpg, 'a.exe', 'image')).toBe(40005);
  expect(await upload(Buffer.from('<svg/>'), 'a.jpg', 'image')).toBe(40005);
  expect(await upload(Buffer.concat([jpg, Buffer.alloc(64 * 1024)]), 'a.jpg', 'thumb')).toBe(40012);
  expect((await api('/cgi-bin/media/upload', {}, { type: 'image' })).errcode).toBe(41005);
  expect((await api('/cgi-bin/media/uploadimg', form(jpg, 'a.jpg'))).url).toContain('/media/');
});

test('menus are checked, kept and given back', async () => {
  const { api, world } = await setStage();
  const click = { type: 'click', name: '服务', key: 'k' };
  const code = async (button: object[]): Promise<number> =>
    (await api('/cgi-bin/menu/create', { button })).errcode;
  expect(await code([])).toBe(40016);
  expect(await code([click, click, click, click])).toBe(40016);
  expect(await code([{ ...click, type: 'toString' }])).toBe(40017);
  expect(await code([{ ...click, name: '名字实在太长了' }])).toBe(40018);
  expect(await code([{ type: 'view', name: '网', url: '' }])).toBe(40020);
  expect(await code([{ name: '多', sub_button: Array(6).fill(click) }])).toBe(40023);
  expect(await code([{ name: '少', sub_button: [{ ...click, key: '' }] }])).toBe(40026);
  expect(await code([{ name: '好', sub_button: [click] }])).toBe(0);
  expect((await api('/cgi-bin/menu/get')).menu.button[0].sub_button).toEqual([
    { ...click, sub_button: [] },
  ]);
  expect(
    (await api('/cgi-bin/get_current_selfmenu_info')).selfmenu_info.button[0].sub_button.list,
  ).toEqual([click]);
  await api('/cgi-bin/menu/delete');
  expect(world.menu).toBeNull();
  expect((await api('/cgi-bin/menu/get')).errcode).toBe(46003);
});

test('followers are listed by pages of ten thousand', async () => {
  const { api, world } = await setStage();
  world.crowd(13_500);
  const first = await api('/cgi-bin/user/get');
  expect(first).toMatchObject({ total: 13_500, count: 10_000 });
  const second = await api('/cgi-bin/user/get', undefined, { next_openid: first.next_openid });
  expect(second.count).toBe(3500);
  const last = await api('/cgi-bin/user/get', undefined, { next_openid: second.next_openid });
  expect(last).toEqual({ total: 13_500, count: 0, next_openid: '' });
  const user_list = first.data.openid.slice(0, 100).map((openid: string) => ({ openid }));
  const infos = await api('/cgi-bin/user/info/batchget', { user_list });
  expect(infos.user_info_list).toHaveLength(100);
  expect(infos.user_info_list[0]).toMatchObject({ subscribe: 1, nickname: '' });
});
