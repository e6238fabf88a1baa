import type { Say } from '../../bot/action.ts';
import { plainText } from '../../bot/render.ts';
import { choices, type Option, type Reply } from '../../bot/reply.ts';
import type { Event } from '../../database/index.ts';
import { dayOf, sayDay, sayMoment, timeOf } from '../../days.ts';
import type { ListedEvent } from './records.ts';
import { phaseOf, placesLeft } from './rules.ts';

/** Events offered at once. */
const mostListed = 8;
/** One message holds 2,048 bytes; the rest is for what may be put before it. */
const mostBytes = 1_900;

/** 11月28日（周六）14:00–16:00, or 12月1日（周二）至12月20日（周日）. */
export function sayTime({ startsAt, endsAt }: Pick<Event, 'startsAt' | 'endsAt'>): string {
  const [first, last] = [dayOf(startsAt), dayOf(endsAt)];
  return first === last
    ? `${sayMoment(startsAt)}–${timeOf(endsAt)}`
    : `${sayDay(first)}至${sayDay(last)}`;
}

/** 文化家园（蒋村街道）; a place that names its town already says enough. */
export function sayPlace({ event, town }: Pick<ListedEvent, 'event' | 'town'>): string {
  const named = !town || event.place.includes(town.short);
  return named ? event.place : `${event.place}（${town.name}）`;
}

/** How many places are left, or why one cannot sign up now. */
export function sayPlaces(say: Say, { event, places }: ListedEvent, now: Date): string {
  switch (phaseOf(event, now)) {
    case 'open': {
      const left = placesLeft(places);
      return left > 0 ? say('places.left', { left }) : say('places.full');
    }
    case 'not-yet':
      return say('places.not-yet', { when: sayMoment(event.signUpOpensAt) });
    case 'closed':
      return say('places.closed');
    case 'over':
    case 'cancelled':
      return say('places.over');
  }
}

/** A title short enough for an option. */
export function clip(title: string, most = 12): string {
  return title.length <= most ? title : `${title.slice(0, most - 1)}…`;
}

/** Labels of events; those with one title are told apart by their day. */
export function labelsOf(events: readonly Pick<Event, 'title' | 'startsAt'>[]): string[] {
  return events.map(({ title, startsAt }) => {
    const twins = events.filter((other) => other.title === title);
    return twins.length > 1 ? `${clip(title)} ${sayMoment(startsAt)}` : clip(title);
  });
}

export interface EventChoices {
  say: Say;
  now: Date;
  head: string;
  rows: readonly ListedEvent[];
  /** What picking one runs. */
  pick: { action: string; args: Record<string, unknown> };
  /** What 更多活动 runs, given how many have been shown. */
  more: (shown: number) => Option;
  extra: Option[];
  tail: string;
}

/**
 * Events a line each, and an option each; as many as one message holds.
 *
 * @returns the reply and how many events are in it
 */
export function eventChoices(parts: EventChoices): { reply: Reply; shown: number } {
  for (let shown = Math.min(mostListed, parts.rows.length); shown > 1; shown--) {
    const reply = withFirst(parts, shown);
    if (Buffer.byteLength(plainText(reply)) <= mostBytes) return { reply, shown };
  }
  return { reply: withFirst(parts, 1), shown: 1 };
}

function withFirst(parts: EventChoices, shown: number): Reply {
  const { say, now, head, rows, pick, more, extra, tail } = parts;
  const some = rows.slice(0, shown);
  const labels = labelsOf(some.map(({ event }) => event));
  const lines = some.map((row) =>
    say('line', {
      title: clip(row.event.title),
      when: sayMoment(row.event.startsAt),
      where: sayPlace(row),
      places: sayPlaces(say, row, now),
    }),
  );
  const options = some.map(({ event }, at) => ({
    label: labels[at] ?? event.title,
    action: pick.action,
    args: { ...pick.args, event: event.id },
  }));
  const onward = rows.length > shown ? [more(shown)] : [];
  return choices(`${head}\n${lines.join('\n')}\n`, [...options, ...onward, ...extra], tail);
}
