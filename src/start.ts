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
import type { Simulator } from './simulator/index.ts';

/** What must be closed again, the last first. */
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
    // A sender that dawdles is cut off; WeChat itself has 5 s for a whole delivery.
    const server = createServer(
      { requestTimeout: 20_000, headersTimeout: 10_000, connectionsCheckingInterval: 5_000 },
      isStarting,
    );
    const origin = await listen(server, config.port);
    // Closed in the opposite order: the database last, the simulator (which is our client) first.
    closings.push(() => closeServer(server));
    const database = await openDatabase(locationOf(config));
    closings.unshift(() => database.close());
    const { app, simulator } = await assemble(config, origin, log, database);
    server.off('request', isStarting).on('request', app.listener);
    closings.splice(1, 0, () => app.stop());
    if (simulator) closings.push(() => simulator.close());
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
): Promise<{ app: App; simulator: Simulator | undefined }> {
  const keys = config.encryptionKeys;
  const vault = createVault(keys.length > 0 ? keys : [await keyFromDataDirectory(config.dataDir)]);
  const sandbox = config.wechat === undefined;
  const wechat = config.wechat ?? sandboxAccount(config, origin);
  const clock = systemClock;
  const simulator = sandbox ? sandboxSimulator(config, wechat, origin, clock, log) : undefined;
  const app = await createApp({
    config,
    wechat,
    sandbox,
    // In the sandbox whoever plays a member sits at this machine, or near it.
    publicUrl: config.publicUrl ?? (sandbox ? origin : undefined),
    clock,
    log,
    database,
    vault,
    ...(simulator ? { simulator: simulator.router } : {}),
  });
  return { app, simulator };
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
    // A connection that is kept alive becomes idle only after its request under way.
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}
