import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CustomMessage, WechatLimitError } from '../../../src/wechat/index.ts';
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

describe('customer-service messages', () => {
  const card = { title: 't', description: 'd', url: 'u' };
  it.each<[CustomMessage, object]>([
    [
      { kind: 'text', text: 'x' },
      { msgtype: 'text', text: { content: 'x' } },
    ],
    [
      { kind: 'image', mediaId: 'm' },
      { msgtype: 'image', image: { media_id: 'm' } },
    ],
    [
      { kind: 'voice', mediaId: 'm' },
      { msgtype: 'voice', voice: { media_id: 'm' } },
    ],
    [
      { kind: 'video', mediaId: 'm', thumbMediaId: 'n', title: 't' },
      { msgtype: 'video', video: { media_id: 'm', thumb_media_id: 'n', title: 't' } },
    ],
    [
      { kind: 'music', thumbMediaId: 'n', url: 'u', highQualityUrl: 'h' },
      { msgtype: 'music', music: { thumb_media_id: 'n', musicurl: 'u', hqmusicurl: 'h' } },
    ],
    [
      { kind: 'news', article: { ...card, pictureUrl: 'p' } },
      { msgtype: 'news', news: { articles: [{ ...card, picurl: 'p' }] } },
    ],
    [
      { kind: 'menu', head: 'h', items: [{ id: '101', text: '满意' }], tail: 't' },
      {
        msgtype: 'msgmenu',
        msgmenu: { head_content: 'h', list: [{ id: '101', content: '满意' }], tail_content: 't' },
      },
    ],
    [
      { kind: 'published-article', articleId: 'a' },
      { msgtype: 'mpnewsarticle', mpnewsarticle: { article_id: 'a' } },
    ],
    [
      { kind: 'mini-program', title: 't', appId: 'wx', path: 'p', thumbMediaId: 'n' },
      {
        msgtype: 'miniprogrampage',
        miniprogrampage: { title: 't', appid: 'wx', pagepath: 'p', thumb_media_id: 'n' },
      },
    ],
  ])('%o', async (message, body) => {
    await api.messages.send('oMember', message);
    expect(last()?.json).toEqual({ touser: 'oMember', ...body });
    await api.messages.send('oMember', message, 'a@u');
    expect(last()?.json.customservice).toEqual({ kf_account: 'a@u' });
  });

  it('show that somebody is typing, and do not mind if they were', async () => {
    platform.answer('/cgi-bin/message/custom/typing', { errcode: 45081, errmsg: 'typing' });
    await api.messages.typing('oMember', true);
    expect(last()?.json).toEqual({ touser: 'oMember', command: 'Typing' });
  });
});

it('template messages', async () => {
  platform.answer('/cgi-bin/message/template/send', { errcode: 0, msgid: 200228332 });
  const id = await api.templates.send({
    openid: 'oMember',
    templateId: 't',
    data: { thing1: '播报', time2: '8:00' },
    url: 'https://u',
    clientMessageId: 'bulletin:2026-11-22',
  });
  expect(id).toBe('200228332');
  expect(last()?.json).toEqual({
    touser: 'oMember',
    template_id: 't',
    url: 'https://u',
    client_msg_id: 'bulletin:2026-11-22',
    data: { thing1: { value: '播报' }, time2: { value: '8:00' } },
  });
});

describe('mass sends', () => {
  const text = { kind: 'text', text: '播报' } as const;
  const sendAll = '/cgi-bin/message/mass/sendall';
  const accepted = { errcode: 0, errmsg: 'send job submission success', msg_id: 34182 };

  it('go to all, to a tag, to some', async () => {
    platform.answer(sendAll, accepted);
    platform.answer('/cgi-bin/message/mass/send', accepted);
    expect(await api.mass.sendToAll(text, 'k')).toEqual({ messageId: '34182', before: false });
    const sent = { msgtype: 'text', text: { content: '播报' }, clientmsgid: 'k' };
    expect(last()?.json).toEqual({ filter: { is_to_all: true }, ...sent });
    await api.mass.sendToTag(7, { kind: 'articles', mediaId: 'm' }, 'k');
    expect(last()?.json).toMatchObject({
      filter: { is_to_all: false, tag_id: 7 },
      mpnews: { media_id: 'm' },
      send_ignore_reprint: 0,
    });
    await api.mass.sendTo(['a', 'b'], { kind: 'images', mediaIds: ['m'] }, 'k');
    expect(last()?.json).toMatchObject({ touser: ['a', 'b'], images: { media_ids: ['m'] } });
  });

  it('are sent once, however often it takes to hear of it', async () => {
    const before = { errcode: 45065, errmsg: 'clientmsgid exist', msg_id: '1000001625' };
    platform.answer(sendAll, () => {}, before);
    api = clientOf(platform, { timeoutMs: 400 }).api;
    expect(await api.mass.sendToAll(text, 'k')).toEqual({ messageId: '1000001625', before: true });
    expect(platform.callsTo(sendAll)).toHaveLength(2);
  });

  it('keep to the limits before anything is sent', async () => {
    await expect(api.mass.sendToAll(text, '')).rejects.toThrow(WechatLimitError);
    await expect(api.mass.sendToAll(text, '键'.repeat(22))).rejects.toThrow('64 bytes');
    await expect(api.mass.sendTo(['a'], text, 'k')).rejects.toThrow('2 to 10,000');
    expect(platform.calls).toEqual([]);
  });

  it('can be looked at before, asked after and deleted', async () => {
    await api.mass.preview('oMember', { kind: 'voice', mediaId: 'm' });
    expect(last()?.json).toEqual({ touser: 'oMember', msgtype: 'voice', voice: { media_id: 'm' } });
    const status = { errcode: 0, msg_id: '34182', msg_status: 'SEND_SUCCESS' };
    platform.answer('/cgi-bin/message/mass/get', status);
    const expected = { messageId: '34182', status: 'SEND_SUCCESS' };
    expect(await api.mass.status('34182')).toEqual(expected);
    await api.mass.delete('34182', 1);
    expect(last()?.json).toEqual({ msg_id: 34182, article_idx: 1 });
    await api.mass.delete('12345678901234567890');
    expect(last()?.json).toEqual({ msg_id: '12345678901234567890', article_idx: 0 });
  });
});
