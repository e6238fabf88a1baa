import type { Action, Turn } from '../../bot/action.ts';
import type { ActionEntry } from '../../bot/bot.ts';
import { choices, type Outcome, type Reply, text } from '../../bot/reply.ts';
import type { ServiceTools } from '../service.ts';
import {
  type CaseKind,
  caseNumber,
  isNumberOf,
  kindOf,
  kindsNamed,
  readCaseNumber,
} from './kinds.ts';
import { moveCase } from './move.ts';
import { type CaseRow, historyOf, ownCase, ownCases } from './records.ts';
import { isOpen, refusalKey } from './transitions.ts';
import { details, listing } from './wording.ts';

const speaker = 'check-progress';

/** 被撤 is a question about what happened, not a wish. */
const withdrawal = /(?<!被)撤|作废|作廢|收回|取消.*(申请|申請)|不申请了/;

/** True if the text of somebody who asks about their cases means to take one back. */
export const wantsWithdrawal = (said: string) => withdrawal.test(said);

type Parts = Pick<ServiceTools, 'vault' | 'broadcast'> & { kinds: readonly CaseKind[] };

export function createActions(parts: Parts): Record<string, ActionEntry> {
  const spoken = (run: (parts: Parts, turn: Turn, args: Args) => Promise<Outcome>): ActionEntry => {
    const action: Action = (turn, args) => run(parts, turn, args);
    return { intent: speaker, run: action };
  };
  return {
    progress: spoken(progress),
    show: spoken(show),
    withdraw: spoken(withdraw),
    'withdraw-confirmed': spoken(withdrawConfirmed),
  };
}

type Args = Record<string, unknown>;

async function progress(parts: Parts, turn: Turn): Promise<Outcome> {
  const said = turn.input.kind === 'text' ? turn.input.text : '';
  const typed = readCaseNumber(said);
  const named = typed ? await ownCase(turn.tx, turn.member.openid, typed.id) : undefined;
  const found = typed && named && isNumberOf(typed, numberOf(parts, named)) ? named : undefined;
  // Digits without letters may be something else, a day or a phone: then the list is the answer.
  if (typed && !found && /^[A-Z]/.test(typed.number))
    return text(turn.say('number.unknown', { number: typed.number }));
  if (wantsWithdrawal(said)) return startWithdrawal(parts, turn, said, found);
  return found ? detailsOf(parts, turn, found) : overview(parts, turn, said);
}

async function overview(parts: Parts, turn: Turn, said: string): Promise<Reply> {
  const { tx, member, say } = turn;
  const rows = meant(parts, await ownCases(tx, member.openid), said);
  const [only] = rows;
  if (!only) return text(say('none'));
  if (rows.length === 1) return detailsOf(parts, turn, only);
  return listing(say, parts.kinds, rows, say('several', { count: rows.length }), 'cases.show');
}

/** The cases of the kinds a text names; all, if it names none the member has. */
function meant(parts: Parts, rows: CaseRow[], said: string): CaseRow[] {
  const names = kindsNamed(parts.kinds, said).map((kind) => kind.name);
  const some = rows.filter((row) => names.includes(row.kind));
  return some.length > 0 ? some : rows;
}

async function show(parts: Parts, turn: Turn, args: Args): Promise<Outcome> {
  const row = await ownCase(turn.tx, turn.member.openid, Number(args.id));
  return row ? detailsOf(parts, turn, row) : text(turn.say('gone'));
}

async function detailsOf(parts: Parts, turn: Turn, row: CaseRow): Promise<Reply> {
  const { tx, say, now } = turn;
  const kind = kindOf(parts.kinds, row.kind);
  const history = await historyOf(tx, parts.vault, row.id);
  const more = await kind.more?.({ tx, vault: parts.vault, say, now, row });
  return details(say, kind, row, history, more);
}

async function startWithdrawal(
  parts: Parts,
  turn: Turn,
  said: string,
  found: CaseRow | undefined,
): Promise<Reply> {
  if (found) return askFirst(parts, turn, found);
  const { tx, member, say } = turn;
  const own = await ownCases(tx, member.openid);
  const rows = meant(
    parts,
    own.filter((row) => isOpen(row.state)),
    said,
  );
  const [only] = rows;
  if (!only) return text(say(own.length > 0 ? 'withdraw.none-open' : 'none'));
  if (rows.length === 1) return askFirst(parts, turn, only);
  return listing(say, parts.kinds, rows, say('withdraw.which'), 'cases.withdraw');
}

async function withdraw(parts: Parts, turn: Turn, args: Args): Promise<Outcome> {
  if (args.id === undefined) return startWithdrawal(parts, turn, '', undefined);
  const row = await ownCase(turn.tx, turn.member.openid, Number(args.id));
  return row ? askFirst(parts, turn, row) : text(turn.say('gone'));
}

/** A withdrawal cannot be undone: it is asked for once more. */
function askFirst(parts: Parts, { say }: Turn, row: CaseRow): Reply {
  const number = numberOf(parts, row);
  if (!isOpen(row.state)) return text(say(refusalKey(row.state), { number }));
  return choices(
    say('withdraw.ask', { title: kindOf(parts.kinds, row.kind).title, number }),
    [
      {
        label: say('option.withdraw-confirmed'),
        action: 'cases.withdraw-confirmed',
        args: { id: row.id },
        says: 'yes',
      },
      { label: say('option.keep'), action: 'cases.show', args: { id: row.id }, says: 'no' },
    ],
    say('withdraw.tail'),
  );
}

async function withdrawConfirmed(parts: Parts, turn: Turn, args: Args): Promise<Outcome> {
  const { tx, member, say, now } = turn;
  const row = await ownCase(tx, member.openid, Number(args.id));
  if (!row) return text(say('gone'));
  const move = { caseId: row.id, to: 'withdrawn', by: 'member', now } as const;
  const { number } = await moveCase(tx, { ...parts, say }, move);
  return text(say('withdraw.done', { number }));
}

function numberOf(parts: Parts, row: CaseRow): string {
  return caseNumber(kindOf(parts.kinds, row.kind), row);
}
