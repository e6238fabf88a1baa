import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram, type Program } from './support/program.ts';
import { freePort, serve } from './support/serve.ts';
import { createWorld, type World } from './support/world.ts';

describe('a serving program', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ env: { METRICS_TOKEN: 'metrics-secret' } });
  });
  afterAll(() => world.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${world.origin}${path}`, { headers });

  test('says that it lives and that it is ready', async () => {
    expect((await get('/healthz')).status).toBe(200);
    const ready = await get('/readyz');
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ database: { ok: true }, wechat: { ok: true } });
  });

  test('is not ready while WeChat gives no token', async () => {
    world.clock.advance(3 * 60 * 60 * 1000); // the token has run out
    world.wechat.misbehave({ busy: { endpoint: '/cgi-bin/stable_token' } });
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ wechat: { ok: false }, database: { ok: true } });
    world.wechat.behave();
  });

  test('counts messages by what answered, and shows it to whoever has the token', async () => {
    await world.wechat.follower('小安').says('谢谢');
    expect((await get('/metrics')).status).toBe(401);
    const metrics = await get('/metrics', { authorization: 'Bearer metrics-secret' });
    const text = await metrics.text();
    expect(text).toMatch(/yuanxin_messages_total\{route="thanks",outcome="answered"\} 1/);
    expect(text).toContain('yuanxin_wechat_api_seconds_bucket');
    expect(text).not.toContain('小安');
  });
});

describe('the process', { timeout: 60_000 }, () => {
  const start = (env: Record<string, string>) =>
    spawnSync(process.execPath, ['dist/main.js'], {
      env: { PATH: process.env.PATH ?? '', ...env },
      encoding: 'utf8',
      timeout: 30_000,
    });

  test('refuses wrong settings with one line each, and no stack trace', () => {
    const { status, stderr } = start({ PORT: 'x', LOG_LEVEL: 'loud', WECHAT_ACCOUNT_TYPE: 'blue' });
    expect(status).toBe(1);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const name of ['PORT', 'LOG_LEVEL', 'WECHAT_ACCOUNT_TYPE'])
      expect(lines.filter((line) => line.includes(`${name} must`))).toHaveLength(1);
  });

  test('says which setting to change when its port is taken', async () => {
    const taken = await serve(() => {});
    const { status, stderr } = start({ PORT: new URL(taken.origin).port, DATA_DIR: '/nowhere' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Yuanxin cannot start: PORT \d+ is in use/);
    await taken.close();
  });

  test('finishes the message under way when it is told to stop', async () => {
    const program: Program = await createProgram({ port: await freePort() });
    try {
      await program.start();
      const api = `${program.origin}/simulator/api`;
      const post = async (path: string, body: object = {}) => {
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(api + path, {
          method: 'POST',
          headers,
          body: JSON.stringify(body),
        });
        return answer.json();
      };
      const { followers } = (await post('/open')) as { followers: { openid: string }[] };
      await post(`/followers/${followers[0]?.openid}/text`, { text: '谢谢' });
      expect(await program.stop()).toBe(0);
      expect(program.log()).toContain('stopping');
      await program.start();
      const after = (await post('/open')) as { followers: { messages: { text: string }[] }[] };
      expect(after.followers[0]?.messages.map(({ text }) => text).join()).toContain('不客气');
    } finally {
      await program.close();
    }
  });
});
