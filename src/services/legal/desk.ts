import type { Action, Turn } from '../../bot/action.ts';
import { dayOf } from '../../days.ts';
import { grieves } from './grief.ts';
import type { Library } from './library.ts';
import type { Aide } from './model/aide.ts';
import type { Telling } from './respond.ts';
import type { ReadingRoom } from './statutes/reading-room.ts';

/** What other services can do, by full name; undefined where the service is not there. */
export type Others = (name: string) => Action | undefined;

/** What the actions of the legal service work with. */
export interface Desk {
  /** The cards in use now: another set after a change. */
  library(): Library;
  room: ReadingRoom;
  others: Others;
  /** Where a language model helps. */
  aide?: Aide | undefined;
}

/** What an answer in this turn is told with. */
export function tellingOf({ library, room, others }: Desk, { say, now, input }: Turn): Telling {
  const { cards, laws } = library();
  const day = dayOf(now);
  return {
    ...{ say, cards, laws },
    ...(input.kind === 'text' && grieves(input.text) ? { first: say('condolence') } : {}),
    knows: (action) => others(action) !== undefined,
    hasText: (citation) => room.has(citation, day),
  };
}
