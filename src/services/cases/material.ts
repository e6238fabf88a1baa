import { z } from 'zod';
import type { Turn } from '../../bot/action.ts';
import type { Answers, Form } from '../../bot/forms/form.ts';
import { choices, type Reply, text } from '../../bot/reply.ts';
import type { Transaction, Vault } from '../../database/index.ts';
import { type Material, writeEntry } from './history.ts';
import { type CaseKind, caseNumber, kindOf } from './kinds.ts';
import { attachFiles, lockCase } from './records.ts';
import { isOpen, refusalKey } from './transitions.ts';

/** Photos one addition may have: as many as WeChat lets somebody send at once. */
const mostPhotos = 9;

const filledIn = z.object({
  caseId: z.number(),
  text: z.string().nullable(),
  photos: z.array(z.number()),
});

/** What somebody wants to add, and to which case. */
export interface Addition {
  caseId: number;
  openid: string;
  material: Material;
  now: Date;
}

/** How it went: `refusal` is the key in the replies of check-progress that says why not. */
export type Added = { number: string } | { refusal: string; number: string };

/**
 * Adds to an open case of the follower's own, in the caller's transaction: a history line, and the
 * photos. A case that waited for it goes back to being reviewed.
 */
export async function addMaterial(
  tx: Transaction,
  vault: Vault,
  kinds: readonly CaseKind[],
  { caseId, openid, material, now }: Addition,
): Promise<Added> {
  const row = await lockCase(tx, caseId);
  if (!row || row.openid !== openid) return { refusal: 'gone', number: '' };
  const number = caseNumber(kindOf(kinds, row.kind), row);
  if (!isOpen(row.state)) return { refusal: refusalKey(row.state), number };
  const to = row.state === 'needs-more' ? 'reviewing' : row.state;
  await writeEntry(tx, vault, { caseId, to, material, now });
  await attachFiles(tx, { caseId, openid, files: material.photos });
  return { number };
}

/** The form 补充材料: a text, photos, or both. It is opened with the answer `caseId`. */
export const materialForm = (vault: Vault, kinds: readonly CaseKind[]): Form => ({
  name: 'cases.material',
  version: 1,
  intent: 'check-progress',
  title: '补充材料',
  confirm: false,
  fields: [
    {
      name: 'text',
      label: '补充说明',
      kind: 'text',
      minLength: 2,
      maxLength: 1000,
      optional: true,
      // Meant for who works the case, who may be asked something with it.
      anything: true,
    },
    { name: 'photos', label: '照片', kind: 'photo', most: mostPhotos, optional: true },
  ],
  submit: (turn, answers) => submitMaterial(vault, kinds, turn, answers),
});

async function submitMaterial(
  vault: Vault,
  kinds: readonly CaseKind[],
  { tx, member, say, now }: Turn,
  answers: Answers,
): Promise<Reply> {
  const { caseId, ...material } = filledIn.parse(answers);
  if (material.text === null && material.photos.length === 0)
    return choices(say('add.nothing'), [
      { label: say('option.add'), action: 'cases.add', args: { id: caseId } },
      { label: say('option.look'), action: 'cases.show', args: { id: caseId } },
    ]);
  const addition = { caseId, openid: member.openid, material, now };
  const { number, ...result } = await addMaterial(tx, vault, kinds, addition);
  if ('refusal' in result)
    return text(say('add.refused', { reason: say(result.refusal, { number }) }));
  return text(say('add.done', { number }));
}
