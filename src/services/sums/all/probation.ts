import type { Answers } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import {
  excessCompensation,
  excessServed,
  leastWage,
  longestProbation,
  type Term,
  terms,
} from '../rules/probation.ts';
import type { Citation, Figure, Sum, Worked } from '../sum.ts';
import { numberOf, titleOf } from '../told.ts';
import {
  asksLimit,
  asksWage,
  isAgain,
  isTooLong,
  probationFields,
  readProbation,
  termIn,
} from './probation-facts.ts';

/** 试用期: whether it is lawful, what is due if not, and the least wage. */
export const probationSum: Sum = {
  name: 'probation',
  title: '试用期',
  words: ['试用期', '试用', '试用期工资', '试用期太长', '转正', '试用期多久'],
  fields: probationFields,
  read: readProbation,
  work: (answers, figures, today) => {
    const wage = asksLimit(answers) ? undefined : numberOf(answers, 'wage');
    const minimum = figures.at('minimum-wage-hangzhou', today);
    const length = asksWage(answers) ? nothingOfLength : lengthOf(answers, wage);
    const pay = wagePart(wage, numberOf(answers, 'probationWage'), minimum);
    if (asksWage(answers) && wage === undefined) return onlyTheRule;
    return {
      kind: 'worked',
      inputs: [...length.inputs, ...(wage === undefined ? [] : [`转正后月工资：${sayYuan(wage)}`])],
      steps: [...length.steps, ...pay.steps],
      result: `${length.result}${pay.result}`,
      ...(length.fen === undefined ? {} : { fen: length.fen }),
      articles: articlesOf(isTooLong(answers), wage !== undefined),
      figures: wage !== undefined && minimum ? [minimum] : [],
      notes: [...pay.notes, ...general],
    };
  },
};

/** What comes of the length of it. */
interface Length {
  inputs: string[];
  steps: string[];
  result: string;
  fen?: number;
}

const nothingOfLength: Length = { inputs: [], steps: [], result: '' };

const onlyTheRule: Worked = {
  kind: 'nothing',
  why: '试用期工资不能低于约定工资的80%，也不能低于当地最低工资。告诉我转正后的月工资，我帮您算出数来。',
  articles: [{ law: '劳动合同法', article: 20 }],
};

function lengthOf(answers: Answers, wage: number | undefined): Length {
  const term = termIn(answers) ?? 'under-3-months';
  const label = terms.find(({ value }) => value === term)?.label;
  const most = longestProbation(term);
  const rule =
    most === 0 ? '这种合同不得约定试用期，也就是 0 个月' : `这种合同的试用期最长 ${most} 个月`;
  const agreed = numberOf(answers, 'probationMonths') ?? 0;
  const served = isTooLong(answers) ? (numberOf(answers, 'probationServed') ?? 0) : 0;
  if (isAgain(answers)) return secondPart(agreed, served, wage);
  const inputs = [`合同期限：${label}`];
  if (asksLimit(answers)) return { inputs, steps: [rule], result: `${rule}。` };
  return {
    inputs: [...inputs, `约定试用期：${agreed}个月`],
    ...lengthPart({ term, agreed, served, wage }, rule, most),
  };
}

/** A second one is unlawful as a whole (19 (2)): all that was served of it counts (83). */
function secondPart(agreed: number, served: number, wage: number | undefined): Length {
  const excess = Math.min(served, agreed);
  const inputs = [`第二次约定试用期：${agreed}个月`];
  const steps = ['同一单位和同一个人只能约定一次试用期，第二次整个不合法'];
  const head = `第二次试用的 ${agreed} 个月都不合法`;
  return { inputs, ...compensated(head, steps, excess, wage) };
}

interface Agreed {
  term: Term;
  agreed: number;
  served: number;
  wage: number | undefined;
}

function lengthPart({ term, agreed, served, wage }: Agreed, rule: string, most: number) {
  if (agreed <= most) return { steps: [rule], result: `约定的 ${agreed} 个月没有超过规定。` };
  const excess = excessServed(term, agreed, served);
  const steps = [
    rule,
    `约定 ${agreed} 个月，超出 ${agreed - most} 个月，其中已经过了 ${excess} 个月`,
  ];
  const head = `约定的 ${agreed} 个月超过了规定，超出的 ${agreed - most} 个月不合法`;
  return compensated(head, steps, excess, wage);
}

/** What is due for the months served that were unlawful (83). */
function compensated(head: string, steps: string[], excess: number, wage: number | undefined) {
  if (excess === 0) return { steps, result: `${head}，应当按转正算。` };
  if (wage === undefined)
    return {
      steps,
      result: `${head}；已经过的 ${excess} 个月，单位要按转正后月工资赔 ${excess} 个月。`,
    };
  const fen = excessCompensation(wage, excess);
  const line = `赔偿金：${sayYuan(wage)} × ${excess}个月 = ${sayYuan(fen)}`;
  return {
    steps: [...steps, line],
    fen,
    result: `${head}；已经过的 ${excess} 个月，单位要赔 ${sayYuan(fen)}。`,
  };
}

function wagePart(wage: number | undefined, paid: number | undefined, minimum?: Figure) {
  if (wage === undefined) return { steps: [], result: '', notes: [] };
  const least = leastWage(wage, minimum?.value);
  const floor = minimum ? `，且不低于最低工资 ${sayYuan(minimum.value)}` : '';
  const lacking = paid === undefined ? 0 : Math.max(least - paid, 0);
  const steps = [`试用期工资：${sayYuan(wage)} × 80%${floor}，至少 ${sayYuan(least)}`];
  if (lacking > 0 && paid !== undefined)
    steps.push(`每月少发：${sayYuan(least)} − ${sayYuan(paid)} = ${sayYuan(lacking)}`);
  return {
    steps,
    result: `试用期工资每月至少 ${sayYuan(least)}${lacking > 0 ? `，现在每月少发 ${sayYuan(lacking)}` : ''}。`,
    notes: [
      '单位说是按“同岗位最低档工资的80%”发的，请它拿出工资制度来。',
      ...(minimum ? [] : [`${titleOf('minimum-wage-hangzhou')}暂缺：试用期工资也不能低于它。`]),
    ],
  };
}

function articlesOf(isTooLong: boolean, hasWage: boolean): Citation[] {
  return [
    { law: '劳动合同法', article: 19 },
    ...(isTooLong ? [{ law: '劳动合同法', article: 83 }] : []),
    ...(hasWage
      ? [
          { law: '劳动合同法', article: 20 },
          { law: '劳动合同法实施条例', article: 15 },
        ]
      : []),
  ];
}

const general = [
  '同一单位只能约定一次试用期，延长、再试都不行；试用期算在合同期里，单位要照常交社保。',
  '只签试用期、没写合同期限的，试用期不成立，那段时间就是合同期。',
];
