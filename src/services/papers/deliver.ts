import type { Turn } from '../../bot/action.ts';
import type { Answers } from '../../bot/forms/form.ts';
import { choices, type Outcome, text } from '../../bot/reply.ts';
import type { Vault } from '../../database/index.ts';
import { sayMoment } from '../../days.ts';
import { linkTo, noAddress } from './actions.ts';
import { advice, optionsAfter } from './advice.ts';
import { workClaim, workClaims } from './claims/work.ts';
import { type PaperContents, type PaperName, paperContents, paperTitles } from './kinds.ts';
import type { WorkSum } from './port.ts';
import { keepPaper } from './records.ts';

export interface DeliveryParts {
  vault: Vault;
  publicUrl: string | undefined;
  work: WorkSum;
  offers(action: string): boolean;
}

/** Keeps a finished paper and answers with its link; without consent nothing is kept. */
export async function deliver(
  { vault, publicUrl, work, offers }: DeliveryParts,
  paper: PaperName,
  turn: Turn,
  answers: Answers,
): Promise<Outcome> {
  const { tx, member, now, say } = turn;
  if (answers.consent !== true) return text(say('paper.refused'));
  const contents = contentsOf(work, paper, answers);
  const link = await keepPaper(tx, vault, { openid: member.openid, contents, now });
  if (publicUrl === undefined) return noAddress(turn, 'paper.kept');
  const done = say('paper.done', {
    title: paperTitles[paper],
    link: linkTo(publicUrl, link.token),
    until: sayMoment(link.expiresAt),
  });
  const head = [done, ...advice(turn, contents), say('paper.draft')].join('\n');
  return choices(head, optionsAfter(offers, turn, contents));
}

/** The interview, typed, with its sums worked once and for all. */
function contentsOf(work: WorkSum, paper: PaperName, answers: Answers): PaperContents {
  if (paper === 'arbitration')
    return paperContents.parse({ paper, facts: answers, claims: workClaims(work, answers) });
  if (paper !== 'termination') return paperContents.parse({ paper, facts: answers });
  const worked = workClaim(work, 'severance', answers);
  const severance = worked && { claim: 'severance', ...worked };
  return paperContents.parse({ paper, facts: answers, severance });
}
