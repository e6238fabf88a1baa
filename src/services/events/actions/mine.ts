import type { Action, Turn } from '../../../bot/action.ts';
import { choices, type Reply } from '../../../bot/reply.ts';
import type { Vault } from '../../../database/index.ts';
import { dayOf, sayDay } from '../../../days.ts';
import { narrow } from '../reading/narrow.ts';
import { saidIn } from '../reading/text.ts';
import { findEvent, type OwnSignUp, ownSignUps, upcomingEvents } from '../records.ts';
import { phaseOf } from '../rules.ts';
import { rememberEvents } from '../topic.ts';
import { sayPlace, sayTime } from '../wording.ts';

/** Events gone by that are still shown. */
const mostPast = 5;
const asksForPast = /历史|记录|以前|之前|去年|上个?月|参加过|上过|过哪些/;

/** The member's sign-ups, with how each stands at this moment. */
export function createMine(vault: Vault): Action {
  return async (turn, args) => {
    const own = await ownSignUps(turn.tx, vault, turn.member.openid);
    const ahead = own.filter(({ event }) => event.endsAt > turn.now);
    const said = saidIn(turn, args);
    if (asksForPast.test(said)) return showPast(turn, own, ahead.length > 0);
    const found = narrow(said, ahead, turn.now);
    if (found.by !== 'named' && said !== '') {
      const other = narrow(said, await upcomingEvents(turn.tx, turn.now), turn.now);
      const asked = other.rows.length === 1 && other.by === 'named' ? other.rows[0] : undefined;
      if (asked) return notIn(turn, asked.event.id, asked.event.title);
    }
    return ahead.length === 0 ? nothingYet(turn) : showAhead(turn, found.rows);
  };
}

async function showAhead(turn: Turn, own: readonly OwnSignUp[]): Promise<Reply> {
  const { say, tx } = turn;
  const ids = [...new Set(own.map(({ event }) => event.id))];
  const only = ids.length === 1 ? ids[0] : undefined;
  rememberEvents(turn, { events: ids, ...(only ? { event: only, done: true } : {}) });
  const blocks: string[] = [];
  for (const id of ids) {
    const listed = await findEvent(tx, id);
    if (!listed) continue;
    const { event } = listed;
    const values = { title: event.title, when: sayTime(event), where: sayPlace(listed) };
    const people = own.filter((one) => one.event.id === id).map((one) => sayState(turn, one));
    const about = only === undefined ? [] : [event.description];
    blocks.push([say('event', values), ...people, ...about].join('\n'));
  }
  return choices(
    [say('head'), ...blocks].join('\n\n'),
    [
      { label: say('option.cancel'), action: 'events.cancel' },
      { label: say('option.browse'), action: 'events.list' },
    ],
    say('next'),
  );
}

function sayState(turn: Turn, { event, guestName, state, number }: OwnSignUp): string {
  const { say } = turn;
  const who = guestName ?? say('self');
  if (phaseOf(event, turn.now) === 'cancelled') return say('state.cancelled', { who });
  if (state === 'signed') return say('state.signed', { who });
  return say('state.waiting', { who, number: number ?? 1 });
}

function showPast(turn: Turn, own: readonly OwnSignUp[], ahead: boolean): Reply {
  const { now, say } = turn;
  const past = own.filter(({ event, state }) => event.endsAt <= now && state === 'signed');
  const lines = past
    .slice(-mostPast)
    .reverse()
    .map(({ event, guestName }) =>
      say('past.line', {
        title: event.title,
        day: sayDay(dayOf(event.startsAt)),
        who: guestName ?? say('self'),
      }),
    );
  return choices(
    past.length > 0 ? [say('past'), ...lines].join('\n') : say('past.none'),
    [
      ...(ahead ? [{ label: say('option.mine'), action: 'events.mine' }] : []),
      { label: say('option.browse'), action: 'events.list' },
    ],
    say('past.next'),
  );
}

function notIn({ say }: Turn, event: number, title: string): Reply {
  return choices(say('not-in', { title }), [
    { label: say('option.look'), action: 'events.show', args: { event } },
    { label: say('option.mine'), action: 'events.mine' },
  ]);
}

function nothingYet({ say }: Turn): Reply {
  return choices(
    say('none'),
    [{ label: say('option.browse'), action: 'events.list' }],
    say('none.next'),
  );
}
