import type { Transaction, Vault } from '../../database/index.ts';
import type { Service, ServiceTools } from '../service.ts';
import { createActions } from './actions.ts';
import type { CaseKind } from './kinds.ts';
import { materialForm } from './material.ts';
import { type NewCase, openCase } from './records.ts';
import { additionShape } from './wishes.ts';

export { agreed, applicantFields, consentField, contactFields } from './applicant.ts';
export { type HistoryEntry, historyOf, type Material } from './history.ts';
export {
  type CaseKind,
  type CaseState,
  caseNumber,
  type More,
  type MoreGiven,
  questionCases,
} from './kinds.ts';
export { type Added, type Addition, addMaterial } from './material.ts';
export { type CaseDesk, type Move, moveCase } from './move.ts';
export { lockCaseNumbered } from './numbered.ts';
export { type OpenedOnce, openCaseOnce, type PersonalCase } from './once.ts';
export {
  type CaseRow,
  dropLooseFiles,
  type NewCase,
  openAnswers,
  openCase,
  openCaseOfFollower,
  ownCase,
} from './records.ts';
export { organisationOf, townField, towns } from './towns.ts';
export { isOpen, type Mover, movesFrom, openStates } from './transitions.ts';

/**
 * The cases 办件 of all services: how far one's own are, adding to one, and taking one back.
 *
 * @param kinds what each service that opens cases says about them
 */
export function createCases(tools: ServiceTools, kinds: readonly CaseKind[]): Service {
  return {
    name: 'cases',
    actions: createActions({ vault: tools.vault, broadcast: tools.broadcast, kinds }),
    forms: [materialForm(tools.vault, kinds)],
    patterns: [
      // Two letters, the day, a serial: KN2611230001.
      { shape: /(^|[^a-z])[a-z]{2}\d{10,}/i, intent: 'check-progress' },
      { shape: additionShape, intent: 'check-progress' },
    ],
  };
}

/**
 * Opens cases of a kind known by its name alone, for a service that is handed this as its port.
 *
 * @param kinds the same that `createCases` gets; another name is a mistake in the program
 */
export function createOpenCase(vault: Vault, kinds: readonly CaseKind[]) {
  return (tx: Transaction, { kind: name, ...given }: Omit<NewCase, 'kind'> & { kind: string }) => {
    const kind = kinds.find((candidate) => candidate.name === name);
    if (!kind) throw new Error(`There is no kind of case ${name}.`);
    return openCase(tx, vault, { ...given, kind });
  };
}
