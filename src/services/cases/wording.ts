import type { Say } from '../../bot/action.ts';
import { choices, type Option, type Reply, text } from '../../bot/reply.ts';
import { dayOf } from '../../days.ts';
import { type CaseKind, type CaseState, caseNumber, kindOf, type More } from './kinds.ts';
import type { CaseRow, historyOf } from './records.ts';
import { isOpen } from './transitions.ts';

// Written out, so that a search for a reply's key finds where it is used.
const stateKeys: Record<CaseState, string> = {
  submitted: 'state.submitted',
  reviewing: 'state.reviewing',
  approved: 'state.approved',
  declined: 'state.declined',
  answered: 'state.answered',
  withdrawn: 'state.withdrawn',
};
const nextKeys: Record<CaseState, string> = {
  submitted: 'next.submitted',
  reviewing: 'next.reviewing',
  approved: 'next.approved',
  declined: 'next.declined',
  answered: 'next.answered',
  withdrawn: 'next.withdrawn',
};

const sayState = (say: Say, kind: CaseKind, state: CaseState) =>
  say(kind.wording?.state?.[state] ?? stateKeys[state]);
const sayNext = (say: Say, kind: CaseKind, state: CaseState) =>
  say(kind.wording?.next?.[state] ?? nextKeys[state]);

/** More options than this no one reads on a phone. */
const shown = 9;

/** `2026年3月5日`: a case may be of last year, so the year is said. */
export function sayDate(moment: Date): string {
  const [year, month, day] = dayOf(moment).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** All the member may know about one case; while it is open they are offered to withdraw it. */
export function details(
  say: Say,
  kind: CaseKind,
  row: CaseRow,
  history: Awaited<ReturnType<typeof historyOf>>,
  more: More = { lines: [], options: [] },
): Reply {
  const lines = history.map(({ at, state, note, by }) => {
    const day = sayDate(at);
    if (note && by === 'member') return say('history.added', { day, note });
    const line = say('history', { day, state: sayState(say, kind, state) });
    return note ? `${line}\n${say('history.note', { note })}` : line;
  });
  const body = say('details', {
    title: kind.title,
    number: caseNumber(kind, row),
    day: sayDate(row.createdAt),
    state: sayState(say, kind, row.state),
    history: lines.join('\n'),
  });
  const words = [body, ...more.lines, sayNext(say, kind, row.state)].join('\n');
  const withdrawal: Option[] = isOpen(row.state)
    ? [{ label: say('option.withdraw'), action: 'cases.withdraw', args: { id: row.id } }]
    : [];
  const options = [...more.options, ...withdrawal];
  return options.length > 0 ? choices(words, options) : text(words);
}

/** Several cases to pick one of. */
export function listing(
  say: Say,
  kinds: readonly CaseKind[],
  rows: readonly CaseRow[],
  head: string,
  action: string,
): Reply {
  const options: Option[] = rows.slice(0, shown).map((row) => ({
    label: say('option.case', {
      title: kindOf(kinds, row.kind).title,
      day: sayDate(row.createdAt).replace(/^\d+年/, ''),
      state: sayState(say, kindOf(kinds, row.kind), row.state),
    }),
    action,
    args: { id: row.id },
  }));
  return choices(head, options, say(rows.length > shown ? 'several.more' : 'several.tail'));
}

/** What a member is told when staff moved their case. */
export function news(
  say: Say,
  kind: CaseKind,
  number: string,
  { to, note }: { to: CaseState; note?: string },
): string {
  const told = say('told', { title: kind.title, number, state: sayState(say, kind, to) });
  const lines = [told, ...(note ? [say('history.note', { note })] : []), sayNext(say, kind, to)];
  return lines.join('\n');
}
