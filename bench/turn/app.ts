import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Load, LoadResult } from '../load/main.ts';
import { type Child, startChild, type Usage } from '../support/child.ts';

/** The program on a database of so many followers. */
export interface App {
  followers: number;
  server: Child;
  port: number;
  load: Child;
  /** Looks at the database server; takes no part in what is measured. */
  observer: pg.Client;
  stop(): Promise<void>;
}

export async function startApp(
  load: Child,
  url: string,
  platform: string,
  followers: number,
): Promise<App> {
  const server = await startChild('turn/server', [url, platform]);
  const port = await server.ask<number>('port');
  const observer = new pg.Client({ connectionString: url });
  await observer.connect();
  const stop = async () => {
    await server.stop();
    await observer.end();
  };
  return { followers, server, port, load, observer, stop };
}

export function say(
  { load, port }: App,
  messages: Load['messages'],
  how: Pick<Load, 'connections' | 'perSecond'>,
): Promise<LoadResult> {
  return load.ask('send', { port, messages, ...how } satisfies Load);
}

/** Microseconds of CPU, by the program and by the database's processes that serve it. */
export interface Cpu {
  program: number;
  database: number;
}

/** What it costs to do something. */
export async function cpuOf(app: App, work: () => Promise<void>): Promise<Cpu> {
  const [program, database] = await Promise.all([programCpu(app), backendCpu(app)]);
  await work();
  const [programAfter, databaseAfter] = await Promise.all([programCpu(app), backendCpu(app)]);
  let spent = 0;
  for (const [pid, now] of databaseAfter) spent += now - (database.get(pid) ?? 0);
  return { program: programAfter - program, database: spent };
}

async function programCpu({ server }: App): Promise<number> {
  return (await server.ask<Usage>('usage')).cpu;
}

/** By process; empty where the server is not on this machine or it is no Linux. */
async function backendCpu({ observer }: App): Promise<Map<number, number>> {
  const { rows } = await observer.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  const cpu = new Map<number, number>();
  for (const { pid } of rows) {
    const nanoseconds = readSchedule(pid);
    if (nanoseconds !== undefined) cpu.set(pid, nanoseconds / 1_000);
  }
  return cpu;
}

function readSchedule(pid: number): number | undefined {
  try {
    if (!readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')) return undefined;
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return undefined;
  }
}
