import type { Logger } from 'pino';
import type { Action, Say } from '../../bot/action.ts';
import { choices, toIntent } from '../../bot/reply.ts';
import { timeOf } from '../../days.ts';
import {
  type Closure,
  nextOpening,
  type OfficeCalendar,
  presentOpening,
  sayWhen,
  unknownYears,
  whyClosed,
} from './calendar.ts';

/** Hands the talk over to a person, or says when there will be one and what can be done till then. */
export function createRequest(
  calendar: OfficeCalendar,
  warn: (years: readonly number[]) => void,
): Action {
  return ({ now, say }) => {
    const open = presentOpening(calendar, now);
    const next = nextOpening(calendar, now);
    warn(unknownYears(calendar, now, next ?? now));
    if (open) {
      const until = timeOf(open.until);
      return { kind: 'handover', until: open.until, text: say('handed-over', { until }) };
    }
    const when = next ? say('next', { when: sayWhen(next, now) }) : say('next.unknown');
    return choices(
      `${sayClosure(whyClosed(calendar, now), say)}${when}`,
      [
        { label: say('option.message'), action: 'staff.message' },
        toIntent(say('option.law'), 'ask-law'),
      ],
      say('hotline'),
    );
  };
}

function sayClosure(closure: Closure, say: Say): string {
  switch (closure.kind) {
    case 'break':
      return say('closed.break');
    case 'night':
      return say('closed.night');
    case 'weekend':
      return say('closed.weekend');
    case 'holiday':
      return say('closed.holiday', { name: closure.name });
  }
}

/** One line a year is enough for the operator. */
export function warnOnce(log: Logger): (years: readonly number[]) => void {
  const warned = new Set<number>();
  return (years) => {
    for (const year of years.filter((candidate) => !warned.has(candidate))) {
      warned.add(year);
      log.warn(
        { year },
        `prisma/seed/office-hours.yaml has no holidays for ${year}: office hours go by weekdays and the holidays of fixed date alone. Add the State Council's calendar for the year.`,
      );
    }
  };
}
