import { beforeEach, expect, test } from 'vitest';
import { hour, minute } from '../../src/days.ts';
import type { SimulatedFollower } from '../../src/simulator/index.ts';
import { type ApiAnswer, call, fetchToken, type Stage, setStage } from './support.ts';

let stage: Stage;
let anna: SimulatedFollower;

beforeEach(async () => {
  stage = await setStage({ bot: () => null });
  anna = stage.world.follower('小安');
  await anna.welcomed;
});

/** With a token of its own each time, as hours pass. */
async function sends(
  payload: object = { msgtype: 'text', text: { content: '您好' } },
): Promise<ApiAnswer> {
  const { access_token } = await fetchToken(stage.origin);
  const body = { touser: anna.openid, ...payload };
  return call(stage.origin, '/cgi-bin/message/custom/send', { access_token }, body);
}

async function codes(count: number): Promise<number[]> {
  const answers: number[] = [];
  for (let i = 0; i < count; i++) answers.push((await sends()).errcode);
  return answers;
}

test('following allows three within a minute', async () => {
  expect(await codes(4)).toEqual([0, 0, 0, 45047]);
  stage.clock.passes(minute);
  expect(await codes(1)).toEqual([45015]);
});

test('a message allows five within 48 hours, and the next one five again', async () => {
  stage.clock.passes(2 * minute);
  await anna.says('在吗');
  expect(await codes(6)).toEqual([0, 0, 0, 0, 0, 45047]);
  await anna.says('还在吗');
  stage.clock.passes(48 * hour - 1);
  expect(await codes(1)).toEqual([0]);
  stage.clock.passes(1);
  expect(await codes(1)).toEqual([45015]);
});

test('a menu click, a tapped choice and a scan allow three within a minute', async () => {
  await stage.api('/cgi-bin/menu/create', {
    button: [
      { type: 'click', name: '点我', key: 'k' },
      { type: 'view', name: '看看', url: 'https://a.cn/' },
    ],
  });
  stage.clock.passes(2 * minute);
  await anna.taps('看看');
  expect(await codes(1)).toEqual([45015]);
  await anna.taps('点我');
  expect(await codes(4)).toEqual([0, 0, 0, 45047]);
  await anna.scans('7');
  expect(await codes(4)).toEqual([0, 0, 0, 45047]);
  stage.clock.passes(2 * minute);
  await anna.says('菜单');
  await sends({
    msgtype: 'msgmenu',
    msgmenu: { head_content: '满意吗', list: [{ id: '1', content: '满意' }] },
  });
  await codes(4);
  await anna.taps('满意');
  expect(await codes(4)).toEqual([0, 0, 0, 45047]);
});

test('strangers, and who has left, are not written to', async () => {
  expect(await sends({ touser: 'oNobody', msgtype: 'text', text: { content: 'x' } })).toMatchObject(
    { errcode: 40003 },
  );
  await anna.unfollows();
  expect(await codes(1)).toEqual([43004]);
});

test('a refused message costs nothing', async () => {
  const bad = [
    [{ msgtype: 'text', text: { content: '' } }, 44004],
    [{ msgtype: 'text', text: { content: '长'.repeat(683) } }, 45002],
    [{ msgtype: 'image', image: { media_id: 'nope' } }, 40007],
    [{ msgtype: 'constructor', constructor: {} }, 40008],
    [{ msgtype: 'news', news: { articles: [{}, {}] } }, 45008],
  ] as const;
  for (const [payload, errcode] of bad) expect((await sends(payload)).errcode).toBe(errcode);
  expect(await codes(4)).toEqual([0, 0, 0, 45047]);
});

test('every kind is shown', async () => {
  await anna.says('都来');
  await sends({ msgtype: 'news', news: { articles: [{ title: '标题', url: 'https://a.cn/' }] } });
  await sends({
    msgtype: 'msgmenu',
    msgmenu: { head_content: '请选', list: [{ id: 1, content: '甲' }], tail_content: '谢谢' },
  });
  await sends({ msgtype: 'music', music: { title: '歌', musicurl: 'https://a.cn/1.mp3' } });
  expect(anna.messages.map(({ kind, text }) => [kind, text])).toEqual([
    ['news', '标题'],
    ['choices', '请选\n甲\n谢谢'],
    ['music', '歌'],
  ]);
});

test('an unverified account may not', async () => {
  const { world, api } = await setStage({ verified: false, bot: () => null });
  const { openid: touser } = world.follower('小安');
  const answer = await api('/cgi-bin/message/custom/send', {
    touser,
    msgtype: 'text',
    text: { content: 'x' },
  });
  expect(answer.errcode).toBe(48001);
  expect(answer.errmsg).toMatch(/^api unauthorized rid: [0-9a-f]{8}(-[0-9a-f]{8}){2}$/);
});
