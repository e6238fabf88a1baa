import type { Misbehaviour } from '../misbehaviour.ts';
import { pause } from '../tasks.ts';

/** So long a message that is held back waits for one to overtake it. */
const LONGEST_HOLD_MS = 3000;
/** The overtaking message gets this start. */
const HEAD_START_MS = 60;

/** Lets messages pass one another where `outOfOrder` is on. */
export class InOrder {
  #release: (() => void) | null = null;
  readonly #misbehaviour: Misbehaviour;
  readonly #signal: AbortSignal;

  constructor(misbehaviour: Misbehaviour, signal: AbortSignal) {
    this.#misbehaviour = misbehaviour;
    this.#signal = signal;
  }

  /** Resolves when it is the message's turn. */
  async turn(): Promise<void> {
    if (this.#release !== null) {
      setTimeout(this.#release, HEAD_START_MS);
      this.#release = null;
      return;
    }
    if (this.#misbehaviour.take('outOfOrder') === null) return;
    const overtaken = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    await Promise.race([overtaken, pause(LONGEST_HOLD_MS, this.#signal)]);
    this.#release = null;
  }
}
