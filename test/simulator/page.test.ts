import { expect, test } from 'vitest';
import { type ApiAnswer, echo, type Stage, setStage } from './support.ts';

async function post(stage: Stage, path: string, body: unknown = {}): Promise<ApiAnswer> {
  const isFile = Buffer.isBuffer(body);
  const response = await fetch(`${stage.origin}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': isFile ? 'image/png' : 'application/json' },
    body: isFile ? new Uint8Array(body) : JSON.stringify(body),
  });
  return { status: response.status, ...((await response.json()) as object) };
}

test('the page needs nothing from elsewhere and nothing inline', async () => {
  const { origin } = await setStage();
  const page = await fetch(origin);
  expect(page.url).toBe(`${origin}/`);
  const html = await page.text();
  expect(html).toContain('微信模拟器');
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|https?:/);
  const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => String(file));
  expect(files).toContain('weui.min.css');
  const seen = new Set<string>();
  while (files.length > 0) {
    const file = String(files.pop());
    if (seen.has(file)) continue;
    seen.add(file);
    const response = await fetch(`${origin}/${file}`);
    expect(response.status, file).toBe(200);
    if (!file.endsWith('.js')) continue;
    const code = await response.text();
    expect(code, file).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|eval\(/);
    for (const [, name] of code.matchAll(/from '\.\/(\w+\.js)'/g)) files.push(String(name));
  }
  expect(seen.size).toBeGreaterThan(15);
});

test('at its first opening three people follow', async () => {
  const stage = await setStage({ bot: echo });
  const [first] = await Promise.all([post(stage, 'open'), post(stage, 'open')]);
  expect(first.account).toEqual({ name: '西湖区总工会（演示）', type: 'service' });
  expect(first.followers).toHaveLength(3);
  await stage.world.settles();
  expect(stage.heard.map(({ Event }) => Event)).toEqual(['subscribe', 'subscribe', 'subscribe']);
  await post(stage, 'open');
  expect(stage.world.followers).toHaveLength(3);
});

test('what is done on the page goes to the bot, and is told by the stream', async () => {
  const stage = await setStage({ bot: echo });
  const { openid } = await post(stage, 'followers', { name: '小安' });
  await stage.world.settles();
  const closing = new AbortController();
  const stream = await fetch(`${stage.origin}/api/events`, { signal: closing.signal });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await post(stage, `followers/${openid}/text`, { text: '你好' })).status).toBe(202);
  let told = '';
  while (!told.includes('回声：你好')) told += (await reader?.read())?.value ?? '';
  expect(told).toContain('"type":"typing"');
  expect(told).toContain('"parts":[{"text":"你好"}]');
  closing.abort();
  await post(stage, `followers/${openid}/location`, { lat: 30.2, lng: 120.1, label: '断桥' });
  await post(stage, `followers/${openid}/voice`, {});
  await post(stage, `followers/${openid}/scan`, { scene: '7' });
  await post(stage, `followers/${openid}/photo`, Buffer.from('89504e470d0a1a0a', 'hex'));
  await post(stage, `followers/${openid}/unfollow`);
  await stage.world.settles();
  const kinds = stage.heard.map(({ MsgType, Event }) => Event ?? MsgType);
  expect(kinds.sort()).toEqual([
    'SCAN',
    'image',
    'location',
    'subscribe',
    'text',
    'unsubscribe',
    'voice',
  ]);
});

test('what cannot be is refused, in words', async () => {
  const stage = await setStage();
  const { openid } = await post(stage, 'followers', { name: '小安' });
  const refused = async (path: string, body?: unknown): Promise<[number, string]> => {
    const { status, error } = await post(stage, path, body);
    return [status, error];
  };
  expect(await refused('followers', { name: ' ' })).toEqual([400, '名字不能空']);
  expect(await refused('followers/oNobody/text', { text: 'x' })).toEqual([
    409,
    '没有这位粉丝，请刷新页面',
  ]);
  expect(await refused(`followers/${openid}/text`, { text: '长'.repeat(5001) })).toEqual([
    400,
    '最多 5000 个字',
  ]);
  expect(await refused(`followers/${openid}/photo`, Buffer.from('<svg/>'))).toEqual([
    409,
    '不是 JPG、PNG、GIF、BMP 或 WebP 图片',
  ]);
  expect(await refused(`followers/${openid}/photo`, Buffer.alloc(10 * 1024 * 1024 + 1))).toEqual([
    413,
    '太大了：图片最大 10 MB',
  ]);
  expect(await refused(`followers/${openid}/menu`, { path: [0] })).toEqual([
    409,
    '菜单已经变了，请再看一看',
  ]);
  expect((await refused('misbehave', { nonsense: {} }))[0]).toBe(400);
  await post(stage, `followers/${openid}/unfollow`);
  expect(await refused(`followers/${openid}/text`, { text: 'x' })).toEqual([
    409,
    '小安没有关注公众号，发不了消息',
  ]);
  // As another page could send it without being asked.
  const foreign = await fetch(`${stage.origin}/api/reset`, { method: 'POST' });
  expect(foreign.status).toBe(409);
  expect(stage.world.followers).toHaveLength(1);
});

test('the switches switch, and the server is verified on demand', async () => {
  const stage = await setStage();
  await post(stage, 'misbehave', { busy: {}, slow: { ms: 10 } });
  await post(stage, 'misbehave', { slow: null });
  expect(stage.world.misbehaviours).toEqual({ busy: {} });
  expect(await post(stage, 'verify')).toMatchObject({ ok: true });
  await post(stage, 'followers', { name: '小安' });
  await post(stage, 'reset');
  expect(stage.world.followers).toEqual([]);
});

test('our own pages are linked from where the chat page is, all others as they are', async () => {
  const { id, title, content } = { id: 'TM1', title: '播报', content: '{{thing1.DATA}}' };
  const stage = await setStage({ bot: () => null, templates: [{ id, title, content }] });
  const { openid } = stage.world.follower('小安');
  const own = `${new URL(stage.origin).origin}/h5/bulletin/2026-11-23?a=1#2`;
  const data = { thing1: { value: '瑜伽班' } };
  await stage.api('/cgi-bin/message/template/send', {
    ...{ touser: openid, template_id: id, url: own, data },
  });
  await stage.api('/cgi-bin/message/custom/send', {
    ...{ touser: openid, msgtype: 'text', text: { content: `全文：${own} 原文：https://a.cn/1` } },
  });
  await stage.world.settles();
  const { followers } = await post(stage, 'open');
  const { messages } = followers.find((one: { openid: string }) => one.openid === openid);
  const path = '../h5/bulletin/2026-11-23?a=1#2';
  expect(messages.map(({ url }: { url?: string }) => url)).toContain(path);
  const hrefs = messages.at(-1).parts.flatMap((part: { href?: string }) => part.href ?? []);
  expect(hrefs).toEqual([path, 'https://a.cn/1']);
});
