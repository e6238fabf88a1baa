import type { Transaction, Vault } from '../../database/index.ts';
import { type CaseKind, type CaseState, caseNumber } from './kinds.ts';
import { isOpen, type Mover, openStates, stateOf } from './transitions.ts';

const answersPurpose = 'case.answers';
const notePurpose = 'case.note';
/** A follower's listing ends here; an older case is found by its number. */
const listed = 30;

/** What a service hands in to open a case. */
export interface NewCase {
  kind: CaseKind;
  openid: string;
  /** The town or street that looks first; without it the district assigns the case. */
  organisationId?: string | null;
  /** What was filled in, plain: it is sealed here. */
  answers: Record<string, unknown>;
  /** `vault.fingerprint(residentId, 'resident-id')`. */
  personHash?: string;
  /** Ids of the stored photos that belong to it; those of others are left alone. */
  files?: readonly number[];
  now: Date;
}

/** A case as the conversation needs it; what was filled in stays sealed. */
export interface CaseRow {
  id: number;
  kind: string;
  openid: string;
  state: CaseState;
  createdAt: Date;
}

const columns = { id: true, kind: true, openid: true, state: true, createdAt: true } as const;

const asRow = (row: Omit<CaseRow, 'state'> & { state: string }): CaseRow => ({
  ...row,
  state: stateOf(row.state),
});

/** What was filled in, for who works the case. @throws SealBroken */
export function openAnswers<Answers>(vault: Vault, sealed: Uint8Array): Answers {
  return vault.openJson<Answers>(sealed, answersPurpose);
}

/** Opens a case with its first history line and its photos, in the caller's transaction. */
export async function openCase(
  tx: Transaction,
  vault: Vault,
  { kind, answers, files = [], now, ...given }: NewCase,
): Promise<{ id: number; number: string }> {
  const row = await tx.case.create({
    data: {
      ...given,
      kind: kind.name,
      answers: vault.sealJson(answers, answersPurpose),
      createdAt: now,
      updatedAt: now,
      entries: { create: { at: now, state: 'submitted', by: 'member' } },
    },
    select: columns,
  });
  await keepFiles(tx, row, files);
  return { id: row.id, number: caseNumber(kind, row) };
}

async function keepFiles(
  tx: Transaction,
  { id, openid }: Pick<CaseRow, 'id' | 'openid'>,
  files: readonly number[],
): Promise<void> {
  if (files.length === 0) return;
  await tx.storedFile.updateMany({
    where: { id: { in: [...files] }, openid, caseId: null },
    data: { caseId: id },
  });
}

/**
 * Adds to an open case what its member brings later: a line, and stored photos.
 *
 * @returns false if the case is no longer open: nothing was added
 */
export async function addToCase(
  tx: Transaction,
  vault: Vault,
  added: { caseId: number; note: string; files?: readonly number[]; now: Date },
): Promise<boolean> {
  const { caseId, note, files = [], now: at } = added;
  const row = await lockCase(tx, caseId);
  if (!row || !isOpen(row.state)) return false;
  await tx.caseEntry.create({
    data: { caseId, at, state: row.state, by: 'member', note: vault.seal(note, notePurpose) },
  });
  await tx.case.update({ where: { id: caseId }, data: { updatedAt: at } });
  await keepFiles(tx, row, files);
  return true;
}

/**
 * The open case of a kind that is about a person, whoever handed it in. Holds until the end of the
 * transaction that nobody else looks for the same person: two phones cannot both find none.
 *
 * @param hashes `vault.fingerprints(residentId, 'resident-id')`
 */
export async function openCaseOfPerson(
  tx: Transaction,
  kind: CaseKind,
  hashes: readonly string[],
): Promise<CaseRow | undefined> {
  // In a fixed order, so that two lookers cannot wait for each other.
  for (const hash of [...hashes].sort())
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${kind.name} ${hash}`}, 0))`;
  const row = await tx.case.findFirst({
    where: { kind: kind.name, personHash: { in: [...hashes] }, state: { in: [...openStates] } },
    orderBy: { id: 'desc' },
    select: columns,
  });
  return row ? asRow(row) : undefined;
}

/** The follower's newest open case of a kind. */
export async function openCaseOfFollower(
  tx: Transaction,
  kind: CaseKind,
  openid: string,
): Promise<CaseRow | undefined> {
  const own = await ownCases(tx, openid, kind);
  return own.find((row) => openStates.includes(row.state));
}

/** The follower's own cases, the newest first. */
export async function ownCases(
  tx: Transaction,
  openid: string,
  kind?: CaseKind,
): Promise<CaseRow[]> {
  const rows = await tx.case.findMany({
    where: { openid, ...(kind ? { kind: kind.name } : {}) },
    orderBy: { id: 'desc' },
    take: listed,
    select: columns,
  });
  return rows.map(asRow);
}

/** One case, if it is the follower's own. */
export async function ownCase(
  tx: Transaction,
  openid: string,
  id: number,
): Promise<CaseRow | undefined> {
  // An id as typed may be larger than the column holds.
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) return undefined;
  const row = await tx.case.findFirst({ where: { id, openid }, select: columns });
  return row ? asRow(row) : undefined;
}

/** One case, held against any other change until the end of the transaction. */
export async function lockCase(tx: Transaction, id: number): Promise<CaseRow | undefined> {
  await tx.$queryRaw`SELECT "id" FROM "Case" WHERE "id" = ${id} FOR UPDATE`;
  const row = await tx.case.findUnique({ where: { id }, select: columns });
  return row ? asRow(row) : undefined;
}

/** Sets the state and writes the history line that goes with it. Only `moveCase` may call this. */
export async function writeMove(
  tx: Transaction,
  vault: Vault,
  move: { caseId: number; to: CaseState; by: Mover; note?: string | undefined; now: Date },
): Promise<void> {
  const { caseId, to, by, note, now } = move;
  await tx.case.update({ where: { id: caseId }, data: { state: to, updatedAt: now } });
  await tx.caseEntry.create({
    data: { caseId, at: now, state: to, by, note: note ? vault.seal(note, notePurpose) : null },
  });
}

/** The history of a case, the oldest first, with the lines staff and the member wrote in it. */
export async function historyOf(
  tx: Transaction,
  vault: Vault,
  caseId: number,
): Promise<{ at: Date; state: CaseState; by: string; note?: string }[]> {
  const entries = await tx.caseEntry.findMany({ where: { caseId }, orderBy: { id: 'asc' } });
  return entries.map(({ at, state, by, note }) => ({
    at,
    state: stateOf(state),
    by,
    ...(note ? { note: vault.open(note, notePurpose).toString('utf8') } : {}),
  }));
}

/** Deletes the photos a follower sent that belong to no case: an application was not handed in. */
export async function dropLooseFiles(tx: Transaction, openid: string): Promise<void> {
  await tx.storedFile.deleteMany({ where: { openid, caseId: null } });
}
