import type { Event } from '../../../database/index.ts';
import { matchOrganisations } from '../../organisations/index.ts';
import type { Town } from '../records.ts';
import { plain } from './plain.ts';
import { subjectsOf, titleScore } from './subjects.ts';
import { fallsInto, readWhen } from './when.ts';

/** What narrowing looks at. */
export interface Candidate {
  event: Pick<Event, 'title' | 'kind' | 'description' | 'place' | 'startsAt' | 'endsAt'>;
  town?: Town;
}

export interface Narrowed<Row> {
  rows: Row[];
  /**
   * `named`: by what it is called; `filtered`: by town, day or kind; `near`: by town or day, but of
   * another kind, or by a word in the description; `missing`: the text asks for something that is not there, and the rows are all;
   * `all`: it asks for nothing in particular.
   */
  by: 'named' | 'filtered' | 'near' | 'missing' | 'all';
}

const kindWords: [RegExp, string[]][] = [
  [/讲座/, ['lecture']],
  [/比赛|大赛|赛事|竞赛|比武|邀请赛|三下沉/, ['contest']],
  [/课|培训|学习班|兴趣班|夜校|班(?!车|长|组)/, ['class', 'lecture']],
];

/** Finds the events a sentence means: by name first, then by town, day and kind together. */
export function narrow<Row extends Candidate>(
  text: string,
  rows: readonly Row[],
  now: Date,
): Narrowed<Row> {
  const wanted = plain(text);
  const filters = readFilters(wanted, rows, now);
  const named = bestNamed(wanted, rows);
  const fitting = (some: readonly Row[]) =>
    some.filter((row) => filters.every((fits) => fits(row)));
  if (named.length > 0) {
    const fit = fitting(named);
    return { rows: fit.length > 0 ? fit : named, by: 'named' };
  }
  if (subjectsOf(wanted).size > 0) {
    // Not in a title: perhaps the description speaks of it.
    const told = fitting(rows.filter(({ event }) => sharesSubject(wanted, event.description)));
    return told.length > 0 ? { rows: told, by: 'near' } : { rows: [...rows], by: 'missing' };
  }
  const kinds = kindWords.find(([word]) => word.test(wanted))?.[1];
  if (filters.length === 0 && !kinds) return { rows: [...rows], by: 'all' };
  const fit = fitting(rows);
  const ofKind = fit.filter(({ event }) => !kinds || kinds.includes(event.kind));
  if (ofKind.length > 0) return { rows: ofKind, by: 'filtered' };
  if (filters.length > 0 && fit.length > 0) return { rows: fit, by: 'near' };
  return { rows: [...rows], by: 'missing' };
}

function bestNamed<Row extends Candidate>(text: string, rows: readonly Row[]): Row[] {
  const scored = rows.map((row) => ({
    row,
    // A shared subject weighs like a name of three characters: more than two that happen to agree.
    score: Math.max(
      titleScore(text, row.event.title),
      sharesSubject(text, row.event.title) ? 3 : 0,
    ),
  }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ row }) => row);
}

function sharesSubject(text: string, other: string): boolean {
  const there = subjectsOf(other);
  return [...subjectsOf(text)].some((subject) => there.has(subject));
}

function readFilters<Row extends Candidate>(
  text: string,
  rows: readonly Row[],
  now: Date,
): ((row: Row) => boolean)[] {
  const filters: ((row: Row) => boolean)[] = [];
  const when = readWhen(text, now);
  if (when) filters.push(({ event }) => fallsInto(when, event));
  const known = new Map(rows.flatMap(({ town }) => (town ? [[town.id, town]] : [])));
  const towns = matchOrganisations(text, [...known.values()]);
  if (/线上|网上|直播|不用出门/.test(text))
    filters.push(({ event }) => /线上|网上/.test(event.place));
  if (towns.length > 0) filters.push(({ town }) => towns.some(({ id }) => id === town?.id));
  return filters;
}
