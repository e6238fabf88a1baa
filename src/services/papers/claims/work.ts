import { z } from 'zod';
import type { Answers } from '../../../bot/forms/form.ts';
import type { Worked, WorkSum } from '../port.ts';
import { type ClaimName, claimKinds, claimNames } from './kinds.ts';
import { sumAnswers } from './sum-answers.ts';

/** A claim with its amount as it goes into the paper. */
export const workedClaim = z.object({
  claim: z.enum(claimNames),
  /** Fen; null where no amount was named. */
  fen: z.number().nullable(),
  steps: z.array(z.string()),
  /** For the member, not for the paper. */
  notes: z.array(z.string()),
});

export type WorkedClaim = z.infer<typeof workedClaim>;

/** Where the member types the amount of a claim; of those with a sum only where it gives none. */
export const amountFields = {
  wages: 'owed',
  double: 'doubleAmount',
  severance: 'severanceAmount',
  damages: 'damagesAmount',
  notice: 'noticeAmount',
  overtime: 'overtimeAmount',
  leave: 'leaveAmount',
  other: 'otherAmount',
} as const satisfies Record<ClaimName, string>;

/** True if the claim was picked. */
export function claims(answers: Answers, claim: ClaimName): boolean {
  return Array.isArray(answers.claims) && answers.claims.includes(claim);
}

/**
 * The sum of a claim, if it can be worked from the answers so far.
 *
 * @returns undefined where there is no sum, an answer is missing, or nothing came of it
 */
export function workClaim(
  work: WorkSum,
  claim: ClaimName,
  answers: Answers,
): (Extract<Worked, { kind: 'worked' }> & { fen: number }) | undefined {
  const sum = claimKinds.find((kind) => kind.value === claim)?.sum;
  const given = sum === undefined ? undefined : sumAnswers(sum, answers);
  if (sum === undefined || given === undefined) return undefined;
  const worked = work(sum, given, String(answers.day));
  if (worked?.kind !== 'worked' || worked.fen === undefined || worked.fen <= 0) return undefined;
  return { ...worked, fen: worked.fen };
}

/** Every claim that was picked, with what it comes to. */
export function workClaims(work: WorkSum, answers: Answers): WorkedClaim[] {
  return claimKinds
    .filter(({ value }) => claims(answers, value))
    .map(({ value: claim }) => {
      const worked = workClaim(work, claim, answers);
      if (worked) {
        const { fen, steps, notes } = worked;
        return { claim, fen, steps, notes };
      }
      const typed = answers[amountFields[claim]];
      const fen = typeof typed === 'number' ? typed : null;
      return { claim, fen, steps: [], notes: [] };
    });
}
