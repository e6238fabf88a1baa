import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WechatConfig } from '../../src/config.ts';

/** The program as it is deployed, in a process of its own that can be killed at any moment. */
export interface Program {
  origin: string;
  dataDir: string;
  /** Resolves once it is ready for messages. */
  start(): Promise<void>;
  /** SIGKILL: no goodbye. Resolves once the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to its exit code. */
  stop(): Promise<number | null>;
  log(): string;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

export interface ProgramOptions {
  /** The account; none: sandbox mode. */
  account?: WechatConfig;
  port: number;
  env?: Record<string, string>;
  /** Run instead of dist/main.js. */
  script?: string;
}

export async function createProgram(options: ProgramOptions): Promise<Program> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'yx-'));
  const origin = `http://127.0.0.1:${options.port}`;
  let child: ChildProcess | undefined;
  let output = '';

  const ended = (process: ChildProcess) =>
    new Promise<number | null>((resolve) => {
      if (process.exitCode !== null || process.signalCode !== null) resolve(process.exitCode);
      else process.once('exit', (code) => resolve(code));
    });

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    if (!child) return null;
    child.kill(signal);
    return ended(child);
  }

  return {
    origin,
    dataDir,
    log: () => output,
    async start() {
      child = spawn(process.execPath, [options.script ?? 'dist/main.js'], {
        env: { PATH: process.env.PATH ?? '', ...environment(options, dataDir), ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (bytes) => {
          output += bytes;
        });
      await ready(origin, child, () => output);
    },
    async kill() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
    async close() {
      await end('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function environment({ account, port }: ProgramOptions, dataDir: string): Record<string, string> {
  const common = {
    PORT: String(port),
    DATA_DIR: dataDir,
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  };
  if (!account) return common;
  return {
    ...common,
    WECHAT_APP_ID: account.appId,
    WECHAT_APP_SECRET: account.appSecret,
    WECHAT_TOKEN: account.token,
    WECHAT_API_BASE: account.apiBase,
    WECHAT_ACCOUNT_TYPE: account.accountType,
    ...(account.aesKeys[0] ? { WECHAT_ENCODING_AES_KEY: account.aesKeys[0] } : {}),
  };
}

async function ready(origin: string, child: ChildProcess, log: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the program ended by itself:\n${log()}`);
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the program did not become ready:\n${log()}`);
}
