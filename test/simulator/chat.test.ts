import { expect, test } from 'vitest';
import { aesKey, echo, setStage, textReply } from './support.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

test.each([
  ['plain', {}],
  ['secure', { aesKey }],
  ['compatible', { aesKey, mode: 'compatible' as const }],
])('in %s mode a text is delivered and its answer shown', async (_mode, options) => {
  const { world } = await setStage(options);
  const anna = world.follower('小安');
  const [answer] = await anna.says('我想申请困难救助 ]]> 😀');
  expect(answer).toMatchObject({ kind: 'text', via: 'passive', attempt: 1 });
  expect(world.deliveries.at(-1)).toMatchObject({
    outcome: 'replied',
    label: '文字：我想申请困难救助 ]]> 😀',
  });
});

test('whoever follows is announced, and greeted', async () => {
  const { world, heard } = await setStage({
    bot: ({ Event }) => (Event === 'subscribe' ? textReply('欢迎') : null),
  });
  const anna = world.follower('小安');
  expect((await anna.welcomed).map(({ text }) => text)).toEqual(['欢迎']);
  await anna.unfollows();
  expect(heard.map(({ Event }) => Event)).toEqual(['subscribe', 'unsubscribe']);
  expect(() => anna.subscribed).not.toThrow();
  await expect(anna.says('在吗')).rejects.toThrow('没有关注');
});

test('the handshake is passed by a bot that knows the token', async () => {
  const { world } = await setStage();
  expect(await world.verifyServer()).toMatchObject({ ok: true, status: 200 });
});

test('pictures, voice and places arrive with what belongs to them', async () => {
  const { world, heard, origin, api } = await setStage({ bot: () => null });
  const anna = world.follower('小安');
  expect(await anna.sendsPhoto(png)).toEqual([]);
  await anna.sendsVoice({ recognition: '你好' });
  await anna.sendsLocation(30.27, 120.13, '西湖区总工会');
  const [, photo, voice, place] = heard;
  expect(photo?.PicUrl).toBe(`${origin}/media/${photo?.MediaId}`);
  const picture = await fetch(String(photo?.PicUrl));
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await picture.arrayBuffer())).toEqual(png);
  expect(voice).toMatchObject({ Format: 'amr', Recognition: '你好' });
  expect(place).toMatchObject({ Location_X: '30.27', Location_Y: '120.13', Label: '西湖区总工会' });
  expect(await api('/cgi-bin/media/get', undefined, { media_id: 'nope' })).toMatchObject({
    errcode: 40007,
  });
});

test('choices in a text and buttons of the menu can be tapped', async () => {
  const { world, heard, api } = await setStage({
    bot: ({ Content, EventKey }) => {
      if (Content === '菜单')
        return textReply(
          '选一个：\n<a href="weixin://bizmsgmenu?msgmenucontent=%E6%95%91%E5%8A%A9&msgmenuid=7">1. 困难救助</a>',
        );
      return EventKey ? textReply(`点了 ${EventKey}`) : null;
    },
  });
  const anna = world.follower('小安');
  await anna.says('菜单');
  await anna.taps('困难救助');
  expect(heard.at(-1)).toMatchObject({ Content: '救助', bizmsgmenuid: '7' });

  await api('/cgi-bin/menu/create', {
    button: [
      { name: '服务', sub_button: [{ type: 'click', name: '法律咨询', key: 'law' }] },
      { type: 'view', name: '官网', url: 'https://example.cn/' },
    ],
  });
  expect((await anna.taps('法律咨询'))[0]?.text).toBe('点了 law');
  await anna.taps('官网');
  expect(heard.at(-1)).toMatchObject({ Event: 'VIEW', EventKey: 'https://example.cn/' });
  await expect(anna.taps('没有的')).rejects.toThrow('困难救助');
});

test('a scanned code brings a stranger in and is told of a follower', async () => {
  const { world, heard, api, clock } = await setStage({ bot: () => null });
  const made = await api('/cgi-bin/qrcode/create', {
    expire_seconds: 60,
    action_name: 'QR_STR_SCENE',
    action_info: { scene: { scene_str: 'event-7' } },
  });
  const anna = world.follower('小安', { follows: false });
  await anna.scans(made.ticket);
  expect(heard.at(-1)).toMatchObject({
    Event: 'subscribe',
    EventKey: 'qrscene_event-7',
    Ticket: made.ticket,
  });
  await anna.scans('event-7');
  expect(heard.at(-1)).toMatchObject({ Event: 'SCAN', EventKey: 'event-7' });
  const info = await api('/cgi-bin/user/info', undefined, { openid: anna.openid });
  expect(info).toMatchObject({
    subscribe: 1,
    qr_scene_str: 'event-7',
    subscribe_scene: 'ADD_SCENE_QR_CODE',
  });
  clock.passes(61_000);
  await expect(anna.scans('event-7')).rejects.toThrow('过期');
});

test('what the platform would not show is answered with the fault notice', async () => {
  const answers: Record<string, string> = {
    空: textReply(''),
    长: textReply('很'.repeat(700)),
    坏: 'raw:<xml><MsgType>text',
    JSON: 'raw:{"ok":true}',
    图: '<MsgType>image</MsgType><Image><MediaId>nope</MediaId></Image>',
    错: 'raw:<xml><ToUserName>x</ToUserName></xml>',
  };
  const { world, heard } = await setStage({ bot: ({ Content }) => answers[Content ?? ''] ?? null });
  const anna = world.follower('小安');
  await anna.welcomed;
  for (const word of Object.keys(answers)) {
    const [seen] = await anna.says(word);
    expect(seen, word).toMatchObject({
      kind: 'fault',
      text: '该公众号提供的服务出现故障，请稍后再试',
    });
  }
  expect(heard).toHaveLength(1 + Object.keys(answers).length);
});

test('a plain reply to an encrypted message is malformed', async () => {
  const { world } = await setStage({
    aesKey,
    bot: () => 'raw:<xml><MsgType>text</MsgType><Content>hi</Content></xml>',
  });
  const [seen] = await world.follower('小安').says('在吗');
  expect(seen?.kind).toBe('fault');
  expect(world.deliveries.at(-1)?.attempts[0]?.problem).toContain('没有加密');
});

test('one article answers a message, eight an event', async () => {
  const items = '<item><Title>一</Title><Url>https://a.cn/</Url></item>'.repeat(9);
  const { world } = await setStage({
    bot: () => `<MsgType>news</MsgType><ArticleCount>9</ArticleCount><Articles>${items}</Articles>`,
  });
  const anna = world.follower('小安');
  expect((await anna.welcomed)[0]?.articles).toHaveLength(8);
  expect((await anna.says('新闻'))[0]?.articles).toHaveLength(1);
});

test('waitsFor finds what came since, and tells what came instead', async () => {
  const { world, api } = await setStage({ bot: echo });
  const anna = world.follower('小安');
  await anna.says('早');
  const later = anna.waitsFor('稍后', 500);
  await api('/cgi-bin/message/custom/send', {
    touser: anna.openid,
    msgtype: 'text',
    text: { content: '稍后的话' },
  });
  expect(await later).toMatchObject({ via: 'custom', text: '稍后的话' });
  await anna.says('再说');
  await expect(anna.waitsFor('稍后', 20)).rejects.toThrow('回声：再说');
});
