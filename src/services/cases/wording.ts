import type { Say } from '../../bot/action.ts';
import { choices, type Option, type Reply, text } from '../../bot/reply.ts';
import { dayOf, sayDate } from '../../days.ts';
import type { HistoryEntry } from './history.ts';
import { type CaseKind, type CaseState, caseNumber, kindOf, type More } from './kinds.ts';
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

const sayState = (say: Say, kind: CaseKind, state: CaseState) =>
  say(kind.wording?.state?.[state] ?? stateKeys[state]);
const sayNext = (say: Say, kind: CaseKind, state: CaseState) =>
  say(kind.wording?.next?.[state] ?? nextKeys[state]);

/** More options than this no one reads on a phone. */
export const mostListed = 9;

/** `2026年3月5日`: a case may be of last year, so the year is said. */
const sayDateOf = (moment: Date): string => sayDate(dayOf(moment));

/** All the member may know about one case; while it is open they may add to it or withdraw it. */
export function details(
  say: Say,
  kind: CaseKind,
  row: CaseRow,
  history: readonly HistoryEntry[],
  more: More = { lines: [], options: [] },
): Reply {
  const lines = history.map((entry) => historyLine(say, kind, entry));
  const body = say('details', {
    title: kind.title,
    number: caseNumber(kind, row),
    day: sayDateOf(row.createdAt),
    state: sayState(say, kind, row.state),
    history: lines.join('\n'),
  });
  const words = [body, ...more.lines, sayNext(say, kind, row.state)].join('\n');
  const args = { id: row.id };
  const whileOpen: Option[] = isOpen(row.state)
    ? [
        { label: say('option.add'), action: 'cases.add', args },
        { label: say('option.withdraw'), action: 'cases.withdraw', args },
      ]
    : [];
  const options = [...more.options, ...whileOpen];
  return options.length > 0 ? choices(words, options) : text(words);
}

/** A text one added oneself needs no more than its beginning. */
const shownOfText = 30;

function historyLine(
  say: Say,
  kind: CaseKind,
  { at, state, note, material }: HistoryEntry,
): string {
  const day = sayDateOf(at);
  if (material) {
    const words = material.text ? [...material.text] : [];
    const cut =
      words.length > shownOfText ? `${words.slice(0, shownOfText).join('')}…` : words.join('');
    const photos = material.photos.length;
    const said = [cut, ...(photos > 0 ? [say('history.photos', { count: photos })] : [])];
    return say('history.added', { day, what: said.filter(Boolean).join(' ') });
  }
  const line = say('history', { day, state: sayState(say, kind, state) });
  return note ? `${line}\n${say('history.note', { note })}` : line;
}

/** Several cases to pick one of. */
export interface Listing {
  rows: readonly CaseRow[];
  /** What a case is about, by its id, where its kind says so. */
  abouts: ReadonlyMap<number, string>;
  head: string;
  /** What picking one runs. */
  action: string;
}

export function listing(
  say: Say,
  kinds: readonly CaseKind[],
  { rows, abouts, head, action }: Listing,
): Reply {
  const options: Option[] = rows.slice(0, mostListed).map((row) => {
    const kind = kindOf(kinds, row.kind);
    const about = abouts.get(row.id);
    const title = about ? say('option.case-about', { title: kind.title, about }) : kind.title;
    const day = sayDateOf(row.createdAt).replace(/^\d+年/, '');
    const label = say('option.case', { title, day, state: sayState(say, kind, row.state) });
    return { label, action, args: { id: row.id } };
  });
  return choices(head, options, say(rows.length > mostListed ? 'several.more' : 'several.tail'));
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
