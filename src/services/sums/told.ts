import type { Answers, Field } from '../../bot/forms/form.ts';
import { sayLength } from '../../bot/forms/lengths.ts';
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

/** The field is taken from a sentence that gives it, and never asked. */
export function onlyIfTold(field: Field): Field {
  return { ...field, when: (answers) => answers[field.name] !== undefined };
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

/** `2026年3月5日` */
export function sayDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `6年6个月` */
export const sayMonths = (months: number): string =>
  months === 0 ? '0个月' : sayLength({ months, days: 0 });

/** The local figures these sums ask for, as they are called where one is missing. */
export const figureTitles = {
  'minimum-wage-hangzhou': '杭州最低月工资标准',
  'average-wage-zhejiang': '浙江上年度全省职工月平均工资',
  'average-wage-hangzhou': '杭州上年度职工月平均工资',
  'urban-income-national': '上一年度全国城镇居民人均可支配收入',
  'unemployment-benefit-hangzhou': '杭州失业保险金月标准',
} as const;

/** The average wage of the pooling area 统筹地区: the city's, or for want of it the province's. */
export function averageOfArea(figures: Figures, day: string) {
  return figures.at('average-wage-hangzhou', day) ?? figures.at('average-wage-zhejiang', day);
}
