import type { Say } from '../../bot/action.ts';
import { daysBetween, sayFullDay } from '../../days.ts';
import { cite } from '../legal/index.ts';
import type { Knowledge } from './ask.ts';
import { countFrom, type LastDay } from './last-day.ts';
import type { Length, Period } from './period.ts';

interface Counted {
  period: Period;
  from: string;
  last: LastDay;
  today: string;
}

/** 1年, 6个月, 15天 */
export function sayLength(length: Length): string {
  if ('years' in length) return `${length.years}年`;
  return 'months' in length ? `${length.months}个月` : `${length.days}天`;
}

/** The answer: the last day, how far off it is, what to do, and what it rests on. */
export function explain(say: Say, { laws }: Knowledge, counted: Counted): string {
  const { period } = counted;
  const articles = cite(laws, period.articles);
  const basis = period.source ? `${articles}；${period.source}` : articles;
  return [
    headline(say, counted),
    ...restNote(say, counted),
    ...firstNote(say, counted),
    ...advice(say, counted),
    say('deadline.basis', { basis }),
    say('information'),
  ].join('\n');
}

function headline(say: Say, { period, from, last, today }: Counted): string {
  const days = daysBetween(today, last.last);
  const key = days < 0 ? 'deadline.passed' : days === 0 ? 'deadline.today' : 'deadline.ahead';
  const values = { title: period.title, from: sayFullDay(from), last: sayFullDay(last.last) };
  return say(key, { ...values, days: Math.abs(days) });
}

function restNote(say: Say, { period, last, today }: Counted): string[] {
  const { counted, rest } = last;
  // Long past, a day or two more or less is of no use.
  if (rest === undefined || (last.last === counted && counted < today)) return [];
  if (period['rest-day'] === 'stays' && last.last === counted) return [];
  const values = { counted: sayFullDay(counted), rest, year: counted.slice(0, 4) };
  return [say(last.last === counted ? 'deadline.rest-unknown' : 'deadline.rest-moved', values)];
}

function firstNote(say: Say, { period: { first }, from }: Counted): string[] {
  if (!first) return [];
  const day = sayFullDay(countFrom(from, first.length));
  return [say('deadline.first', { length: sayLength(first.length), day, words: first.says })];
}

function advice(say: Say, { period, last, today }: Counted): string[] {
  const { todo, remark, late } = period;
  if (last.last < today) return [say('deadline.late', { late })];
  return [say('deadline.todo', { todo }), say('deadline.remark', { remark })];
}
