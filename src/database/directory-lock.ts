import { unlink } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import { StartRefused } from '../errors.ts';

/**
 * Holds a data directory for this process alone. Two processes on one embedded database destroy it,
 * so the second must be refused; and a process that was killed must not leave the door locked. A
 * listening socket in the directory does both: it answers only while its owner lives.
 *
 * @returns a function that lets the directory go
 * @throws StartRefused if another process holds it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const socketPath = shortest(path.join(directory, 'lock.sock'));
  const server = createServer((socket) => socket.end(String(process.pid)));
  try {
    await listen(server, socketPath);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const holder = await whoAnswers(socketPath);
    if (holder) throw inUse(directory, holder);
    await unlink(socketPath).catch(() => {});
    await listen(server, socketPath);
    // Two processes may have swept the dead socket at once: the one that is answered by the other lost.
    const winner = await whoAnswers(socketPath);
    if (winner !== String(process.pid)) throw inUse(directory, winner ?? '?');
  }
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function inUse(directory: string, pid: string): StartRefused {
  return new StartRefused(
    `DATA_DIR ${directory} is in use by process ${pid}: stop that one first, or give this one a DATA_DIR of its own, or let both use a PostgreSQL by DATABASE_URL.`,
  );
}

function listen(server: Server, socketPath: string): Promise<AddressInfo | string | null> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, () => {
      server.off('error', reject);
      resolve(server.address());
    });
  });
}

/** The process id that answers on the socket, or undefined if nobody does. */
function whoAnswers(socketPath: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(socketPath);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer || undefined));
  });
}

/** A socket's path may have some 100 bytes: take the relative one where it is shorter. */
function shortest(absolute: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\${absolute.replaceAll(/[^\w]/g, '-')}`;
  const relative = path.relative(process.cwd(), absolute);
  const chosen = relative.length < absolute.length ? relative : absolute;
  if (Buffer.byteLength(chosen) > 100)
    throw new StartRefused(
      `DATA_DIR has too long a path for its lock (${absolute}): choose a shorter one.`,
    );
  return chosen;
}
