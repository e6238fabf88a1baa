import type { Answers, Field } from '../../bot/forms/form.ts';
import type { Length } from '../../bot/forms/lengths.ts';
import { sayYuan } from '../../bot/forms/numbers.ts';
import { type Period, periodFrom } from '../../bot/forms/periods.ts';
import { addDays, addMonths, isDay, sayDate } from '../../days.ts';
import { serviceIn } from './reading/service.ts';
import { bonusIn, stretchesIn, wageIn } from './reading/wages.ts';
import { share } from './rules/share.ts';
import type { Figure, Figures } from './sum.ts';
import { known, numberOf, onlyIfTold, textOf } from './told.ts';

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

/** What changes the average of the last twelve months: taken from a sentence that tells it. */
export const averageFields: Field[] = [
  onlyIfTold({ name: 'bonus', label: '年终奖', kind: 'money', maxFen: 12 * mostWage }),
  onlyIfTold({ name: 'laterWage', label: '后来的月工资', kind: 'money', maxFen: mostWage }),
  onlyIfTold({ name: 'laterMonths', label: '后来拿了几个月', kind: 'number', min: 1, max: 720 }),
];

/** How long somebody worked here and for what, from a sentence. */
export function readEmployment(text: string, now: Date): Answers {
  const stretches = stretchesIn(text);
  const service = serviceIn(text, now);
  if (!stretches) return known({ service, wage: wageIn(text), bonus: bonusIn(text) });
  const { months, wage, laterWage, laterMonths } = stretches;
  const both = { months: months + laterMonths, days: 0 };
  return known({ service: service ?? both, wage, laterWage, laterMonths, bonus: bonusIn(text) });
}

/** Wages of so many months count (劳动合同法 47 (3)). */
const averaged = 12;

/**
 * The average of the last twelve months, or of fewer if fewer were worked (劳动合同法 47 (3),
 * 实施条例 27): the wage told, unless a bonus or a later wage goes into it.
 *
 * @returns fen a month, and how it came about if it is not the wage itself
 */
export function averageOf(answers: Answers, service: Length): { fen: number; steps: string[] } {
  const wage = wageOf(answers);
  const bonus = numberOf(answers, 'bonus') ?? 0;
  const laterWage = numberOf(answers, 'laterWage');
  const months = Math.min(averaged, Math.max(service.months, 1));
  const later =
    laterWage === undefined ? 0 : Math.min(numberOf(answers, 'laterMonths') ?? 0, months);
  if (bonus === 0 && later === 0) return { fen: wage, steps: [] };
  const fen = share(wage * (months - later) + (laterWage ?? 0) * later + bonus, 1, months);
  const parts = [
    months > later ? `${sayYuan(wage)} × ${months - later}` : '',
    later > 0 ? `${sayYuan(laterWage ?? 0)} × ${later}` : '',
    bonus > 0 ? `年终奖 ${sayYuan(bonus)}` : '',
  ].filter(Boolean);
  return { fen, steps: [`月平均工资：(${parts.join(' + ')}) ÷ ${months} = ${sayYuan(fen)}`] };
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
