import type { Answers, Field } from '../../bot/forms/form.ts';
import { sayLength } from '../../bot/forms/lengths.ts';
import { figureKind } from './figures/kinds.ts';
import { dateIn, moneyIn, periodIn } from './reading/index.ts';
import type { Figures } from './sum.ts';

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

const wageWords = [
  '月薪',
  '月工资',
  '本人工资',
  '工资',
  '薪资',
  '薪水',
  '月收入',
  '月均',
  '均薪',
  '每月',
  '每个月',
  '一个月',
];

/** A monthly wage told in a sentence, fen. */
export const wageIn = (text: string): number | undefined => moneyIn(text, wageWords);

/**
 * A length of time told in a sentence as such, whole months: not what lies between two days, which
 * readers of lengths take for one too.
 */
export function lengthIn(text: string, now: Date, near: readonly string[]): number | undefined {
  const period = periodIn(text, now, near);
  return period?.from === undefined ? period?.months : undefined;
}

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
