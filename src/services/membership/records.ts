import { z } from 'zod';
import type { Answers } from '../../bot/forms/form.ts';
import type { Transaction, Vault } from '../../database/index.ts';
import { type CaseKind, type OpenedOnce, openCaseOnce } from '../cases/index.ts';

/** What an application to join is among the cases. */
export const membershipCases: CaseKind = {
  name: 'membership',
  prefix: 'RH',
  title: '入会申请',
  words: ['入会', '加入工会', '会员'],
  outcomes: ['approved', 'declined'],
};

/** A finished application; the form has checked each answer, this gives them their types. */
const joining = z.object({
  work: z.string(),
  consent: z.literal(true),
  name: z.string(),
  phone: z.string(),
  residentId: z.string(),
  /** Where the work has one employer. */
  employer: z.string().optional(),
  /** Where it has not: the platform or the station. */
  platform: z.string().nullish(),
  town: z.string().nullable(),
});

export type Joining = z.infer<typeof joining>;

export const readJoining = (answers: Answers): Joining => joining.parse(answers);

/** Writes an application as a case, unless one about the same person is still open. */
export function recordJoining(
  tx: Transaction,
  vault: Vault,
  openid: string,
  answers: Joining,
  now: Date,
): Promise<OpenedOnce> {
  return openCaseOnce(tx, vault, { kind: membershipCases, openid, answers, now });
}
