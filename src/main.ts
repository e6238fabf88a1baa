import { messageOf, StartRefused } from './errors.ts';
import { start } from './start.ts';

/** The longest a stop may take before it is forced; supervisors wait some 30 s. */
const stopTimeoutMs = 20_000;

async function main(): Promise<void> {
  const { origin, sandbox, log, close } = await start(process.env);
  log.info({ origin }, sandbox ? `sandbox: open ${origin}/simulator` : 'serving');
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping: finishing what is under way');
    setTimeout(() => {
      log.error('stopping took too long');
      process.exit(1);
    }, stopTimeoutMs).unref();
    close().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  // Through the log, which cuts out personal data; Node would print the error as it is.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'an error nobody caught: stopping');
    process.exit(1);
  });
}

main().catch((error: unknown) => {
  const lines =
    error instanceof StartRefused
      ? error.message.split('\n').map((line) => `Yuanxin cannot start: ${line}`)
      : [`Yuanxin cannot start: ${messageOf(error)}`, String((error as Error)?.stack ?? '')];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exit(1);
});
