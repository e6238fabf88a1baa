import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { echo, setStage } from './support.ts';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

function newFile(): string {
  return path.join(mkdtempSync(path.join(tmpdir(), 'simulator-')), 'simulator.json');
}

test('a chat, its pictures and the token outlive the process', async () => {
  const stateFile = newFile();
  const before = await setStage({ stateFile });
  const anna = before.world.follower('小安');
  await anna.says('你好');
  await anna.sendsPhoto(png);
  await before.api('/cgi-bin/menu/create', { button: [{ type: 'click', name: '服务', key: 'k' }] });
  const mediaId = anna.chat.at(-1)?.mediaId;
  await before.close();

  const after = await setStage({ stateFile, bot: echo });
  const again = after.world.follower('小安');
  expect(again.openid).toBe(anna.openid);
  expect(again.subscribed).toBe(true);
  expect(again.chat).toEqual(anna.chat);
  expect(after.world.menu).toHaveLength(1);
  expect((await fetch(`${after.origin}/media/${mediaId}`)).status).toBe(200);
  expect((await again.says('又来了'))[0]?.text).toBe('回声：又来了');
  expect(new Set(again.chat.map(({ id }) => id)).size).toBe(again.chat.length);
});

test('a file that cannot be read is left behind, with a line in the log', async () => {
  const stateFile = newFile();
  writeFileSync(stateFile, '{"state":');
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => lines.push(line) });
  const { world, close } = await setStage({ stateFile, log });
  expect(world.followers).toEqual([]);
  expect(lines.join()).toContain('starting afresh');
  world.follower('小安');
  await close();
  expect(JSON.parse(readFileSync(stateFile, 'utf8')).state.followers).toHaveLength(1);
});

test('reset empties the world', async () => {
  const { world, api } = await setStage();
  const anna = world.follower('小安');
  await anna.says('你好');
  await api('/cgi-bin/menu/get');
  world.misbehave({ busy: {} });
  world.reset();
  expect(world.followers).toEqual([]);
  expect(world.deliveries).toEqual([]);
  expect(world.misbehaviours).toEqual({});
  expect((await api('/cgi-bin/menu/get')).errcode).toBe(40001);
  expect(world.follower('小安').openid).not.toBe(anna.openid);
});
