import type { Turn } from '../../bot/action.ts';
import type { Answers } from '../../bot/forms/form.ts';
import { sayYuan } from '../../bot/forms/numbers.ts';
import { choices, type Outcome, text } from '../../bot/reply.ts';
import type { Vault } from '../../database/index.ts';
import { sayMoment } from '../../days.ts';
import { linkTo, noAddress } from './actions.ts';
import { claimKinds } from './claims/kinds.ts';
import { type WorkedClaim, workClaim, workClaims } from './claims/work.ts';
import { committee } from './documents/arbitration.ts';
import { evidenceMissing } from './evidence.ts';
import { type PaperContents, type PaperName, paperContents, paperTitles } from './kinds.ts';
import { fullDay } from './person.ts';
import type { WorkSum } from './port.ts';
import { keepPaper } from './records.ts';

export interface DeliveryParts {
  vault: Vault;
  publicUrl: string | undefined;
  work: WorkSum;
}

/** Keeps a finished paper and answers with its link; without consent nothing is kept. */
export async function deliver(
  { vault, publicUrl, work }: DeliveryParts,
  paper: PaperName,
  turn: Turn,
  answers: Answers,
): Promise<Outcome> {
  const { tx, member, now, say } = turn;
  if (answers.consent !== true) return text(say('paper.refused'));
  const contents = contentsOf(work, paper, answers);
  const link = await keepPaper(tx, vault, { openid: member.openid, contents, now });
  if (publicUrl === undefined) return noAddress(turn);
  const done = say('paper.done', {
    title: paperTitles[paper],
    link: linkTo(publicUrl, link.token),
    until: sayMoment(link.expiresAt),
  });
  return choices([done, ...advice(turn, contents), say('paper.draft')].join('\n'), [
    { label: say('paper.option.lawyer'), action: 'lawyer.book', args: { topic: paper } },
    { label: say('paper.option.another'), action: 'papers.start' },
  ]);
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

/** What to look at before signing, and where the paper goes. */
function advice(turn: Turn, contents: PaperContents): string[] {
  const { say } = turn;
  switch (contents.paper) {
    case 'arbitration': {
      const { facts, claims } = contents;
      return [
        ...totals(turn, claims),
        say('paper.check.arbitration'),
        say('paper.where.arbitration', { committee: committee(facts) }),
        ...limit(turn, facts.leftOn, facts.day),
        ...notesOf(claims),
        ...missing(turn, facts.evidence, facts.claims),
      ];
    }
    case 'evidence':
      return [
        say('paper.check.evidence'),
        say('paper.where.evidence'),
        ...missing(turn, contents.facts.evidence, contents.facts.matter),
      ];
    case 'termination':
      return [say('paper.check.termination'), say('paper.where.termination')];
    case 'injury': {
      const { insured, on, day } = contents.facts;
      const office = say(insured === 'no' ? 'paper.where.injury-uninsured' : 'paper.where.injury');
      const late = yearAfter(on) < day ? 'paper.late.injury' : 'paper.until.injury';
      const until = say(late, { last: fullDay(yearAfter(on)) });
      return [say('paper.check.injury'), office, until];
    }
  }
}

function totals({ say }: Turn, claims: readonly WorkedClaim[]): string[] {
  const lines = claims.map(({ claim, fen }) => {
    const label = claimKinds.find(({ value }) => value === claim)?.label ?? claim;
    return fen === null ? label : `${label} ${sayYuan(fen)}`;
  });
  return [say('paper.claims', { claims: lines.join('；') })];
}

/** 调解仲裁法 art. 27: a year, from the end of the work at the latest for wages. */
function limit({ say }: Turn, leftOn: string | null | undefined, day: string): string[] {
  if (!leftOn) return [];
  const last = yearAfter(leftOn);
  return [say(last < day ? 'paper.late' : 'paper.until', { last: fullDay(last) })];
}

/** The same day a year later; of a 29th of February the day before. */
function yearAfter(day: string): string {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return next.endsWith('-02-29') ? next.replace(/29$/, '28') : next;
}

/** Two of the sums' remarks at most: more is not read on a phone. */
function notesOf(claims: readonly WorkedClaim[]): string[] {
  return [...new Set(claims.flatMap(({ notes }) => notes))].slice(0, 2);
}

function missing(
  { say }: Turn,
  picked: readonly string[] | null | undefined,
  claims: Parameters<typeof evidenceMissing>[1],
): string[] {
  const labels = evidenceMissing(picked ?? [], claims);
  return labels.length === 0 ? [] : [say('paper.missing', { evidence: labels.join('；') })];
}
