import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { type App, createApp } from './app.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { createVault, type Database, openDatabase } from './database/index.ts';
import { StartRefused } from './errors.ts';
import { createLog } from './log.ts';
import { keyFromDataDirectory, sandboxAccount, sandboxSimulator } from './sandbox.ts';

/** What must be closed again, newest first. */
type Closing = () => Promise<unknown> | unknown;

const isStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' }).end('starting\n');
};

/**
 * Starts the program.
 *
 * @param env the environment; main.ts hands it in
 * @returns the address it listens at, and how to stop it
 * @throws StartRefused if a setting or a service it needs is wrong
 */
export async function start(env: Record<string, string | undefined>) {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const closings: Closing[] = [];
  const close = async () => {
    for (let closing = closings.pop(); closing; closing = closings.pop()) await closing();
  };
  try {
    const server = createServer(isStarting);
    const origin = await listen(server, config.port);
    closings.push(() => closeServer(server));
    const database = await openDatabase(locationOf(config));
    closings.push(() => database.close());
    const app = await assemble(config, origin, log, database, closings);
    server.off('request', isStarting).on('request', app.http);
    closings.push(() => app.stop());
    return { origin, sandbox: config.wechat === undefined, log, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(
  config: Config,
  origin: string,
  log: Logger,
  database: Database,
  closings: Closing[],
): Promise<App> {
  const keys = config.encryptionKeys;
  const vault = createVault(keys.length > 0 ? keys : [await keyFromDataDirectory(config.dataDir)]);
  const sandbox = config.wechat === undefined;
  const wechat = config.wechat ?? sandboxAccount(config, origin);
  const clock = systemClock;
  const simulator = sandbox ? sandboxSimulator(config, wechat, origin, clock, log) : undefined;
  if (simulator) closings.push(() => simulator.close());
  return createApp({
    config,
    wechat,
    sandbox,
    clock,
    log,
    database,
    vault,
    ...(simulator ? { simulator: simulator.router } : {}),
  });
}

function locationOf(config: Config) {
  return config.databaseUrl
    ? ({ kind: 'postgresql', url: config.databaseUrl } as const)
    : ({ kind: 'embedded', directory: config.dataDir } as const);
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new StartRefused(
              `PORT ${port} is in use: stop the other program, or set PORT to a free one.`,
            )
          : error,
      );
    });
    server.listen(port, () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** Takes no new connections, lets the requests under way finish. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
