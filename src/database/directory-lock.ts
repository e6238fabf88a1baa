import { open, rm, stat } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartRefused } from '../errors.ts';

/** Nobody needs so long in the doorway: who does was killed there. */
const doorStaleMs = 10_000;
const answerMs = 1_000;

/**
 * Holds a data directory for this process alone. Two processes on one embedded database destroy it,
 * so the second must be refused; and a process that was killed must not leave the door locked. A
 * listening socket in the directory does both: the system takes connections to it only while its
 * owner lives, even while that is too busy to answer.
 *
 * @returns a function that lets the directory go
 * @throws StartRefused if another process holds it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const socketPath = pathOfSocket(directory);
  // One at a time: a dead socket must not be swept away together with its living successor.
  const leaveDoor = await passDoor(path.join(directory, 'lock.door'));
  try {
    const holder = await whoAnswers(socketPath);
    if (holder)
      throw new StartRefused(
        `DATA_DIR ${directory} is in use by ${holder}: stop that one first, or give this one a DATA_DIR of its own, or let both use a PostgreSQL by DATABASE_URL.`,
      );
    await rm(socketPath, { force: true });
    const server = await listen(socketPath);
    return () => new Promise((resolve) => server.close(() => resolve()));
  } finally {
    await leaveDoor();
  }
}

async function passDoor(door: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await (await open(door, 'wx')).close();
      return () => rm(door, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const since = await stat(door).catch(() => undefined);
    if (since && Date.now() - since.mtimeMs > doorStaleMs) await rm(door, { force: true });
    else await sleep(50);
  }
}

function listen(socketPath: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {}); // who asked has gone
    socket.end(String(process.pid));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** The process that holds the socket, or undefined if nobody does. */
function whoAnswers(socketPath: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    let alive = false;
    let pid = '';
    socket.setTimeout(answerMs, () => socket.destroy());
    socket.on('connect', () => {
      alive = true;
    });
    socket.on('data', (bytes) => {
      pid += bytes.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () =>
      resolve(alive ? (pid === '' ? 'another process' : `process ${pid}`) : undefined),
    );
  });
}

/** A socket's path may have some 100 bytes: take the relative one where it is shorter. */
function pathOfSocket(directory: string): string {
  const absolute = path.resolve(directory, 'lock.sock');
  if (process.platform === 'win32') return `\\\\.\\pipe\\${absolute.replaceAll(/[^\w]/g, '-')}`;
  const relative = path.relative(process.cwd(), absolute);
  const chosen = relative.length < absolute.length ? relative : absolute;
  if (Buffer.byteLength(chosen) > 100)
    throw new StartRefused(
      `DATA_DIR has too long a path for its lock (${absolute}): choose a shorter one.`,
    );
  return chosen;
}
