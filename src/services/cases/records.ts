import type { Turn } from '../../bot/action.ts';
import type { Transaction, Vault } from '../../database/index.ts';
import { type CaseKind, type CaseState, caseNumber } from './kinds.ts';
import { openStates, stateOf } from './transitions.ts';

const answersPurpose = 'case.answers';
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
      entries: { create: { at: now, state: 'submitted' } },
    },
    select: columns,
  });
  await attachFiles(tx, { caseId: row.id, openid: given.openid, files });
  return { id: row.id, number: caseNumber(kind, row) };
}

/** Makes stored photos the case's: the follower's own that belong to no case yet. */
export async function attachFiles(
  tx: Transaction,
  { caseId, openid, files }: { caseId: number; openid: string; files: readonly number[] },
): Promise<void> {
  if (files.length === 0) return;
  await tx.storedFile.updateMany({
    where: { id: { in: [...files] }, openid, caseId: null },
    data: { caseId },
  });
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

/**
 * Deletes the photos a follower sent that belong to no case: an application was not handed in. Those
 * of another form that is still open stay.
 */
export async function dropLooseFiles({
  tx,
  member: { openid },
  heldPhotos,
}: Pick<Turn, 'tx' | 'member' | 'heldPhotos'>): Promise<void> {
  const id = { notIn: [...heldPhotos] };
  await tx.storedFile.deleteMany({ where: { openid, caseId: null, id } });
}
