import type { Answers, Field } from '../../bot/forms/form.ts';
import { sayLength } from '../../bot/forms/lengths.ts';
import { visibleFields } from '../../bot/forms/place.ts';
import { figureKind } from './figures/kinds.ts';
import { toldFiguresKey } from './figures/told.ts';
import { figuresIn } from './reading/figures.ts';
import { dateIn } from './reading/index.ts';
import type { Figures, Sum } from './sum.ts';

// What the sums have in common: getting at the answers, and saying days, months and figures.

/** An amount in fen or a whole number; undefined if it was not told or skipped. */
export function numberOf(answers: Answers, name: string): number | undefined {
  const value = answers[name];
  return typeof value === 'number' ? value : undefined;
}

/** A text, a day or the value of an option; undefined if it was not told or skipped. */
export function textOf(answers: Answers, name: string): string | undefined {
  const value = answers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Only what is known, as `Sum.read` gives it. */
export function known(answers: Answers): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}

/** Among the answers of an open form: the name of the field that is to be answered anew. */
export const askedAnew = '#anew';

/** Among the answers: those that were taken for granted, by name, to be said with the result. */
export const assumedKey = 'assumed';

/**
 * What a sentence tells a sum, with the local figures it gives and what is taken for granted.
 *
 * @param known answers that are known already: they count before the sentence
 */
export function tell(sum: Sum, text: string, now: Date, known: Answers = {}): Answers {
  const figures = figuresIn(text);
  const given = Object.keys(figures).length > 0 ? { [toldFiguresKey]: figures } : {};
  return withAssumed(sum, text, { ...sum.read(text, now), ...given, ...known });
}

/** With what is taken for granted where nothing was told of it. */
export function withAssumed(sum: Sum, text: string, told: Answers): Answers {
  const taken = Object.entries(sum.assume?.(text, told) ?? {}).filter(
    ([name, value]) => value !== undefined && !Object.hasOwn(told, name),
  );
  if (taken.length === 0) return told;
  const before = told[assumedKey];
  const assumed = { ...(typeof before === 'object' ? before : {}), ...Object.fromEntries(taken) };
  return { ...told, ...Object.fromEntries(taken), [assumedKey]: assumed };
}

/** The fields whose answers still are what was taken for granted. */
export function assumedFields(sum: Sum, answers: Answers): Field[] {
  const assumed = answers[assumedKey];
  if (typeof assumed !== 'object' || assumed === null) return [];
  const taken = new Map(Object.entries(assumed));
  return visibleFields(sum, answers).filter(
    ({ name }) => taken.has(name) && taken.get(name) === answers[name],
  );
}

/** The field is taken from a sentence that gives it, and asked only to be corrected. */
export function onlyIfTold(field: Field): Field {
  return {
    ...field,
    when: (answers) => answers[field.name] !== undefined || answers[askedAnew] === field.name,
  };
}

/** 月工资, asked as a monthly wage before tax. */
export const wageField: Field = {
  name: 'wage',
  label: '月工资',
  kind: 'money',
  minFen: 10_000,
  maxFen: 100_000_000,
};

/** A day in the past: what a sentence says of a day to come, readers of days take for one gone by. */
export function pastDayIn(text: string, now: Date, near?: readonly string[]): string | undefined {
  return /预产期|明年|下个?月|准备|打算/.test(text) ? undefined : dateIn(text, now, near);
}

/** `6年6个月` */
export const sayMonths = (months: number): string =>
  months === 0 ? '0个月' : sayLength({ months, days: 0 });

/** A local figure as it is called, also where it is missing. */
export const titleOf = (name: string): string => figureKind(name)?.title ?? name;

/** The average wage of the pooling area 统筹地区: the city's, or for want of it the province's. */
export function averageOfArea(figures: Figures, day: string) {
  return figures.at('average-wage-hangzhou', day) ?? figures.at('average-wage-zhejiang', day);
}
