import { expect, test } from 'vitest';
import { hour, oneDay } from '../../src/days.ts';
import {
  type ApiAnswer,
  call,
  fetchToken,
  SettableClock,
  type Stage,
  setStage,
} from './support.ts';

const SENDALL = '/cgi-bin/message/mass/sendall';

let serial = 0;
const text = (): object => ({ msgtype: 'text', text: { content: `通知 ${++serial}` } });
const toAll = { filter: { is_to_all: true } };

/** With a token of its own each time, as days pass. */
async function post(stage: Stage, path: string, body: object): Promise<ApiAnswer> {
  const { access_token } = await fetchToken(stage.origin);
  return call(stage.origin, path, { access_token }, body);
}

test('a service account reaches everyone once a day, and tells the counts', async () => {
  const stage = await setStage({ bot: () => null });
  const { world, heard } = stage;
  const anna = world.follower('小安');
  world.crowd(30);
  const sent = await post(stage, SENDALL, { ...toAll, ...text() });
  expect(sent).toMatchObject({ errcode: 0, errmsg: 'send job submission success' });
  await world.settles();
  expect(anna.messages.at(-1)).toMatchObject({ via: 'mass', text: `通知 ${serial}` });
  expect(heard.at(-1)).toMatchObject({
    Event: 'MASSSENDJOBFINISH',
    MsgID: String(sent.msg_id),
    Status: 'send success',
    TotalCount: '31',
    FilterCount: '31',
    SentCount: '31',
    ErrorCount: '0',
  });
  expect(await post(stage, '/cgi-bin/message/mass/get', { msg_id: sent.msg_id })).toMatchObject({
    msg_status: 'SEND_SUCCESS',
  });
  expect((await post(stage, SENDALL, { ...toAll, ...text() })).errcode).toBe(45028);
});

test('each follower of a service account gets four in a calendar month', async () => {
  const stage = await setStage({
    bot: () => null,
    clock: new SettableClock('2026-01-20T09:00:00+08:00'),
  });
  const { world, heard, clock } = stage;
  const [first = '', second = ''] = world.crowd(3);
  const touser = [first, second];
  for (let i = 0; i < 4; i++)
    expect(
      (await post(stage, SENDALL.replace('sendall', 'send'), { touser, ...text() })).errcode,
    ).toBe(0);
  await world.settles();
  const all = await post(stage, SENDALL, { ...toAll, ...text() });
  expect(all.errcode).toBe(0);
  await world.settles();
  expect(heard.at(-1)).toMatchObject({ TotalCount: '3', FilterCount: '1', SentCount: '1' });
  for (let day = 0; day < 3; day++) {
    clock.passes(oneDay);
    expect((await post(stage, SENDALL, { ...toAll, ...text() })).errcode).toBe(0);
  }
  clock.passes(oneDay);
  expect((await post(stage, SENDALL, { ...toAll, ...text() })).errcode).toBe(45028);
  clock.passes(10 * oneDay);
  expect((await post(stage, SENDALL, { ...toAll, ...text() })).errcode).toBe(0);
  await world.settles();
  expect(heard.at(-1)).toMatchObject({ SentCount: '3' });
});

test('a subscription account sends once a day, by Shanghai’s calendar', async () => {
  const stage = await setStage({ accountType: 'subscription', bot: () => null });
  stage.world.crowd(2);
  const code = async (): Promise<number> =>
    (await post(stage, SENDALL, { ...toAll, ...text() })).errcode;
  expect(await code()).toBe(0);
  expect(await code()).toBe(45028);
  stage.clock.passes(15 * hour - 1);
  expect(await code()).toBe(45028);
  stage.clock.passes(1);
  expect(await code()).toBe(0);
});

