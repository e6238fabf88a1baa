import type { Turn } from '../../../bot/action.ts';
import { type Narrowed, narrow } from '../reading/narrow.ts';
import { numberIn, readOrdinal, saidIn } from '../reading/text.ts';
import { findEvent, type ListedEvent, upcomingEvents } from '../records.ts';
import { phaseOf } from '../rules.ts';
import { recallEvents } from '../topic.ts';

/** Which event a sign-up is for: one, or those to choose from (none: there is nothing to join). */
export type Chosen =
  | { kind: 'one'; listed: ListedEvent }
  | { kind: 'some'; rows: ListedEvent[]; by: Narrowed<ListedEvent>['by'] };

/**
 * @param forOthers true if it is (also) for a colleague: then the event just signed up for is meant
 */
export async function chooseEvent(
  turn: Turn,
  args: Record<string, unknown>,
  forOthers: boolean,
): Promise<Chosen> {
  const given = numberIn(args, 'event');
  const listed = given === undefined ? undefined : await findEvent(turn.tx, given);
  if (listed) return { kind: 'one', listed };
  const upcoming = await upcomingEvents(turn.tx, turn.now);
  const text = wishIn(saidIn(turn, args));
  const found = narrow(text, upcoming, turn.now);
  if (found.by === 'all') {
    const spoken = spokenOf(turn, text, forOthers);
    const meant = upcoming.find(({ event }) => event.id === spoken);
    if (meant) return { kind: 'one', listed: meant };
  }
  const open = found.rows.filter(({ event }) => phaseOf(event, turn.now) === 'open');
  // An event asked for by name is answered for, even if only to say why it is closed.
  const rows = open.length === 0 && found.by === 'named' ? found.rows : open;
  const [first, ...others] = rows;
  const told = found.by === 'named' || found.by === 'filtered';
  if (first && others.length === 0 && told) return { kind: 'one', listed: first };
  return { kind: 'some', rows, by: found.by };
}

/** 报了瑜伽还能再报插花吗: the wish is what comes last. */
function wishIn(text: string): string {
  return /(?:再报|改报|换成)(.{2,})$/.exec(text)?.[1] ?? text;
}

/** The event that 报第二个 or 就这个 means after what was shown last. */
function spokenOf(turn: Turn, text: string, forOthers: boolean): number | undefined {
  const topic = recallEvents(turn);
  const at = readOrdinal(text);
  if (at !== undefined) return topic?.events[at];
  return topic?.done && !forOthers ? undefined : topic?.event;
}
