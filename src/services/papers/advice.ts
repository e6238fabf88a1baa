import type { Turn } from '../../bot/action.ts';
import { sayYuan } from '../../bot/forms/numbers.ts';
import { type Option, toIntent } from '../../bot/reply.ts';
import { sayDate } from '../../days.ts';
import { lastDayOf, periodNamed } from '../deadlines/index.ts';
import { claimKinds } from './claims/kinds.ts';
import type { WorkedClaim } from './claims/work.ts';
import { committee } from './documents/arbitration.ts';
import { evidenceMissing } from './evidence.ts';
import type { PaperContents, PaperName } from './kinds.ts';

/** What to look at before signing, and where the paper goes. */
export function advice(turn: Turn, contents: PaperContents): string[] {
  const { say } = turn;
  switch (contents.paper) {
    case 'arbitration': {
      const { facts, claims } = contents;
      return [
        ...totals(turn, claims),
        say('paper.check.arbitration'),
        say('paper.where.arbitration', { committee: committee(facts) }),
        ...untilWhen(turn, contents),
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
      const { insured } = contents.facts;
      const office = say(insured === 'no' ? 'paper.where.injury-uninsured' : 'paper.where.injury');
      return [say('paper.check.injury'), office, ...untilWhen(turn, contents)];
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

/** Written out, so that a search for a reply's key finds where it is used. */
const limitKeys: Record<string, { until: string; over: string }> = {
  arbitration: { until: 'paper.until', over: 'paper.late' },
  'injury-report': { until: 'paper.until.injury', over: 'paper.late.injury' },
};

function untilWhen({ say }: Turn, contents: PaperContents): string[] {
  const limit = limitOf(contents);
  const keys = limit && limitKeys[limit.name];
  if (!limit || !keys) return [];
  return [say(limit.over ? keys.over : keys.until, { last: sayDate(limit.last) })];
}

/**
 * Two of the sums' remarks at most: more is not read on a phone. First those on double wages, whose
 * time runs out month by month, before the day that is named for the rest.
 */
function notesOf(claims: readonly WorkedClaim[]): string[] {
  const urgent = claims.filter(({ claim }) => claim === 'double');
  return [...new Set([...urgent, ...claims].flatMap(({ notes }) => notes))].slice(0, 2);
}

function missing(
  { say }: Turn,
  picked: readonly string[] | null | undefined,
  claims: Parameters<typeof evidenceMissing>[1],
): string[] {
  const labels = evidenceMissing(picked ?? [], claims);
  return labels.length === 0 ? [] : [say('paper.missing', { evidence: labels.join('；') })];
}

/** What a lawyer's booking calls the matter. */
const topics: Partial<Record<PaperName, string>> = {
  arbitration: 'wages',
  termination: 'dismissal',
  injury: 'injury',
};

/** What can be done next; of other services only what is there. */
export function optionsAfter(
  offers: (action: string) => boolean,
  { say }: Turn,
  contents: PaperContents,
): Option[] {
  const topic = topics[contents.paper];
  const label = say('paper.option.lawyer');
  const period = limitOf(contents);
  return [
    offers('lawyer.book')
      ? { label, action: 'lawyer.book', ...(topic ? { args: { topic } } : {}) }
      : toIntent(label, 'book-lawyer'),
    ...(period && !period.over && offers('deadlines.remind')
      ? [
          {
            label: say('paper.option.remind'),
            action: 'deadlines.remind',
            args: { period: period.name, last: period.last },
          },
        ]
      : []),
    { label: say('paper.option.another'), action: 'papers.start' },
  ];
}

/**
 * The last day for handing a paper in, where the interview tells from when it counts: the same as
 * 算期限 would say (劳动争议调解仲裁法 art. 27, 工伤保险条例 art. 17).
 */
function limitOf(contents: PaperContents) {
  if (contents.paper === 'arbitration')
    return limit('arbitration', contents.facts.leftOn, contents.facts.day);
  if (contents.paper === 'injury')
    return limit('injury-report', contents.facts.on, contents.facts.day);
  return undefined;
}

function limit(name: string, from: string | null | undefined, today: string) {
  const period = periodNamed(name);
  if (!period || !from) return undefined;
  const { last } = lastDayOf(period, from);
  return { name, last, over: last < today };
}
