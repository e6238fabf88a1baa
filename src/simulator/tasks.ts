import { messageOf } from '../errors.ts';
import type { Log } from './settings.ts';

/** Work under way: deliveries, mass sends, results pushed to the bot. */
export class Tasks {
  readonly #running = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Aborted when the simulator closes. */
  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Counts the work as under way and hands its promise back. */
  track<T>(work: Promise<T>): Promise<T> {
    const settled = work.then(
      () => {},
      () => {},
    );
    this.#running.add(settled);
    void settled.then(() => this.#running.delete(settled));
    return work;
  }

  /** Begins work that nobody awaits; what it throws is logged. */
  start(work: () => Promise<unknown>): void {
    const guarded = async (): Promise<void> => {
      try {
        await work();
      } catch (error) {
        this.#log.error({ error: messageOf(error) }, 'simulator: a background task failed');
      }
    };
    void this.track(guarded());
  }

  /** Resolves when no work is under way, work begun meanwhile included. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.settled();
  }
}

/** Waits in real time; ends early, without an error, when the signal is aborted. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
