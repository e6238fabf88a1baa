import type { Action, Turn } from '../../bot/action.ts';
import type { ActionEntry } from '../../bot/bot.ts';
import { choices, type Outcome, openForm, type Reply, text } from '../../bot/reply.ts';
import type { ServiceTools } from '../service.ts';
import { historyOf } from './history.ts';
import {
  type CaseKind,
  type CaseState,
  caseNumber,
  isNumberOf,
  kindOf,
  kindsNamed,
  readCaseNumber,
} from './kinds.ts';
import { moveCase } from './move.ts';
import { type CaseRow, ownCase, ownCases } from './records.ts';
import { isOpen, refusalKey } from './transitions.ts';
import { wantsAddition, wantsWithdrawal } from './wishes.ts';
import { details, listing, mostListed } from './wording.ts';

const speaker = 'check-progress';

type Parts = Pick<ServiceTools, 'vault' | 'broadcast'> & { kinds: readonly CaseKind[] };

export function createActions(parts: Parts): Record<string, ActionEntry> {
  const spoken = (run: (parts: Parts, turn: Turn, args: Args) => Promise<Outcome>): ActionEntry => {
    const action: Action = (turn, args) => run(parts, turn, args);
    return { intent: speaker, run: action };
  };
  return {
    progress: spoken(progress),
    show: spoken(show),
    add: spoken((parts, turn, args) => start(parts, turn, adding, args)),
    withdraw: spoken((parts, turn, args) => start(parts, turn, withdrawing, args)),
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
  if (wantsWithdrawal(said)) return onOpenCase(parts, turn, withdrawing, said, found);
  if (wantsAddition(said)) return onOpenCase(parts, turn, adding, said, found);
  return found ? detailsOf(parts, turn, found) : overview(parts, turn, said);
}

async function overview(parts: Parts, turn: Turn, said: string): Promise<Reply> {
  const { tx, member, say } = turn;
  const rows = meant(parts, await ownCases(tx, member.openid), said);
  const [only] = rows;
  if (!only) return text(say('none'));
  if (rows.length === 1) return detailsOf(parts, turn, only);
  return pickOne(parts, turn, rows, say('several', { count: rows.length }), 'cases.show');
}

async function pickOne(
  { kinds }: Parts,
  { tx, say }: Turn,
  rows: readonly CaseRow[],
  head: string,
  action: string,
): Promise<Reply> {
  const abouts = new Map<number, string>();
  for (const { id, kind } of rows.slice(0, mostListed)) {
    const about = await kindOf(kinds, kind).about?.(tx, id);
    if (about) abouts.set(id, about);
  }
  return listing(say, kinds, { rows, abouts, head, action });
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

/** Something a member does with an open case of theirs. */
interface Deed {
  /** The action an option of the list runs. */
  action: string;
  /** The reply that asks which case. */
  which: string;
  /** The reply for a member who has no open case. */
  noneOpen: string;
  /** Of several, one in this state is meant, if there is just one. */
  prefers?: CaseState;
  run(parts: Parts, turn: Turn, row: CaseRow): Outcome;
}

const withdrawing: Deed = {
  action: 'cases.withdraw',
  which: 'withdraw.which',
  noneOpen: 'withdraw.none-open',
  run: askFirst,
};
const adding: Deed = {
  action: 'cases.add',
  which: 'add.which',
  noneOpen: 'add.none-open',
  prefers: 'needs-more',
  run: openMaterialForm,
};

/** Does it to the case picked, or finds out which. */
async function start(parts: Parts, turn: Turn, deed: Deed, args: Args): Promise<Outcome> {
  if (args.id === undefined) return onOpenCase(parts, turn, deed, '', undefined);
  const row = await ownCase(turn.tx, turn.member.openid, Number(args.id));
  return row ? deed.run(parts, turn, row) : text(turn.say('gone'));
}

async function onOpenCase(
  parts: Parts,
  turn: Turn,
  deed: Deed,
  said: string,
  found: CaseRow | undefined,
): Promise<Outcome> {
  if (found) return deed.run(parts, turn, found);
  const { tx, member, say } = turn;
  const own = await ownCases(tx, member.openid);
  const rows = meant(
    parts,
    own.filter((row) => isOpen(row.state)),
    said,
  );
  const [only] = rows;
  if (!only) return text(say(own.length > 0 ? deed.noneOpen : 'none'));
  const preferred = rows.filter((row) => row.state === deed.prefers);
  const sole = rows.length === 1 ? only : preferred.length === 1 ? preferred[0] : undefined;
  if (sole) return deed.run(parts, turn, sole);
  return pickOne(parts, turn, rows, say(deed.which), deed.action);
}

function openMaterialForm(parts: Parts, { say }: Turn, row: CaseRow): Outcome {
  const number = numberOf(parts, row);
  if (!isOpen(row.state)) return text(say(refusalKey(row.state), { number }));
  const { title } = kindOf(parts.kinds, row.kind);
  return openForm('cases.material', { caseId: row.id }, say('add.intro', { title, number }));
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
