import express from 'express';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WechatConfig } from '../src/config.ts';
import { createVault, openDatabase } from '../src/database/index.ts';
import { createSimulator, type Simulator } from '../src/simulator/index.ts';
import { createTestDatabase, postgresUrl, type TestDatabase } from './support/database.ts';
import { createProgram, type Program } from './support/program.ts';
import { freePort, serve } from './support/serve.ts';

// The real program is killed with SIGKILL in the middle of a conversation, again and again; WeChat
// (played in this process) repeats what got no answer.

const account: WechatConfig = {
  appId: 'wx0123456789abcdef',
  appSecret: '0123456789abcdef0123456789abcdef',
  token: 'testtoken',
  aesKeys: ['abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'],
  accountType: 'service',
  apiBase: '',
  bulletinTemplateFields: ['time1', 'thing2'],
  noticeTemplateFields: ['thing1', 'time2'],
};

let simulator: Simulator;
let platform: Awaited<ReturnType<typeof serve>>;
let program: Program;
let postgres: TestDatabase | undefined;
let port: number;

beforeEach(async () => {
  port = await freePort();
  simulator = createSimulator({
    ...account,
    aesKey: account.aesKeys[0] ?? '',
    webhookUrl: () => `http://127.0.0.1:${port}/wechat`,
    baseUrl: () => `${platform.origin}/simulator`,
    clock: { now: () => new Date() },
    log: pino({ level: 'silent' }),
    // It knocks for longer than the real one: a busy machine is slow to start the program again.
    retries: 9,
  });
  platform = await serve(express().use('/simulator', simulator.router));
  account.apiBase = `${platform.origin}/simulator/platform`;
  postgres = postgresUrl ? await createTestDatabase() : undefined;
});

afterEach(async () => {
  await program.close();
  await simulator.close();
  await platform.close();
  await postgres?.close();
});

async function run(options: { script?: string }): Promise<Program> {
  const url = postgres?.location.kind === 'postgresql' ? postgres.location.url : undefined;
  program = await createProgram({
    account,
    port,
    ...options,
    env: url ? { DATABASE_URL: url } : {},
  });
  await program.start();
  return program;
}

/** Says something and kills the program so many milliseconds later; it comes up again at once. */
async function saysWhileKilled(name: string, text: string, delay: number): Promise<string[]> {
  const answer = simulator.world.follower(name).says(text);
  await new Promise((resolve) => setTimeout(resolve, delay));
  await program.kill();
  await program.start();
  return (await answer).map((message) => message.text);
}

describe('killed in the middle of a conversation', { timeout: 180_000 }, () => {
  test('the program loses nothing and doubles nothing', async () => {
    await run({});
    const member = simulator.world.follower('小安');
    await member.welcomed;
    // A form's answers, each cut off at another moment; then the case must be there once, and whole.
    const talk: [string, number | undefined, string][] = [
      ['我想申请困难补助', 2, '救助类型'],
      ['大病医疗', undefined, ''],
      ['同意', undefined, ''],
      ['3', 6, ''],
      ['跳过', undefined, ''],
      ['老公生病住院，家里花光了积蓄', 25, ''],
      ['5000', undefined, ''],
      ['王小安', undefined, ''],
      ['13800138000', 40, ''],
      ['11010519491231002X', undefined, ''],
      ['三墩镇', undefined, ''],
      ['跳过', undefined, '核对'],
      ['1', 18, ''],
    ];
    for (const [text, delay, expected] of talk) {
      const heard =
        delay === undefined
          ? (await member.says(text)).map((message) => message.text)
          : await saysWhileKilled('小安', text, delay);
      expect(
        heard,
        `${text}, killed after ${delay} ms\n${program.log().slice(-2000)}`,
      ).toHaveLength(1);
      expect(heard[0]).toContain(expected);
    }
    const [progress] = await member.says('查进度');
    expect(progress?.text).toMatch(/KN\d+/);
    await program.stop();
    await expectOneWholeCase();
  });

  test('control: without an inbox the same kills double the effects', async () => {
    await run({ script: 'test/support/careless-bot.mjs' });
    await simulator.world.follower('小安').welcomed;
    for (const delay of [100, 150]) await saysWhileKilled('小安', '申请', delay);
    const effects = await (await fetch(`${program.origin}/effects`)).text();
    expect(effects.trim().split('\n').length).toBeGreaterThan(2);
  });
});

async function expectOneWholeCase(): Promise<void> {
  const location = postgres?.location ?? {
    kind: 'embedded' as const,
    directory: program.dataDir,
  };
  const database = await openDatabase(location);
  const vault = createVault([Buffer.alloc(32, 7)]);
  const cases = await database.prisma.case.findMany();
  const pending = await database.prisma.inboxMessage.count({ where: { state: 'pending' } });
  await database.close();
  expect(pending).toBe(0);
  expect(cases).toHaveLength(1);
  const answers = vault.openJson<Record<string, unknown>>(
    cases[0]?.answers ?? new Uint8Array(),
    'case.answers',
  );
  expect(answers).toMatchObject({ household: 3, amount: 500_000, phone: '13800138000' });
}
