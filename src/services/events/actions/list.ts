import type { Action, Turn } from '../../../bot/action.ts';
import { choices, type Reply, toIntent } from '../../../bot/reply.ts';
import { sayMoment } from '../../../days.ts';
import { type Narrowed, narrow } from '../reading/narrow.ts';
import { numberIn, saidIn } from '../reading/text.ts';
import { findEvent, type ListedEvent, upcomingEvents } from '../records.ts';
import { phaseOf, placesLeft } from '../rules.ts';
import { recallEvents, rememberEvents } from '../topic.ts';
import { eventChoices, sayPlace, sayPlaces, sayTime } from '../wording.ts';

/** What is on: all that is coming, or what the words in the text narrow it to. */
export const list: Action = async (turn, args) => {
  const { now, say } = turn;
  const upcoming = await upcomingEvents(turn.tx, now);
  if (upcoming.length === 0) return nothingOn(turn);
  const text = saidIn(turn, args);
  const skip = numberIn(args, 'skip') ?? 0;
  const found = narrow(text, upcoming, now);
  const worth = worthListing(found, now);
  const only = worth.length === 1 ? worth[0] : undefined;
  if (only && (found.by === 'named' || found.by === 'filtered')) return describe(turn, only);
  const rows = worth.slice(skip);
  const { reply, shown } = eventChoices({
    say,
    now,
    head: headOf(turn, found.by),
    rows: rows.length > 0 ? rows : worth,
    pick: { action: 'events.show', args: {} },
    more: (count) => ({
      label: say('option.more'),
      action: 'events.list',
      args: { skip: skip + count, text },
    }),
    extra: [],
    tail: say('list.next'),
  });
  rememberEvents(turn, { events: rows.slice(0, shown).map(({ event }) => event.id) });
  return reply;
};

/** What one cannot join any more only takes up room, unless it is what was asked for. */
function worthListing({ rows, by }: Narrowed<ListedEvent>, now: Date): ListedEvent[] {
  const ahead = rows.filter(({ event }) => phaseOf(event, now) !== 'closed');
  return by !== 'named' && ahead.length > 0 ? ahead : rows;
}

function headOf({ say }: Turn, by: Narrowed<ListedEvent>['by']): string {
  if (by === 'near') return say('list.near');
  if (by === 'missing') return say('list.missing');
  return by === 'all' ? say('list.head') : say('list.found');
}

/** One event in full, with what can be done about it. */
export const show: Action = async (turn, args) => {
  const id = numberIn(args, 'event') ?? recallEvents(turn)?.event;
  const listed = id === undefined ? undefined : await findEvent(turn.tx, id);
  return listed ? describe(turn, listed) : list(turn, {});
};

function describe(turn: Turn, listed: ListedEvent): Reply {
  const { now, say } = turn;
  const { event, places } = listed;
  rememberEvents(turn, { events: [event.id], event: event.id });
  const phase = phaseOf(event, now);
  const open = phase === 'open';
  const lines = [
    say('show', {
      title: event.title,
      when: sayTime(event),
      where: sayPlace(listed),
      capacity: event.capacity,
      places: sayPlaces(say, listed, now),
    }),
    ...(open ? [say('show.closes', { when: sayMoment(event.signUpClosesAt) })] : []),
    event.description,
    ...(open ? [say('show.everyone')] : []),
  ];
  const args = { event: event.id, self: true, confirmed: true };
  const label = placesLeft(places) > 0 ? say('option.sign-up') : say('option.wait');
  const guests = open && event.guestsAllowed > 0;
  return choices(
    lines.join('\n'),
    [
      ...(open ? [{ label, action: 'events.sign-up', args }] : []),
      ...(guests
        ? [{ label: say('option.guest'), action: 'events.sign-up', args: guestArgs(event.id) }]
        : []),
      { label: say('option.back'), action: 'events.list' },
    ],
    open ? undefined : say('show.not-open'),
  );
}

const guestArgs = (event: number) => ({ event, self: false, unnamed: 1 });

function nothingOn({ say }: Turn): Reply {
  return choices(
    say('list.empty'),
    [
      toIntent(say('option.mine'), 'my-sign-ups'),
      toIntent(say('option.bulletin'), 'today-bulletin'),
    ],
    say('list.empty.next'),
  );
}
