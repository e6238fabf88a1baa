import type { Clock } from '../clock.ts';
import type { Changes } from './changes.ts';
import type { InOrder } from './delivery/order.ts';
import type { Misbehaviour } from './misbehaviour.ts';
import type { Records } from './records.ts';
import type { Log, Settings } from './settings.ts';
import type { MediaStore } from './state/media.ts';
import type { State } from './state/schema.ts';
import type { Tasks } from './tasks.ts';

/** All that the simulator's parts share. */
export interface Simulation {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** Always this same object: a reset replaces what is in it. */
  readonly state: State;
  readonly media: MediaStore;
  readonly changes: Changes;
  readonly misbehaviour: Misbehaviour;
  readonly records: Records;
  readonly tasks: Tasks;
  readonly order: InOrder;
}

/** Milliseconds by the clock. */
export function nowOf(sim: Simulation): number {
  return sim.clock.now().getTime();
}
