import { z } from 'zod';
import type { Answers } from '../../bot/forms/form.ts';
import type { Transaction, Vault } from '../../database/index.ts';
import { type CaseKind, type OpenedOnce, openCaseOnce } from '../cases/index.ts';

/** What a relief application is among the cases. */
export const reliefCases: CaseKind = {
  name: 'relief',
  prefix: 'KN',
  title: '困难帮扶申请',
  words: ['帮扶', '补助', '补贴', '救助', '救济', '慰问', '困难'],
  outcomes: ['approved', 'declined'],
};

/** A finished application; the form has checked each answer, this gives them their types. */
const application = z.object({
  kind: z.string(),
  consent: z.literal(true),
  household: z.number(),
  /** A head and month, fen. */
  income: z.number().nullable(),
  reason: z.string(),
  /** Fen. */
  amount: z.number(),
  name: z.string(),
  phone: z.string(),
  residentId: z.string(),
  town: z.string().nullable(),
  photos: z.array(z.number()),
});

export type Application = z.infer<typeof application>;

export const readApplication = (answers: Answers): Application => application.parse(answers);

/** Writes an application as a case, unless one about the same person is still open. */
export function recordApplication(
  tx: Transaction,
  vault: Vault,
  openid: string,
  { photos, ...answers }: Application,
  now: Date,
): Promise<OpenedOnce> {
  return openCaseOnce(tx, vault, { kind: reliefCases, openid, answers, files: photos, now });
}
