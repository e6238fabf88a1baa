import type { Answers } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { sayDate } from '../../../days.ts';
import {
  type Dependants,
  deathGrant,
  funeralGrant,
  monthlyAllowances,
  percentOfDependants,
} from '../rules/death.ts';
import { ownWage } from '../rules/injury.ts';
import type { Figure, Next, Sum, Worked } from '../sum.ts';
import { averageOfArea, numberOf, textOf, titleOf } from '../told.ts';
import {
  asksAllowances,
  assumeDeath,
  deathFields,
  hasDependants,
  readDeath,
} from './death-facts.ts';

/** 工亡待遇: what the family of somebody killed by work receives. */
export const deathSum: Sum = {
  name: 'death',
  title: '工亡待遇',
  words: [
    ...['工亡', '因工死亡', '工伤死亡', '工亡补助金', '丧葬补助金', '丧葬费', '抚恤金', '死亡抚恤'],
    ...['供养亲属抚恤金', '路上没了', '人没了', '出事故没了'],
  ],
  fields: deathFields,
  read: readDeath,
  assume: assumeDeath,
  work: (answers, figures, today) => {
    const day = dayIn(answers, today);
    if (asksAllowances(answers)) return allowancesAlone(answers, averageOfArea(figures, day), day);
    const average = averageOfArea(figures, day);
    const income = figures.at('urban-income-national', day);
    const allowances = allowancesOf(answers, average);
    if (!average && !income && !allowances)
      return { kind: 'no-figure', title: titleOf('urban-income-national'), day };
    return { ...worked(day, average, income, allowances), ...later(answers) };
  },
};

/** Of a year alone its last day, or today. */
function dayIn(answers: Answers, today: string): string {
  const year = numberOf(answers, 'deathYear');
  if (year === undefined) return textOf(answers, 'deathDay') ?? today;
  const last = `${year}-12-31`;
  return last < today ? last : today;
}

function allowancesAlone(answers: Answers, average: Figure | undefined, day: string): Worked {
  const allowances = allowancesOf(answers, average);
  if (!allowances)
    return {
      kind: 'nothing',
      why: '没有靠他（她）的工资生活、又没有劳动能力的亲属，就没有每月的抚恤金，是 0元；一次性工亡补助金和丧葬补助金照样有。',
      articles: [{ law: '工伤保险条例', article: 39 }],
    };
  const { fen: _none, ...result } = worked(day, undefined, undefined, allowances, true);
  return { ...result, figures: average ? [average] : [] };
}

/** Those to be kept, where they were not spoken of. */
const later = ({ dependentSpouse, dependants }: Answers): { next?: Next[] } =>
  dependentSpouse === true || Number(dependants) > 0
    ? {}
    : { next: [{ key: 'next-dependants', sum: 'death', known: { deathAsked: 'allowance' } }] };

interface Allowances {
  dependants: Dependants;
  own: number;
  monthly: number;
}

function allowancesOf(answers: Answers, average: Figure | undefined): Allowances | undefined {
  const wage = numberOf(answers, 'wage');
  if (!hasDependants(answers) || wage === undefined) return undefined;
  const dependants = {
    spouse: answers.dependentSpouse === true,
    others: numberOf(answers, 'dependants') ?? 0,
    alone: numberOf(answers, 'dependantsAlone') ?? 0,
  };
  const own = ownWage(wage, average?.value).fen;
  return { dependants, own, monthly: monthlyAllowances(own, dependants) };
}

function worked(
  day: string,
  average: Figure | undefined,
  income: Figure | undefined,
  allowances: Allowances | undefined,
  monthlyOnly = false,
): Extract<Worked, { kind: 'worked' }> {
  const fen = (average ? funeralGrant(average.value) : 0) + (income ? deathGrant(income.value) : 0);
  const missing = monthlyOnly
    ? []
    : [
        ...(income ? [] : [`一次性工亡补助金（${titleOf('urban-income-national')}）`]),
        ...(average ? [] : [`丧葬补助金（${titleOf('average-wage-hangzhou')}）`]),
      ];
  return {
    kind: 'worked',
    inputs: [...(monthlyOnly ? [] : [`去世日期：${sayDate(day)}`]), ...inputsOf(allowances)],
    steps: [...(monthlyOnly ? [] : onceSteps(average, income)), ...allowanceSteps(allowances)],
    result: resultOf(fen, missing, allowances),
    ...(fen > 0 ? { fen } : {}),
    articles: [
      { law: '工伤保险条例', article: 39 },
      { law: '工伤保险条例', article: 62 },
      ...(allowances ? [{ law: '工伤保险条例', article: 64 }] : []),
    ],
    figures: [income, average].filter((figure) => figure !== undefined),
    notes: [
      ...(missing.length > 0 ? [`暂缺数据、没算进去的：${missing.join('、')}。`] : []),
      '要先认定工伤：单位30日内报，家属或工会1年内也能报。单位参保的由基金付，没参保的全部由单位付。',
      '一至四级伤残职工在停工留薪期满后去世的，领丧葬补助金和抚恤金，没有一次性工亡补助金。',
    ],
  };
}

function onceSteps(average: Figure | undefined, income: Figure | undefined): string[] {
  return [
    income
      ? `一次性工亡补助金：${sayYuan(income.value)} × 20 = ${sayYuan(deathGrant(income.value))}`
      : `一次性工亡补助金：${titleOf('urban-income-national')} × 20`,
    average
      ? `丧葬补助金：${sayYuan(average.value)} × 6个月 = ${sayYuan(funeralGrant(average.value))}`
      : '丧葬补助金：当地上年度职工月平均工资 × 6个月',
  ];
}

function inputsOf(allowances: Allowances | undefined): string[] {
  if (!allowances) return [];
  const { dependants, own } = allowances;
  return [`本人工资：${sayYuan(own)}`, `供养亲属：${sayDependants(dependants)}`];
}

function sayDependants({ spouse, others, alone }: Dependants): string {
  const named = [spouse ? '配偶' : '', others > 0 ? `其他亲属${others}人` : ''].filter(Boolean);
  return `${named.join('、')}${alone > 0 ? `，其中孤寡老人或孤儿${alone}人` : ''}`;
}

function allowanceSteps(allowances: Allowances | undefined): string[] {
  if (!allowances) return [];
  const percent = percentOfDependants(allowances.dependants);
  const limit = percent > 100 ? '，合计不超过本人工资' : '';
  return [
    `每月抚恤金：${sayYuan(allowances.own)} × ${percent}%${limit} = ${sayYuan(allowances.monthly)}（配偶40%，其他亲属每人30%，孤寡老人或孤儿加10%）`,
  ];
}

function resultOf(fen: number, missing: string[], allowances: Allowances | undefined): string {
  const once =
    fen > 0 ? `${missing.length > 0 ? '已知的' : ''}一次性待遇合计约 ${sayYuan(fen)}。` : '';
  return `${once}${allowances ? `供养亲属每月抚恤金共约 ${sayYuan(allowances.monthly)}。` : ''}`;
}
