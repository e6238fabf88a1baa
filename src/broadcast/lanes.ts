import type { Logger } from 'pino';

/** So many are sent at once: a slow one must not hold up the others. */
const width = 4;
/** A little later than asked for: what is due at that moment must be due. */
const marginMs = 50;

/** Works off what is there, several at a time. */
export interface Lanes {
  /** Works until nothing is left. @returns how many pieces were worked */
  run(): Promise<number>;
  /** Runs in so many milliseconds. */
  runIn(delay: number): void;
  /** Begins nothing more; resolves when what is under way is done. */
  stop(): Promise<void>;
}

/** @param work takes one piece and works it; false if there was none */
export function createLanes(work: () => Promise<boolean>, log: Logger): Lanes {
  const timers = new Set<NodeJS.Timeout>();
  let running: Promise<number> = Promise.resolve(0);
  let next: Promise<number> | undefined;
  let stopped = false;

  async function lane(): Promise<number> {
    let count = 0;
    while (!stopped && (await work())) count += 1;
    return count;
  }

  async function all(): Promise<number> {
    const lanes = await Promise.allSettled(Array.from({ length: width }, lane));
    const failed = lanes.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return lanes.reduce(
      (sum, result) => sum + (result.status === 'fulfilled' ? result.value : 0),
      0,
    );
  }

  /** One run at a time; those asked for meanwhile are one that follows: it may be for newer work. */
  function run(): Promise<number> {
    if (next) return next;
    const begin = () => {
      next = undefined;
      return all();
    };
    next = running.then(begin, begin);
    running = next;
    return next;
  }

  return {
    run,
    runIn(delay) {
      if (stopped) return;
      const timer = setTimeout(
        () => {
          timers.delete(timer);
          run().catch((error) => log.error({ err: error }, 'the outbox could not be sent'));
        },
        delay + (delay > 0 ? marginMs : 0),
      );
      timers.add(timer);
    },
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      await running.catch(() => {});
    },
  };
}
