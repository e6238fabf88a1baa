import type { Answers, Field } from '../../bot/forms/form.ts';
import { type Period, periodFrom } from '../../bot/forms/periods.ts';
import { addDays, addMonths, isDay, sayDate } from '../../days.ts';
import { moneyIn, periodIn } from './reading/index.ts';
import type { Figure, Figures } from './sum.ts';
import { numberOf, textOf } from './told.ts';

// What the sums about leaving a job have in common: how long somebody worked, and for what wage.

/** 1,000,000 yuan a month: above it is a slip of the finger. */
export const mostWage = 100_000_000;
/** Nobody works for one employer for longer: 60 years. */
const mostMonths = 720;

export const wageField: Field = { name: 'wage', label: '月工资', kind: 'money', maxFen: mostWage };
export const serviceField: Field = {
  name: 'service',
  label: '工作时间',
  kind: 'period',
  max: mostMonths,
};

const workedWords = [
  ...['干了', '干满', '做了', '做仔', '做满', '工龄', '司龄', '工作了?', '在职', '上了', '上班'],
  ...['待了', '呆了', '入职', '进厂', '开车', '服务了?', '我在这里?', '在这里?做了'],
];
/** The length may be another one's: 八个月没签合同, 试用期六个月. */
const ofSomethingElse = /没签|未签|没有签|合同期|试用|病假|没发|拖欠|产假/;

/** How long somebody worked here, from a sentence: 干了6年半, 2019年3月进厂, n+1 8年. */
export function serviceIn(text: string, now: Date): Period | undefined {
  const told = periodIn(text, now, workedWords);
  if (told || ofSomethingElse.test(text)) return told;
  return periodIn(text, now);
}

const wageWords = [
  ...[
    '月薪',
    '月工资',
    '(?<!基本|最低|计件|小时|日)工资',
    '薪资',
    '薪水',
    '月收入',
    '收入',
    '月均',
  ],
  ...['均薪', '每个?月', '一个月', '实发', '应发', '一月', '平均'],
];
/** The only amount may be what was offered, or a part of the wage: 公司给我四万, 底薪4千. */
const noWage = /[给赔要罚扣欠]|打发|底薪|基本工资|提成|日薪|时薪/;

/** The wage a month, from a sentence, fen: 月薪8000, 一个月八千, 2n三年半9k. */
export function wageIn(text: string): number | undefined {
  return moneyIn(text, wageWords) ?? (noWage.test(text) ? undefined : moneyIn(text));
}

/**
 * The service told: a period, or the days of joining and leaving, as an application form has them.
 */
export function serviceOf(answers: Answers, today: string): Period | undefined {
  const { service } = answers;
  if (isPeriod(service)) return service;
  if (typeof service === 'number') return { months: service, days: 0 };
  const joined = textOf(answers, 'joined');
  return joined === undefined ? undefined : periodFrom(joined, textOf(answers, 'left') ?? today);
}

export function isPeriod(value: unknown): value is Period {
  return typeof value === 'object' && value !== null && 'months' in value && 'days' in value;
}

/** The last day of work as far as it is known: figures are those of that day. */
export function lastDayOf({ to }: Period, today: string): string {
  if (to === undefined) return today;
  if (isDay(to)) return to;
  const monthEnd = addDays(addMonths(`${to}-01`, 1), -1);
  return monthEnd < today ? monthEnd : today;
}

/** The wage a month, fen; 0 if it was not told (the form asks for it). */
export const wageOf = (answers: Answers): number => numberOf(answers, 'wage') ?? 0;

export interface Bounds {
  minimum: Figure | undefined;
  average: Figure | undefined;
  /** Says which of them are not on record, '' if none: the sum goes on without them. */
  missing: string;
}

/** The two local figures that bound a month's wage (劳动合同法 47, 实施条例 27). */
export function boundsAt(figures: Figures, day: string): Bounds {
  const minimum = figures.at('minimum-wage-hangzhou', day);
  const average = figures.at('average-wage-hangzhou', day);
  const lacking = [minimum ? '' : '最低工资', average ? '' : '职工平均工资'].filter(Boolean);
  const rules = [
    minimum ? '' : '月工资低于最低工资的，按最低工资算',
    average ? '' : '高于当地上年平均工资3倍的，按3倍算，最多12年',
  ].filter(Boolean);
  const missing =
    lacking.length === 0
      ? ''
      : `这里没有${sayDate(day)}杭州的${lacking.join('和')}数据：${rules.join('；')}。`;
  return { minimum, average, missing };
}
