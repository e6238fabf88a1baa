import type { Event, SignUp, Transaction, Vault } from '../../database/index.ts';
import { listTowns, type Named, shortName } from '../organisations/index.ts';
import { countAllPlaces, stateOf } from './counts.ts';
import { namePurpose, selfKey } from './places.ts';
import { isUpcoming, type Places } from './rules.ts';

/** An event as it is listed and shown. */
export interface ListedEvent {
  event: Event;
  places: Places;
  /** The town or street it belongs to, if that is known: 蒋村街道. */
  town?: Town;
}

/** A town or street, as texts name it. */
export interface Town extends Named {
  /** 蒋村: what it is called in passing. */
  short: string;
}

/** A member's sign-up with its event and the name it is for, if it is a colleague's. */
export interface OwnSignUp {
  row: SignUp;
  event: Event;
  guestName?: string;
  state: 'signed' | 'waiting';
  number?: number;
}

/** The events still ahead (or still open), the next first. */
export async function upcomingEvents(tx: Transaction, now: Date): Promise<ListedEvent[]> {
  const events = await tx.event.findMany({
    where: { state: 'open', endsAt: { gt: now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  return listed(
    tx,
    events.filter((event) => isUpcoming(event, now)),
  );
}

export async function findEvent(tx: Transaction, id: number): Promise<ListedEvent | undefined> {
  const event = await tx.event.findUnique({ where: { id } });
  return event ? (await listed(tx, [event]))[0] : undefined;
}

async function listed(tx: Transaction, events: Event[]): Promise<ListedEvent[]> {
  const towns = await eventTowns(tx);
  const places = await countAllPlaces(tx, events);
  return events.map((event, at) => {
    const town = towns.find(({ id }) => id === event.organisationId);
    const counted = places[at] ?? { capacity: event.capacity, signed: 0, waiting: 0 };
    return { event, places: counted, ...(town ? { town } : {}) };
  });
}

async function eventTowns(tx: Transaction): Promise<Town[]> {
  return (await listTowns(tx)).map(({ id, name, aliases, parentId }) => ({
    id,
    name: name.replace(/总工会$/, ''),
    short: shortName(name),
    aliases,
    parentId,
  }));
}

/** The member's standing sign-ups, the next event first, with the waiting numbers of this moment. */
export async function ownSignUps(
  tx: Transaction,
  vault: Vault,
  openid: string,
): Promise<OwnSignUp[]> {
  const rows = await tx.signUp.findMany({
    where: { openid, state: { in: ['signed', 'waiting'] } },
    include: { event: true },
    orderBy: [{ event: { startsAt: 'asc' } }, { id: 'asc' }],
  });
  const own: OwnSignUp[] = [];
  for (const { event, ...row } of rows) {
    const guestName = guestNameOf(vault, row);
    own.push({ row, event, ...(await stateOf(tx, row)), ...(guestName ? { guestName } : {}) });
  }
  return own;
}

/** Who of a member's has a place at an event or waits for one. */
export async function standingAt(
  tx: Transaction,
  eventId: number,
  openid: string,
): Promise<{ self: boolean; guests: number }> {
  const rows = await tx.signUp.findMany({
    where: { eventId, openid, state: { in: ['signed', 'waiting'] } },
    select: { personKey: true },
  });
  const self = rows.some(({ personKey }) => personKey === selfKey);
  return { self, guests: rows.length - (self ? 1 : 0) };
}

/** @returns undefined for the member's own place */
export function guestNameOf(vault: Vault, row: SignUp): string | undefined {
  return row.name ? vault.open(row.name, namePurpose).toString('utf8') : undefined;
}
