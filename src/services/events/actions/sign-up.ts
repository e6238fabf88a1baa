import type { Action, Turn } from '../../../bot/action.ts';
import {
  choices,
  type Option,
  type Outcome,
  openForm,
  type Reply,
  toIntent,
} from '../../../bot/reply.ts';
import { type People, readPeople } from '../reading/people.ts';
import { saidIn } from '../reading/text.ts';
import type { ListedEvent } from '../records.ts';
import { phaseOf, placesLeft } from '../rules.ts';
import { rememberEvents } from '../topic.ts';
import { eventChoices, sayPlace, sayPlaces, sayTime } from '../wording.ts';
import { chooseEvent } from './choose.ts';
import { guestForm } from './guest-form.ts';
import { type Desk, refuse, signUp, tooMany } from './seat.ts';

/** Signs the member up, a colleague, or both: finds out for which event, asks once, does it. */
export function createSignUp(desk: Desk): Action {
  return async (turn, args) => {
    const people = readArgs(args) ?? readPeople(saidIn(turn, args));
    const chosen = await chooseEvent(turn, args, !people.self);
    if (chosen.kind === 'some') {
      const missing = chosen.by === 'missing' || chosen.by === 'near';
      return offer(turn, people, chosen.rows, missing);
    }
    if (args.confirmed === true) return signUp(desk, turn, chosen.listed.event.id, people);
    return ask(desk, turn, chosen.listed, people);
  };
}

/** Who it is for, carried on from one choice to the next. */
function readArgs(args: Record<string, unknown>): People | undefined {
  if (typeof args.self !== 'boolean') return undefined;
  const guests = Array.isArray(args.guests) ? args.guests.map(String) : [];
  return { self: args.self, guests, unnamed: typeof args.unnamed === 'number' ? args.unnamed : 0 };
}

async function offer(
  turn: Turn,
  people: People,
  rows: readonly ListedEvent[],
  missing: boolean,
): Promise<Reply> {
  const { now, say } = turn;
  if (rows.length === 0)
    return choices(say('none-open'), [browse(turn), staff(turn)], say('none-open.next'));
  const { reply, shown } = eventChoices({
    say,
    now,
    head: headOf(turn, people, missing),
    rows,
    pick: {
      action: 'events.sign-up',
      args: { self: people.self, guests: people.guests, unnamed: people.unnamed },
    },
    more: () => browse(turn),
    extra: [],
    tail: say('which.next'),
  });
  rememberEvents(turn, { events: rows.slice(0, shown).map(({ event }) => event.id) });
  return reply;
}

function headOf({ say }: Turn, { group }: People, missing: boolean): string {
  if (group) return say('which.group');
  return missing ? say('which.missing') : say('which');
}

async function ask(desk: Desk, turn: Turn, listed: ListedEvent, people: People): Promise<Outcome> {
  const { now, say } = turn;
  const { event } = listed;
  const guests = people.guests.length + people.unnamed;
  const standing = await desk.standing(turn, event.id);
  if (guests === 0 && standing.self) return signUp(desk, turn, event.id, people);
  const phase = phaseOf(event, now);
  if (phase !== 'open') return refuse(turn, event, phase);
  // A name said twice is no further colleague; who has none yet certainly is.
  if (
    people.group ||
    guests > event.guestsAllowed ||
    standing.guests + people.unnamed > event.guestsAllowed
  )
    return tooMany(turn, event, event.guestsAllowed);
  rememberEvents(turn, { events: [event.id], event: event.id });
  const values = {
    title: event.title,
    when: sayTime(event),
    where: sayPlace(listed),
    places: sayPlaces(say, listed, now),
  };
  if (people.unnamed > 0)
    return openForm(guestForm, { event: event.id, ...people }, say('guest.intro', values));
  return choices(
    say('confirm', { ...values, who: sayWho(turn, people) }),
    confirmOptions(turn, listed, people),
  );
}

function sayWho({ say }: Turn, { self, guests }: People): string {
  const names = guests.join('、');
  if (guests.length === 0) return say('who.self');
  return self ? say('who.both', { names }) : say('who.guests', { names });
}

function confirmOptions(turn: Turn, { event, places }: ListedEvent, people: People): Option[] {
  const { say } = turn;
  const label = placesLeft(places) > 0 ? say('option.confirm') : say('option.confirm-wait');
  const asked = people.guests.length > 0;
  const other = {
    label: asked ? say('option.other-name') : say('option.guest'),
    action: 'events.sign-up',
    args: { event: event.id, self: asked && people.self, unnamed: 1 },
  };
  return [
    {
      label,
      action: 'events.sign-up',
      args: { event: event.id, ...people, confirmed: true },
      says: 'yes',
    },
    ...(event.guestsAllowed > 0 ? [other] : []),
    browse(turn),
  ];
}

const browse = ({ say }: Turn): Option => ({ label: say('option.browse'), action: 'events.list' });
const staff = ({ say }: Turn): Option => toIntent(say('option.staff'), 'talk-to-staff');
