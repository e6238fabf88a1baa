import type { Turn } from '../../bot/action.ts';
import { choices, type Option, type Reply, text } from '../../bot/reply.ts';
import type { Vault } from '../../database/index.ts';
import { addDays, dayOf, daysBetween, isDay, sayDay, sayFullDay } from '../../days.ts';
import type { Periods } from './period.ts';
import { dropReminders, type Kept, keepReminders, keptReminders } from './records.ts';

/** How many days before the last one a member is reminded. */
const daysBefore = [30, 7, 1];
/** More than anybody needs; the list of them must fit one message. */
const mostKept = 5;

export interface ReminderParts {
  periods: Periods;
  vault: Vault;
}

type Args = Record<string, unknown>;

/** The days to remind on that are still ahead, in order. */
export function reminderDays(last: string, today: string): string[] {
  return daysBefore.map((days) => addDays(last, -days)).filter((day) => day > today);
}

/** Days, with the year where it is another one than today's. */
const sayDays = (days: readonly string[], today: string): string =>
  days
    .map((day) => (day.slice(0, 4) === today.slice(0, 4) ? sayDay(day) : sayFullDay(day)))
    .join('、');

/** Keeps reminders: that the member picked it is the consent. */
export async function remind(
  { periods, vault }: ReminderParts,
  { tx, member, now, say }: Turn,
  args: Args,
): Promise<Reply> {
  const { openid } = member;
  const today = dayOf(now);
  const period = periods.get(String(args.period));
  const last = String(args.last);
  if (!period || !isDay(last)) return text(say('deadline.gone'));
  const kept = await keptReminders(tx, vault, openid, today);
  const same = kept.find((one) => one.period === period.name && one.last === last);
  const days = same?.ahead ?? reminderDays(last, today);
  if (days.length === 0) return text(say('deadline.none-left', { last: sayFullDay(last) }));
  if (!same && kept.length >= mostKept) return text(say('deadline.too-many', { most: mostKept }));
  const set = { openid, period: period.name, last };
  if (!same) await keepReminders(tx, vault, set, days, now);
  const on = sayDays(days, today);
  return text(say('deadline.kept', { last: sayFullDay(last), days: on, count: days.length }));
}

/** What the member keeps, to look at and to cancel. */
export async function mine({ periods, vault }: ReminderParts, turn: Turn): Promise<Reply> {
  const { tx, member, now, say } = turn;
  const today = dayOf(now);
  const kept = await keptReminders(tx, vault, member.openid, today);
  const [nearest] = kept;
  if (!nearest)
    return choices(say('deadline.mine.none'), [
      { label: say('deadline.option.ask'), action: 'deadlines.ask' },
    ]);
  const todo = periods.get(nearest.period)?.todo;
  const lines = kept.map((one, at) => line(turn, periods, one, today, at));
  const all: Option = { label: say('deadline.option.cancel-all'), action: 'deadlines.cancel' };
  return choices(
    [
      say('deadline.mine', { count: kept.length }),
      ...lines,
      ...(todo ? [say('deadline.mine.todo', { todo })] : []),
    ].join('\n'),
    [...kept.map((one, at) => toCancel(turn, one, at)), ...(kept.length > 1 ? [all] : [])],
    say('deadline.mine.tail'),
  );
}

function line({ say }: Turn, periods: Periods, one: Kept, today: string, at: number): string {
  const { last, ahead } = one;
  const when = sayDays(ahead, today);
  return say(ahead.length > 0 ? 'deadline.mine.line' : 'deadline.mine.line-done', {
    number: at + 1,
    title: titleOf(periods, one),
    last: sayFullDay(last),
    days: daysBetween(today, last),
    when,
  });
}

const toCancel = ({ say }: Turn, { period, last }: Kept, at: number): Option => ({
  label: say('deadline.option.cancel', { number: at + 1 }),
  action: 'deadlines.cancel',
  args: { period, last },
});

/** A period that an update took away keeps its reminders. */
function titleOf(periods: Periods, { period }: Kept): string {
  return periods.get(period)?.title ?? period;
}

/** Drops the set named, or all; what has been dropped already is no mistake. */
export async function cancel(
  { vault }: ReminderParts,
  { tx, member, now, say }: Turn,
  { period, last }: Args,
): Promise<Reply> {
  const set = typeof period === 'string' && typeof last === 'string' ? { period, last } : undefined;
  await dropReminders(tx, vault, member.openid, set);
  const others = set ? await keptReminders(tx, vault, member.openid, dayOf(now)) : [];
  if (!set) return text(say('deadline.cancelled-all'));
  return text(say(others.length > 0 ? 'deadline.cancelled' : 'deadline.cancelled-last'));
}
