import type { Event, SignUp, Transaction, Vault } from '../../database/index.ts';
import { countPlaces, stateOf } from './counts.ts';
import { canGiveBack, type Person, type Phase, phaseOf, placesLeft } from './rules.ts';

export const namePurpose = 'sign-up.name';
/** The person key of the member themselves; a colleague's is the keyed hash of the name. */
export const selfKey = 'self';

/** One person's place after a sign-up. `number`: the place on the waiting list, from 1. */
export interface Seat {
  person: Person;
  state: 'signed' | 'waiting';
  number?: number;
  /** True if they had it before. */
  already: boolean;
}

export type Arrival =
  | { kind: 'gone' }
  | { kind: 'refused'; event: Event; phase: Exclude<Phase, 'open'> }
  | { kind: 'too-many'; event: Event; limit: number }
  /** `guests`: how many colleagues the member has signed up for it by now. */
  | { kind: 'done'; event: Event; seats: Seat[]; guests: number };

export interface Departure {
  left: SignUp[];
  /** Those who have got a place by it, the first on the waiting list first. */
  movedUp: SignUp[];
}

/**
 * Giving out the places of events. Every change begins by locking the event's row, and counts the
 * rows after that: so the counts it acts on cannot change under it, and no counter can go wrong. The
 * lock is held to the end of the turn, with everybody else who wants the event waiting behind it: what
 * can be looked up before is looked up before.
 */
export interface PlaceKeeper {
  arrive(tx: Transaction, request: ArrivalRequest): Promise<Arrival>;
  /** Takes back those of the member's sign-ups that still stand. */
  leave(tx: Transaction, request: DepartureRequest): Promise<Departure>;
  /** Gives free places to those who wait, in order: after a cancellation, or a raised capacity. */
  fillPlaces(tx: Transaction, eventId: number, now: Date): Promise<SignUp[]>;
}

export interface ArrivalRequest {
  eventId: number;
  openid: string;
  people: readonly Person[];
  now: Date;
}

export interface DepartureRequest {
  signUpIds: readonly number[];
  openid: string;
  now: Date;
}

/**
 * @param options.lock false leaves the lock out: only for the test that shows what it is there for
 */
export function createPlaceKeeper(vault: Vault, options: { lock: boolean }): PlaceKeeper {
  const lockEvent = async (tx: Transaction, id: number): Promise<Event | null> => {
    if (!options.lock) return tx.event.findUnique({ where: { id } });
    const [event] = await tx.$queryRaw<Event[]>`SELECT * FROM "Event" WHERE id = ${id} FOR UPDATE`;
    return event ?? null;
  };
  return {
    async arrive(tx, request) {
      const event = await lockEvent(tx, request.eventId);
      return event ? arrive(tx, vault, event, request) : { kind: 'gone' };
    },
    async leave(tx, { signUpIds, openid, now }) {
      const standing = { id: { in: [...signUpIds] }, openid, state: { in: ['signed', 'waiting'] } };
      const rows = await tx.signUp.findMany({ where: standing });
      const departure: Departure = { left: [], movedUp: [] };
      // Always in the same order: two members who cancel the same two events must not wait for each other.
      for (const id of [...new Set(rows.map((row) => row.eventId))].sort((a, b) => a - b)) {
        const event = await lockEvent(tx, id);
        if (!event || !canGiveBack(event, now)) continue;
        const left = await tx.signUp.updateManyAndReturn({
          where: { ...standing, eventId: id },
          data: { state: 'cancelled', updatedAt: now },
        });
        departure.left.push(...left);
        departure.movedUp.push(...(await fill(tx, event, now)));
      }
      return departure;
    },
    async fillPlaces(tx, eventId, now) {
      const event = await lockEvent(tx, eventId);
      return event && canGiveBack(event, now) ? fill(tx, event, now) : [];
    },
  };
}

async function arrive(
  tx: Transaction,
  vault: Vault,
  event: Event,
  { openid, people, now }: ArrivalRequest,
): Promise<Arrival> {
  const own = await tx.signUp.findMany({ where: { eventId: event.id, openid } });
  const wanted = people.map((person) => {
    const keys = keysOf(vault, person);
    return { person, row: own.find((row) => keys.includes(row.personKey)) };
  });
  const fresh = wanted.filter(({ row }) => !row || row.state === 'cancelled');
  const phase = phaseOf(event, now);
  if (fresh.length > 0 && phase !== 'open') return { kind: 'refused', event, phase };
  const guests = [...own.filter((row) => row.state !== 'cancelled'), ...fresh].filter((one) =>
    'person' in one ? one.person.kind === 'guest' : one.personKey !== selfKey,
  );
  if (guests.length > event.guestsAllowed && fresh.some(({ person }) => person.kind === 'guest'))
    return { kind: 'too-many', event, limit: event.guestsAllowed };
  const seats: Seat[] = [];
  for (const { person, row } of wanted) {
    const already = row !== undefined && row.state !== 'cancelled';
    const seated = already ? row : await enter(tx, vault, event, { openid, person, row, now });
    seats.push({ person, already, ...(await stateOf(tx, seated)) });
  }
  return { kind: 'done', event, seats, guests: guests.length };
}

async function enter(
  tx: Transaction,
  vault: Vault,
  event: Event,
  { openid, person, row, now }: { openid: string; person: Person; row?: SignUp; now: Date },
): Promise<SignUp> {
  const places = await countPlaces(tx, event);
  const data = {
    personKey: keysOf(vault, person)[0] ?? selfKey,
    name: person.kind === 'guest' ? vault.seal(person.name, namePurpose) : null,
    state: placesLeft(places) > 0 ? 'signed' : 'waiting',
    arrivedAt: await arrivalTime(tx, event.id, now),
    updatedAt: now,
  };
  return row
    ? tx.signUp.update({ where: { id: row.id }, data })
    : tx.signUp.create({ data: { ...data, eventId: event.id, openid } });
}

function keysOf(vault: Vault, person: Person): string[] {
  return person.kind === 'self' ? [selfKey] : vault.fingerprints(person.name, namePurpose);
}

/**
 * The order of arrival is the order of the lock, not of the clocks: a message read earlier may get
 * the lock later, and must not push those away who have been told their number.
 */
async function arrivalTime(tx: Transaction, eventId: number, now: Date): Promise<Date> {
  const { _max } = await tx.signUp.aggregate({ where: { eventId }, _max: { arrivedAt: true } });
  return new Date(Math.max(now.getTime(), (_max.arrivedAt?.getTime() ?? 0) + 1));
}

async function fill(tx: Transaction, event: Event, now: Date): Promise<SignUp[]> {
  const { capacity, signed } = await countPlaces(tx, event);
  const first = await tx.signUp.findMany({
    where: { eventId: event.id, state: 'waiting' },
    orderBy: [{ arrivedAt: 'asc' }, { id: 'asc' }],
    take: Math.max(0, capacity - signed),
  });
  await tx.signUp.updateMany({
    where: { id: { in: first.map(({ id }) => id) } },
    data: { state: 'signed', updatedAt: now },
  });
  return first.map((row) => ({ ...row, state: 'signed', updatedAt: now }));
}
