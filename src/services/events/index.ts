import type { Service, ServiceTools } from '../service.ts';
import { createCancel } from './actions/cancel.ts';
import { createGuestForm } from './actions/guest-form.ts';
import { list, show } from './actions/list.ts';
import { createMine } from './actions/mine.ts';
import type { Desk } from './actions/seat.ts';
import { createSignUp } from './actions/sign-up.ts';
import { giveBackPlaces } from './forget.ts';
import { createPlaceKeeper } from './places.ts';
import { standingAt } from './records.ts';
import { readEvents, seedEvents } from './seed.ts';

export { createPlaceKeeper, type PlaceKeeper } from './places.ts';

export interface EventsOptions {
  /** False leaves out the lock on the event: only for the test that shows what it is there for. */
  lock?: boolean;
}

/** The union's events 活动: what is on, signing up, waiting, and taking it back. */
export function createEvents(tools: ServiceTools, options: EventsOptions = {}): Service {
  const { vault } = tools;
  const keeper = createPlaceKeeper(vault, { lock: options.lock ?? true });
  const desk: Desk = {
    keeper,
    standing: ({ member, tx }, eventId) => standingAt(tx, eventId, member.openid),
  };
  return {
    name: 'events',
    actions: {
      list: { intent: 'list-events', run: list },
      show: { intent: 'list-events', run: show },
      'sign-up': { intent: 'sign-up', run: createSignUp(desk) },
      cancel: { intent: 'cancel-sign-up', run: createCancel(tools, keeper) },
      mine: { intent: 'my-sign-ups', run: createMine(vault) },
    },
    forms: [createGuestForm(desk)],
    forget: (tx, forgetting) => giveBackPlaces(tools, keeper, tx, forgetting),
    async seed(tx, { now, demo }) {
      if (demo) await seedEvents(tx, await readEvents(), now);
    },
  };
}
