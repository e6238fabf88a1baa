import type { Transaction, Vault } from '../../database/index.ts';
import { type CaseKind, caseNumber } from './kinds.ts';
import { openCase, openCaseOfPerson } from './records.ts';
import { organisationOf } from './towns.ts';

/** An application about one person, of whom one at a time may be open. */
export interface PersonalCase {
  kind: CaseKind;
  openid: string;
  /** What was filled in; it is kept with the moment of consent, sealed. */
  answers: { residentId: string; town?: string | null };
  files?: readonly number[];
  now: Date;
}

export type OpenedOnce =
  | { kind: 'opened'; number: string }
  /** The same follower handed it in before. */
  | { kind: 'open-already'; number: string }
  /** Somebody else did, for the same person: no more than that is theirs to know. */
  | { kind: 'open-elsewhere' };

/** Opens a case unless one of the kind about the same person is still open. */
export async function openCaseOnce(
  tx: Transaction,
  vault: Vault,
  { answers, ...given }: PersonalCase,
): Promise<OpenedOnce> {
  const { kind, openid, now } = given;
  const hashes = vault.fingerprints(answers.residentId, 'resident-id');
  const open = await openCaseOfPerson(tx, kind, hashes);
  if (open)
    return open.openid === openid
      ? { kind: 'open-already', number: caseNumber(kind, open) }
      : { kind: 'open-elsewhere' };
  const { number } = await openCase(tx, vault, {
    ...given,
    organisationId: await organisationOf(tx, answers.town),
    answers: { ...answers, consentedAt: now.toISOString() },
    personHash: vault.fingerprint(answers.residentId, 'resident-id'),
  });
  return { kind: 'opened', number };
}
