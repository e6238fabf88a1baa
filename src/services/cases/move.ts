import type { Say } from '../../bot/action.ts';
import { type Reply, text } from '../../bot/reply.ts';
import type { Broadcaster, Notice } from '../../broadcast/port.ts';
import type { Transaction, Vault } from '../../database/index.ts';
import { dayOf } from '../../days.ts';
import { Refusal } from '../../errors.ts';
import { writeEntry } from './history.ts';
import { type CaseKind, type CaseState, caseNumber, kindOf } from './kinds.ts';
import { lockCase } from './records.ts';
import { type Mover, movesFrom, refusalKey } from './transitions.ts';
import { news } from './wording.ts';

/** What moving a case needs besides the transaction. */
export interface CaseDesk {
  vault: Vault;
  broadcast: Broadcaster;
  kinds: readonly CaseKind[];
  /** Says the replies of the intent check-progress. */
  say: Say;
}

export interface Move {
  caseId: number;
  to: CaseState;
  by: Mover;
  /** A line for the member to read; sealed. With `needs-more` it says what is missing. */
  note?: string;
  /** What the member is told of it, where the usual news of a case do not do. */
  news?: { reply: Reply; notice: Notice };
  now: Date;
}

/**
 * Moves a case: besides `addMaterial` the only way its state changes. Writes the history line and, if
 * staff did it, the news for the member, all in the caller's transaction.
 *
 * @throws Refusal if there is no such case, the move is not legal, or needs-more comes without a note
 */
export async function moveCase(
  tx: Transaction,
  desk: CaseDesk,
  move: Move,
): Promise<{ number: string }> {
  const row = await lockCase(tx, move.caseId);
  if (!row) throw new Refusal(desk.say('gone'));
  const kind = kindOf(desk.kinds, row.kind);
  const number = caseNumber(kind, row);
  if (!movesFrom(kind, row.state, move.by).includes(move.to))
    throw new Refusal(desk.say(refusalKey(row.state), { number }));
  if (move.to === 'needs-more' && !move.note?.trim())
    throw new Refusal(desk.say('refused.no-note'));
  await writeEntry(tx, desk.vault, move);
  // A member who withdrew is answered there and then.
  if (move.by === 'staff') {
    const { reply, notice } = move.news ?? {
      reply: text(news(desk.say, kind, number, move)),
      notice: { title: desk.say('notice'), day: dayOf(move.now) },
    };
    await desk.broadcast.tell(tx, row.openid, reply, notice);
  }
  return { number };
}
