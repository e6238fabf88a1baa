import type { Router } from 'express';
import { Changes } from './changes.ts';
import { InOrder } from './delivery/order.ts';
import { Misbehaviour } from './misbehaviour.ts';
import { Records } from './records.ts';
import { completeSettings, type SimulatorOptions } from './settings.ts';
import type { Simulation } from './simulation.ts';
import { MediaStore } from './state/media.ts';
import { emptyState } from './state/schema.ts';
import { Keeper, restore } from './state/snapshot.ts';
import { Tasks } from './tasks.ts';
import { simulatorRouter } from './web/router.ts';
import { SimulatedWorld } from './world/world.ts';

export interface Simulator {
  /** The chat page at `/`, the platform's API at `/platform`; to be mounted at `/simulator`. */
  router: Router;
  world: SimulatedWorld;
  /** Ends what is under way, closes the pages' streams and saves the state. */
  close(): Promise<void>;
}

/** A WeChat to talk to when there is none. It speaks to the bot over HTTP only. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const settings = completeSettings(options);
  const { clock, log, stateFile } = options;
  const tasks = new Tasks(log);
  const misbehaviour = new Misbehaviour();
  const sim: Simulation = {
    settings,
    clock,
    log,
    state: emptyState(settings.templates),
    media: new MediaStore(),
    changes: new Changes(),
    misbehaviour,
    records: new Records(),
    tasks,
    order: new InOrder(misbehaviour, tasks.signal),
  };
  if (stateFile !== undefined) restore(sim, stateFile);
  const keeper = stateFile === undefined ? null : new Keeper(sim, stateFile);
  const world = new SimulatedWorld(sim);
  return {
    router: simulatorRouter(sim, world),
    world,
    async close() {
      await tasks.close();
      keeper?.close();
    },
  };
}
