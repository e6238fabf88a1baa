import type { Turn } from '../../../bot/action.ts';
import { choices, type Option, type Reply, toIntent } from '../../../bot/reply.ts';
import type { Event } from '../../../database/index.ts';
import { sayMoment } from '../../../days.ts';
import type { PlaceKeeper, Seat } from '../places.ts';
import type { People } from '../reading/people.ts';
import { findEvent, type ListedEvent } from '../records.ts';
import { guest, type Phase, self } from '../rules.ts';
import { rememberEvents } from '../topic.ts';
import { sayPlace, sayTime } from '../wording.ts';

/** What the sign-up actions work with. */
export interface Desk {
  keeper: PlaceKeeper;
  /** Who of the member's has a place at an event or waits for one. */
  standing(turn: Turn, eventId: number): Promise<Standing>;
}

/** A member's own sign-ups for one event. */
export interface Standing {
  self: boolean;
  /** How many colleagues. */
  guests: number;
}

/** Takes the places and says how it went. */
export async function signUp(
  desk: Desk,
  turn: Turn,
  eventId: number,
  people: Pick<People, 'self' | 'guests'>,
): Promise<Reply> {
  const { member, now, say, tx } = turn;
  const listed = await findEvent(tx, eventId);
  const arrival = await desk.keeper.arrive(tx, {
    eventId,
    openid: member.openid,
    people: [...(people.self ? [self] : []), ...people.guests.map(guest)],
    now,
  });
  switch (arrival.kind) {
    case 'gone':
      return choices(say('gone'), [browse(turn)]);
    case 'refused':
      return refuse(turn, arrival.event, arrival.phase);
    case 'too-many':
      return tooMany(turn, arrival.event, arrival.limit);
    case 'done':
      return done(turn, { ...listed, event: arrival.event }, arrival.seats, arrival.guests);
  }
}

function done(
  turn: Turn,
  listed: Pick<ListedEvent, 'event' | 'town'>,
  seats: readonly Seat[],
  guests: number,
): Reply {
  const { say } = turn;
  const { event } = listed;
  rememberEvents(turn, { events: [event.id], event: event.id, done: true });
  const lines = seats.map((seat) => saySeat(turn, seat));
  const values = { title: event.title, when: sayTime(event), where: sayPlace(listed) };
  const full = seats.some(({ state }) => state === 'waiting');
  return choices(
    [say('done', values), ...lines].join('\n'),
    [
      ...(guests < event.guestsAllowed ? [bringGuest(turn, event)] : []),
      toIntent(say('option.mine'), 'my-sign-ups'),
      browse(turn),
    ],
    full ? say('done.waiting') : say('done.next'),
  );
}

function saySeat({ say }: Turn, { person, state, number, already }: Seat): string {
  const place = { number: number ?? 1 };
  if (person.kind === 'self') {
    if (state === 'signed') return already ? say('self.already') : say('self.signed');
    return already ? say('self.already-waiting', place) : say('self.waiting', place);
  }
  const named = { ...place, name: person.name };
  if (state === 'signed') return already ? say('guest.already', named) : say('guest.signed', named);
  return already ? say('guest.already-waiting', named) : say('guest.waiting', named);
}

/** Why nobody can sign up now. */
export function refuse(turn: Turn, event: Event, phase: Exclude<Phase, 'open'>): Reply {
  const { say } = turn;
  const { title } = event;
  const reason = {
    'not-yet': () => say('closed.not-yet', { title, when: sayMoment(event.signUpOpensAt) }),
    closed: () => say('closed.closed', { title }),
    over: () => say('closed.over', { title }),
    cancelled: () => say('closed.cancelled', { title }),
  }[phase]();
  return choices(reason, [browse(turn), staff(turn)], say('closed.next'));
}

/** More colleagues than one member may sign up. */
export function tooMany(turn: Turn, event: Event, limit: number): Reply {
  const { say } = turn;
  const { title } = event;
  return choices(
    limit > 0 ? say('too-many', { title, limit }) : say('no-guests', { title }),
    [
      {
        label: say('option.only-me'),
        action: 'events.sign-up',
        args: { event: event.id, self: true, confirmed: true },
      },
      staff(turn),
      browse(turn),
    ],
    say('too-many.next'),
  );
}

const bringGuest = ({ say }: Turn, event: Event): Option => ({
  label: say('option.guest'),
  action: 'events.sign-up',
  args: { event: event.id, self: false, unnamed: 1 },
});
const browse = ({ say }: Turn): Option => ({ label: say('option.browse'), action: 'events.list' });
const staff = ({ say }: Turn): Option => toIntent(say('option.staff'), 'talk-to-staff');
