import type { Say } from '../../bot/action.ts';
import type { Option } from '../../bot/reply.ts';
import type { Transaction, Vault } from '../../database/index.ts';
import { dayOf } from '../../days.ts';

/**
 * How far a case is: submitted → reviewing → an outcome; needs-more while staff wait for what the
 * member is to add; or withdrawn by the member.
 */
export type CaseState =
  | 'submitted'
  | 'reviewing'
  | 'needs-more'
  | 'approved'
  | 'declined'
  | 'answered'
  | 'withdrawn';

/** One kind of case 办件, as data: the service that opens such cases says all there is to know. */
export interface CaseKind {
  /** As stored in `Case.kind`, e.g. `relief`. */
  name: string;
  /** Two capital letters that begin its numbers, e.g. KN for 困难帮扶. */
  prefix: string;
  /** As the member reads it: 困难帮扶申请. */
  title: string;
  /** What members call it when they ask how far it is: 补助, 救助. */
  words: readonly string[];
  /** How staff may end it. */
  outcomes: readonly ('approved' | 'declined' | 'answered')[];
  /**
   * Where the usual words do not fit: the replies of check-progress that say a state in this kind's
   * own, and what comes next.
   */
  wording?: { state?: StateKeys; next?: StateKeys };
  /** What tells a case from others of its kind in a list to pick from: 工资报酬. */
  about?: (tx: Transaction, caseId: number) => Promise<string | undefined>;
  /** What the member sees of a case besides what all cases have. */
  more?: (given: MoreGiven) => Promise<More>;
}

type StateKeys = Partial<Record<CaseState, string>>;

/** What a kind gets to say more about one case; `say` says the replies of check-progress. */
export interface MoreGiven {
  tx: Transaction;
  vault: Vault;
  say: Say;
  now: Date;
  row: { id: number; state: CaseState; createdAt: Date };
}

/** Lines that stand after the history, and what is offered besides adding and withdrawing. */
export interface More {
  lines: string[];
  options: Option[];
}

/** What a member leaves for staff to answer 留言. */
export const questionCases: CaseKind = {
  name: 'question',
  prefix: 'LY',
  title: '留言',
  words: ['留的言', '咨询', '提问', '问的', '反映', '投诉'],
  outcomes: ['answered'],
};

/** What a number is made of. */
export interface CaseStamp {
  id: number;
  createdAt: Date;
}

/** The kind of a stored case; one whose service is gone is still shown to its member. */
export function kindOf(kinds: readonly CaseKind[], name: string): CaseKind {
  return (
    kinds.find((kind) => kind.name === name) ?? {
      name,
      prefix: 'BJ',
      title: '办件',
      words: [],
      outcomes: [],
    }
  );
}

/** The kinds a text names by their words or titles. */
export function kindsNamed(kinds: readonly CaseKind[], text: string): CaseKind[] {
  return kinds.filter((kind) => [kind.title, ...kind.words].some((word) => text.includes(word)));
}

/** `KN2603050012`: the kind's letters, the day it was submitted in Shanghai, the id. */
export function caseNumber(kind: CaseKind, { id, createdAt }: CaseStamp): string {
  const day = dayOf(createdAt).slice(2).replaceAll('-', '');
  return `${kind.prefix}${day}${String(id).padStart(4, '0')}`;
}

/** A case number found in what a member typed. */
export interface TypedNumber {
  /** As typed, tidied: `KN2603050012`, or without letters. */
  number: string;
  id: number;
}

/**
 * Finds a case number in a text; blanks, hyphens, width and small letters are forgiven, and the
 * letters may be missing.
 */
export function readCaseNumber(text: string): TypedNumber | undefined {
  const tidy = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-–—_.]/g, '');
  const found = /(?:[A-Z]{2})?(?<!\d)\d{6}(\d{4,9})(?!\d)/.exec(tidy);
  return found?.[1] ? { number: found[0], id: Number(found[1]) } : undefined;
}

/** True if a typed number is this case's: an id alone does not do, the day must fit too. */
export function isNumberOf(typed: TypedNumber, number: string): boolean {
  return typed.number === number || typed.number === number.slice(2);
}
