import { follow } from '../acts/events.ts';
import type { Simulation } from '../simulation.ts';
import { addFollower } from '../state/followers.ts';

/** Who is there at first: enough to see a broadcast reach several. */
const cast = ['小安', '王师傅', '李姐'];

/** At the page's first opening three people follow the account, so that their welcome can be seen. */
export function bringCast(sim: Simulation): void {
  if (sim.state.followers.length > 0) return;
  for (const name of cast) {
    const person = addFollower(sim, name);
    sim.tasks.start(() => follow(sim, person));
  }
}
