import type { Say } from '../../bot/action.ts';
import { choices, type Option, type Reply, text } from '../../bot/reply.ts';
import { dayOf } from '../../days.ts';
import type { HistoryEntry } from './history.ts';
import { type CaseKind, type CaseState, caseNumber, kindOf } from './kinds.ts';
import type { CaseRow } from './records.ts';
import { isOpen } from './transitions.ts';

// Written out, so that a search for a reply's key finds where it is used.
const stateKeys: Record<CaseState, string> = {
  submitted: 'state.submitted',
  reviewing: 'state.reviewing',
  'needs-more': 'state.needs-more',
  approved: 'state.approved',
  declined: 'state.declined',
  answered: 'state.answered',
  withdrawn: 'state.withdrawn',
};
const nextKeys: Record<CaseState, string> = {
  submitted: 'next.submitted',
  reviewing: 'next.reviewing',
  'needs-more': 'next.needs-more',
  approved: 'next.approved',
  declined: 'next.declined',
  answered: 'next.answered',
  withdrawn: 'next.withdrawn',
};

/** More options than this no one reads on a phone. */
const shown = 9;

/** `2026年3月5日`: a case may be of last year, so the year is said. */
export function sayDate(moment: Date): string {
  const [year, month, day] = dayOf(moment).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** All the member may know about one case; while it is open they may add to it or withdraw it. */
export function details(
  say: Say,
  kind: CaseKind,
  row: CaseRow,
  history: readonly HistoryEntry[],
): Reply {
  const lines = history.map((entry) => historyLine(say, entry));
  const body = say('details', {
    title: kind.title,
    number: caseNumber(kind, row),
    day: sayDate(row.createdAt),
    state: say(stateKeys[row.state]),
    history: lines.join('\n'),
  });
  const next = say(nextKeys[row.state]);
  if (!isOpen(row.state)) return text(`${body}\n${next}`);
  return choices(`${body}\n${next}`, [
    { label: say('option.add'), action: 'cases.add', args: { id: row.id } },
    { label: say('option.withdraw'), action: 'cases.withdraw', args: { id: row.id } },
  ]);
}

/** A text one added oneself needs no more than its beginning. */
const shownOfText = 30;

function historyLine(say: Say, { at, state, note, material }: HistoryEntry): string {
  const day = sayDate(at);
  if (material) {
    const words = material.text ? [...material.text] : [];
    const cut =
      words.length > shownOfText ? `${words.slice(0, shownOfText).join('')}…` : words.join('');
    const photos = material.photos.length;
    const said = [cut, ...(photos > 0 ? [say('history.photos', { count: photos })] : [])];
    return say('history.added', { day, what: said.filter(Boolean).join(' ') });
  }
  const line = say('history', { day, state: say(stateKeys[state]) });
  return note ? `${line}\n${say('history.note', { note })}` : line;
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
      state: say(stateKeys[row.state]),
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
  const told = say('told', { title: kind.title, number, state: say(stateKeys[to]) });
  const lines = [told, ...(note ? [say('history.note', { note })] : []), say(nextKeys[to])];
  return lines.join('\n');
}
