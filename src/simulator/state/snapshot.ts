import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { messageOf } from '../../errors.ts';
import type { Simulation } from '../simulation.ts';
import { mediaSnapshotSchema } from './media.ts';
import { stateSchema } from './schema.ts';

const DEBOUNCE_MS = 300;
const snapshotSchema = z.object({ state: stateSchema, media: mediaSnapshotSchema });

/** Reads what an earlier run has left; a file that cannot be read is left behind with a line in the log. */
export function restore(sim: Simulation, file: string): void {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return; // the first start
  }
  try {
    const { state, media } = snapshotSchema.parse(JSON.parse(text));
    // A newer version's templates are there too.
    const known = new Set(state.templates.map(({ id }) => id));
    state.templates.push(...sim.settings.templates.filter(({ id }) => !known.has(id)));
    Object.assign(sim.state, state);
    sim.media.restore(media);
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    sim.log.warn({ file, reason }, 'simulator: the saved state cannot be read, starting afresh');
  }
}

/** Writes the state some time after each change. Synchronous, so that close() can end with one. */
export class Keeper {
  readonly #sim: Simulation;
  readonly #file: string;
  readonly #stop: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(sim: Simulation, file: string) {
    this.#sim = sim;
    this.#file = file;
    this.#stop = sim.changes.subscribe(() => this.#schedule());
  }

  close(): void {
    this.#stop();
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#save();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#save(), DEBOUNCE_MS).unref();
  }

  #save(): void {
    this.#timer = null;
    const unfinished = `${this.#file}.tmp`;
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      const snapshot = { state: this.#sim.state, media: this.#sim.media.snapshot() };
      writeFileSync(unfinished, JSON.stringify(snapshot), { mode: 0o600 });
      renameSync(unfinished, this.#file);
    } catch (error) {
      const reason = messageOf(error);
      this.#sim.log.warn({ file: this.#file, reason }, 'simulator: the state cannot be saved');
    }
  }
}
