import type { Transaction, Vault } from '../../database/index.ts';
import type { CaseState } from './kinds.ts';
import { stateOf } from './transitions.ts';

const notePurpose = 'case.note';
const materialPurpose = 'case.material';

/** What a member added to a case after handing it in. */
export interface Material {
  text: string | null;
  /** Ids of stored photos; they belong to the case. */
  photos: number[];
}

/** One step in the life of a case. */
export interface HistoryEntry {
  at: Date;
  state: CaseState;
  /** What staff wrote for the member. */
  note?: string;
  material?: Material;
}

export interface NewEntry {
  caseId: number;
  to: CaseState;
  note?: string | undefined;
  material?: Material | undefined;
  now: Date;
}

/**
 * Sets the state and writes the history line that goes with it. Only `moveCase` and `addMaterial`
 * may call this: they hold the case's row.
 */
export async function writeEntry(
  tx: Transaction,
  vault: Vault,
  { caseId, to, note, material, now }: NewEntry,
): Promise<void> {
  await tx.case.update({ where: { id: caseId }, data: { state: to, updatedAt: now } });
  await tx.caseEntry.create({
    data: {
      caseId,
      at: now,
      state: to,
      note: note ? vault.seal(note, notePurpose) : null,
      material: material ? vault.sealJson(material, materialPurpose) : null,
    },
  });
}

/** The history of a case, the oldest first: what staff wrote for the member, what the member added. */
export async function historyOf(
  tx: Transaction,
  vault: Vault,
  caseId: number,
): Promise<HistoryEntry[]> {
  const entries = await tx.caseEntry.findMany({ where: { caseId }, orderBy: { id: 'asc' } });
  return entries.map(({ at, state, note, material }) => ({
    at,
    state: stateOf(state),
    ...(note ? { note: vault.open(note, notePurpose).toString('utf8') } : {}),
    ...(material ? { material: vault.openJson<Material>(material, materialPurpose) } : {}),
  }));
}
