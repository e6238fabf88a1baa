import type { Event, SignUp, Transaction } from '../../database/index.ts';
import type { Places } from './rules.ts';

/** How full an event is now. */
export async function countPlaces(tx: Transaction, event: Event): Promise<Places> {
  const [places] = await countAllPlaces(tx, [event]);
  return places ?? { capacity: event.capacity, signed: 0, waiting: 0 };
}

/** The same for several events, in their order. */
export async function countAllPlaces(tx: Transaction, events: readonly Event[]): Promise<Places[]> {
  const groups = await tx.signUp.groupBy({
    by: ['eventId', 'state'],
    where: { eventId: { in: events.map(({ id }) => id) } },
    _count: true,
  });
  return events.map(({ id, capacity }) => {
    const count = (state: string) =>
      groups.find((group) => group.eventId === id && group.state === state)?._count ?? 0;
    return { capacity, signed: count('signed'), waiting: count('waiting') };
  });
}

/** Signed or waiting, and with which number just now. */
export async function stateOf(
  tx: Transaction,
  row: SignUp,
): Promise<{ state: 'signed' | 'waiting'; number?: number }> {
  if (row.state !== 'waiting') return { state: 'signed' };
  const before = await tx.signUp.count({
    where: {
      eventId: row.eventId,
      state: 'waiting',
      OR: [{ arrivedAt: { lt: row.arrivedAt } }, { arrivedAt: row.arrivedAt, id: { lt: row.id } }],
    },
  });
  return { state: 'waiting', number: before + 1 };
}
