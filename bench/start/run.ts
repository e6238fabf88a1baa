import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Start {
  seconds: number;
  /** User and system, all threads; NaN where there is no /proc. */
  cpuSeconds: number;
}

const longestStartMs = 120_000;
const askEveryMs = 20;

/** Runs node until it ends. */
export async function runToEnd(parameters: string[]): Promise<Start> {
  const before = cpuOf('self', 'ended children');
  const started = performance.now();
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), longestStartMs);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  if (code !== 0) throw new Error(`node ${parameters.join(' ')} ended with ${code}.`);
  const seconds = (performance.now() - started) / 1_000;
  return { seconds, cpuSeconds: cpuOf('self', 'ended children') - before };
}

/** Starts the program, stops it when it is ready, and waits until it has stopped. */
export async function runUntilReady(program: string, dataDir: string): Promise<Start> {
  const port = await freePort();
  const env = {
    // Not process.env: a DATABASE_URL or an account set there would be another start.
    PATH: process.env.PATH,
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
  };
  const started = performance.now();
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}.`);
      if (performance.now() - started > longestStartMs) throw new Error(`${program}: not ready.`);
      await sleep(askEveryMs);
    }
    const seconds = (performance.now() - started) / 1_000;
    return { seconds, cpuSeconds: cpuOf(String(child.pid), 'itself') };
  } finally {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
    await ended;
    clearTimeout(timer);
  }
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get({ port, host: '127.0.0.1', path: '/readyz', timeout: 5_000 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    request.on('timeout', () => request.destroy()).on('error', () => resolve(false));
  });
}

/** Another program could take it in between; on a machine that runs a bench none does. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Linux counts in hundredths of a second, and in two sums. */
function cpuOf(pid: string, whose: 'itself' | 'ended children'): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const at = whose === 'itself' ? 11 : 13;
    return (Number(fields[at]) + Number(fields[at + 1])) / 100;
  } catch {
    return Number.NaN;
  }
}
