import type { ApiCall, Delivery } from './records.ts';
import type { SeenMessage } from './state/message.ts';

/** What the page and the snapshot are told about. */
export type Change =
  | { type: 'message'; openid: string; message: SeenMessage }
  | { type: 'follower'; openid: string }
  /** A delivery is under way, or the bot has asked for the sign (`asked`). */
  | { type: 'typing'; openid: string; on: boolean; asked: boolean }
  | { type: 'delivery'; delivery: Delivery }
  | { type: 'call'; call: ApiCall }
  | { type: 'menu' }
  | { type: 'misbehaviour' }
  | { type: 'reset' };

type Listener = (change: Change) => void;

/** Tells whoever listens what has changed. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  /** @returns a function that ends the listening */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  publish(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