test('the same send within a day is refused with the earlier id', async () => {
  const stage = await setStage({ bot: () => null });
  const [one = '', two = ''] = stage.world.crowd(2);
  const same = { touser: [one, two], msgtype: 'text', text: { content: '一样的' } };
  const send = (more: object = {}): Promise<ApiAnswer> =>
    post(stage, '/cgi-bin/message/mass/send', { ...same, ...more });
  const first = await send();
  expect(await send()).toMatchObject({ errcode: 45065, msg_id: first.msg_id });
  const named = await send({ clientmsgid: 'bulletin-0310' });
  expect(named.errcode).toBe(0);
  expect(await send({ ...text(), clientmsgid: 'bulletin-0310' })).toMatchObject({
    errcode: 45065,
    msg_id: named.msg_id,
  });
  expect((await send({ clientmsgid: 'x'.repeat(65) })).errcode).toBe(45067);
  stage.clock.passes(24 * hour);
  expect((await send()).errcode).toBe(0);
});

test('who is sent to', async () => {
  const stage = await setStage({ bot: () => null });
  const { world, heard } = stage;
  const anna = world.follower('小安');
  const [other = ''] = world.crowd(2);
  const send = '/cgi-bin/message/mass/send';
  expect((await post(stage, send, { touser: [anna.openid], ...text() })).errcode).toBe(40130);
  const { tag } = await post(stage, '/cgi-bin/tags/create', { tag: { name: '女职工' } });
  await post(stage, '/cgi-bin/tags/members/batchtagging', {
    openid_list: [anna.openid],
    tagid: tag.id,
  });
  await post(stage, SENDALL, { filter: { is_to_all: false, tag_id: tag.id }, ...text() });
  await world.settles();
  expect(heard.at(-1)).toMatchObject({ TotalCount: '1', SentCount: '1' });
  expect(
    (await post(stage, SENDALL, { filter: { is_to_all: false, tag_id: 9 }, ...text() })).errcode,
  ).toBe(45159);
  await anna.unfollows();
  await post(stage, send, { touser: [anna.openid, other], ...text() });
  await world.settles();
  expect(heard.at(-1)).toMatchObject({ TotalCount: '2', SentCount: '1', ErrorCount: '1' });
});

test('a preview is seen by one; articles can be taken back; a refused send reaches nobody', async () => {
  const stage = await setStage({ bot: () => null });
  const { world, heard } = stage;
  const anna = world.follower('小安');
  await anna.welcomed;
  const form = new FormData();
  form.set('media', new File([Buffer.from('ffd8ffe0', 'hex')], 'a.jpg', { type: 'image/jpeg' }));
  const { access_token } = await fetchToken(stage.origin);
  const thumb = await call(
    stage.origin,
    '/cgi-bin/material/add_material',
    { access_token, type: 'thumb' },
    form,
  );
  const article = { title: '清凉一夏', content: '<p>正文</p>', thumb_media_id: thumb.media_id };
  const { media_id } = await post(stage, '/cgi-bin/draft/add', { articles: [article] });
  const mpnews = { msgtype: 'mpnews', mpnews: { media_id } };
  await post(stage, '/cgi-bin/message/mass/preview', { towxname: '小安', ...mpnews });
  expect(anna.messages.at(-1)).toMatchObject({ via: 'preview', kind: 'news', text: '清凉一夏' });
  const sent = await post(stage, SENDALL, { ...toAll, ...mpnews });
  await world.settles();
  const page = await fetch(String(anna.messages.at(-1)?.articles?.[0]?.url));
  expect(page.headers.get('content-security-policy')).toContain('sandbox');
  expect(await page.text()).toContain('<p>正文</p>');
  await post(stage, '/cgi-bin/message/mass/delete', { msg_id: sent.msg_id });
  expect(anna.messages.at(-1)?.deleted).toBe(true);

  world.misbehave({ massStatus: { status: 'err(40001)', times: 1 } });
  stage.clock.passes(oneDay);
  await post(stage, SENDALL, { ...toAll, ...text() });
  await world.settles();
  expect(heard.at(-1)).toMatchObject({ Status: 'err(40001)', SentCount: '0' });
  expect((await post(stage, SENDALL, { ...toAll, ...text() })).errcode).toBe(0);
});
