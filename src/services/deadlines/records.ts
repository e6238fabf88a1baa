import type { Transaction, Vault } from '../../database/index.ts';

/** Reminders a follower keeps for one last day. Days are `YYYY-MM-DD`. */
export interface Kept {
  /** The period's name. */
  period: string;
  last: string;
  /** The days still to be reminded on, in order; none once all have been. */
  ahead: string[];
}

const purpose = 'reminder.period';

/** What a follower keeps for days not yet over, the nearest first. */
export async function keptReminders(
  tx: Transaction,
  vault: Vault,
  openid: string,
  today: string,
): Promise<Kept[]> {
  const rows = await tx.reminder.findMany({
    where: { openid, last: { gte: today } },
    orderBy: [{ last: 'asc' }, { day: 'asc' }, { id: 'asc' }],
  });
  const sets = new Map<string, Kept>();
  for (const { period: sealed, last, day, state } of rows) {
    const period = vault.open(sealed, purpose).toString('utf8');
    const set = sets.get(`${last} ${period}`) ?? { period, last, ahead: [] };
    sets.set(`${last} ${period}`, set);
    if (state === 'due') set.ahead.push(day);
  }
  return [...sets.values()];
}

/** Keeps a reminder for each of the days; those that are there already stay as they are. */
export async function keepReminders(
  tx: Transaction,
  vault: Vault,
  set: { openid: string; period: string; last: string },
  days: readonly string[],
  createdAt: Date,
): Promise<void> {
  const { openid, period, last } = set;
  const periodHash = vault.fingerprint(period, purpose);
  const sealed = vault.seal(period, purpose);
  await tx.reminder.createMany({
    data: days.map((day) => ({ openid, period: sealed, periodHash, last, day, createdAt })),
    skipDuplicates: true,
  });
}

/** Drops one set of a follower's reminders, or all. @returns how many rows went */
export async function dropReminders(
  tx: Transaction,
  vault: Vault,
  openid: string,
  set?: { period: string; last: string },
): Promise<number> {
  const which = set && {
    last: set.last,
    periodHash: { in: vault.fingerprints(set.period, purpose) },
  };
  const { count } = await tx.reminder.deleteMany({ where: { openid, ...which } });
  return count;
}

/** A reminder to be sent, with those of its set whose days were missed. */
export interface DueReminder {
  id: number;
  openid: string;
  last: string;
  missed: number[];
}

/** What is due on a day, and still of use: one a set, the latest. */
export async function dueReminders(tx: Transaction, today: string): Promise<DueReminder[]> {
  const rows = await tx.reminder.findMany({
    where: { state: 'due', day: { lte: today }, last: { gte: today } },
    orderBy: [{ day: 'desc' }, { id: 'asc' }],
    select: { id: true, openid: true, periodHash: true, last: true },
  });
  const due = new Map<string, DueReminder>();
  for (const { id, openid, periodHash, last } of rows) {
    const key = `${openid} ${periodHash} ${last}`;
    const first = due.get(key);
    if (first) first.missed.push(id);
    else due.set(key, { id, openid, last, missed: [] });
  }
  return [...due.values()];
}

/**
 * Marks a reminder as sent, in the transaction that sends it.
 *
 * @returns false if another instance did, or the follower cancelled it or is gone
 */
export async function claimReminder(
  tx: Transaction,
  { id, openid, missed }: DueReminder,
  sentAt: Date,
): Promise<boolean> {
  // As a turn does: who has the follower's row may write about them, and nobody deletes them meanwhile.
  const locked = await tx.$queryRaw<unknown[]>`
    SELECT openid FROM "Follower" WHERE openid = ${openid} FOR UPDATE`;
  if (locked.length === 0) return false;
  const due = { state: 'due' };
  const { count } = await tx.reminder.updateMany({
    where: { id, ...due },
    data: { state: 'sent', sentAt },
  });
  if (count === 0) return false;
  await tx.reminder.updateMany({
    where: { id: { in: missed }, ...due },
    data: { state: 'skipped' },
  });
  return true;
}

/** Removes what was about days before this one. */
export async function forgetReminders(tx: Transaction, before: string): Promise<void> {
  await tx.reminder.deleteMany({ where: { last: { lt: before } } });
}
