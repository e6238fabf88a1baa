import type { CaseKind, CaseState } from './kinds.ts';

/** Who moves a case. */
export type Mover = 'member' | 'staff';

/** What may come after a state, by who does it, and the reply that says why nothing else may. */
interface Ways {
  staff: readonly CaseState[];
  member: readonly CaseState[];
  refusal: string;
}

/**
 * The legal moves. A decision needs a review before it (the town or street looks first, then the
 * district decides); a question may be answered at once. An ended case stays as it is.
 */
const ways: Record<CaseState, Ways> = {
  submitted: {
    staff: ['reviewing', 'needs-more', 'answered'],
    member: ['withdrawn'],
    refusal: 'refused.submitted',
  },
  reviewing: {
    staff: ['needs-more', 'approved', 'declined', 'answered'],
    member: ['withdrawn'],
    refusal: 'refused.reviewing',
  },
  // What was asked for may come by another way, or never.
  'needs-more': {
    staff: ['reviewing', 'declined', 'answered'],
    member: ['reviewing', 'withdrawn'],
    refusal: 'refused.needs-more',
  },
  approved: { staff: [], member: [], refusal: 'refused.approved' },
  declined: { staff: [], member: [], refusal: 'refused.declined' },
  answered: { staff: [], member: [], refusal: 'refused.answered' },
  withdrawn: { staff: [], member: [], refusal: 'refused.withdrawn' },
};

const outcomes: ReadonlySet<CaseState> = new Set(['approved', 'declined', 'answered']);

/** The states that count as open: still being worked, and the member may withdraw. */
export const openStates: readonly CaseState[] = ['submitted', 'reviewing', 'needs-more'];

/** What may come next for a case of this kind: the console's buttons, and the rule itself. */
export function movesFrom(kind: CaseKind, from: CaseState, by: Mover): CaseState[] {
  const ends: readonly CaseState[] = kind.outcomes;
  return ways[from][by].filter((to) => !outcomes.has(to) || ends.includes(to));
}

/** The key in the replies of check-progress that says why a case in this state cannot be so moved. */
export function refusalKey(from: CaseState): string {
  return ways[from].refusal;
}

export function isOpen(state: CaseState): boolean {
  return openStates.includes(state);
}

/** A state as stored. @throws Error for one this version does not know */
export function stateOf(stored: string): CaseState {
  if (!Object.hasOwn(ways, stored)) throw new Error(`There is no case state ${stored}.`);
  return stored as CaseState;
}
