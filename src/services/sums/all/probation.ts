import { optionNamed } from '../../../bot/forms/fields.ts';
import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { moneyIn } from '../reading/index.ts';
import {
  excessCompensation,
  excessServed,
  leastWage,
  longestProbation,
  type Term,
  termOf,
  terms,
} from '../rules/probation.ts';
import type { Citation, Figure, Sum } from '../sum.ts';
import { known, lengthIn, numberOf, onlyIfTold, textOf, titleOf, wageField } from '../told.ts';

const termIn = (answers: Answers) => textOf(answers, 'contractTerm') as Term | undefined;
const isTooLong = (answers: Answers) => {
  const term = termIn(answers);
  return term !== undefined && (numberOf(answers, 'probationMonths') ?? 0) > longestProbation(term);
};

const fields: Field[] = [
  {
    name: 'contractTerm',
    label: '合同期限',
    kind: 'choice',
    options: terms.map((term) => ({ ...term, words: 'words' in term ? [...term.words] : [] })),
  },
  { name: 'probationMonths', label: '约定的试用期', kind: 'months', max: 36 },
  { name: 'probationServed', label: '试用期已过', kind: 'months', max: 36, when: isTooLong },
  { ...wageField, label: '转正后月工资', optional: true },
  onlyIfTold({ name: 'probationWage', label: '试用期月工资', kind: 'money' }),
];

const fullWageWords = [
  '转正',
  '转正后',
  '正式',
  '正式工资',
  '转正工资',
  '月薪',
  '约定工资',
  '合同工资',
];
const contractWords = ['合同', '合同期', '签了', '签'];
const probationWords = ['试用期', '试用', '适用期'];

function contractIn(text: string, now: Date): Term | undefined {
  const named = optionNamed(
    terms.flatMap((term) => ('words' in term ? [{ ...term, words: [...term.words] }] : [])),
    text,
  );
  if (named) return named as Term;
  const months = lengthIn(text, now, contractWords);
  return months === undefined ? undefined : termOf(months);
}

/** 试用期: whether it is lawful, what is due if not, and the least wage. */
export const probationSum: Sum = {
  name: 'probation',
  title: '试用期',
  words: ['试用期', '试用', '试用期工资', '试用期太长', '转正', '试用期多久'],
  fields,
  read: (text, now) =>
    known({
      contractTerm: contractIn(text, now),
      probationMonths: lengthIn(text, now, probationWords),
      wage: moneyIn(text, fullWageWords),
      probationWage: moneyIn(text, ['试用期工资', '试用期', '试用期给', '试用期发']),
    }),
  work: (answers, figures, today) => {
    const term = termIn(answers) ?? 'under-3-months';
    const agreed = numberOf(answers, 'probationMonths') ?? 0;
    const served = isTooLong(answers) ? (numberOf(answers, 'probationServed') ?? 0) : 0;
    const wage = numberOf(answers, 'wage');
    const minimum = figures.at('minimum-wage-hangzhou', today);
    const length = lengthPart({ term, agreed, served, wage });
    const pay = wagePart(wage, numberOf(answers, 'probationWage'), minimum);
    return {
      kind: 'worked',
      inputs: [
        `合同期限：${terms.find(({ value }) => value === term)?.label}`,
        `约定试用期：${agreed}个月`,
        ...(wage === undefined ? [] : [`转正后月工资：${sayYuan(wage)}`]),
      ],
      steps: [...length.steps, ...pay.steps],
      result: `${length.result}${pay.result}`,
      ...(length.fen === undefined ? {} : { fen: length.fen }),
      articles: articlesOf(isTooLong(answers), wage !== undefined),
      figures: wage !== undefined && minimum ? [minimum] : [],
      notes: [...pay.notes, ...general],
    };
  },
};

interface Agreed {
  term: Term;
  agreed: number;
  served: number;
  wage: number | undefined;
}

function lengthPart({ term, agreed, served, wage }: Agreed) {
  const most = longestProbation(term);
  const rule = most === 0 ? '这种合同不得约定试用期' : `这种合同的试用期最长 ${most} 个月`;
  if (agreed <= most) return { steps: [rule], result: `约定的 ${agreed} 个月没有超过规定。` };
  const excess = excessServed(term, agreed, served);
  const steps = [
    rule,
    `约定 ${agreed} 个月，超出 ${agreed - most} 个月，其中已经过了 ${excess} 个月`,
  ];
  const head = `约定的 ${agreed} 个月超过了规定，超出的 ${agreed - most} 个月不合法`;
  if (excess === 0) return { steps, result: `${head}，应当按转正算。` };
  if (wage === undefined)
    return {
      steps,
      result: `${head}；已经过的 ${excess} 个月，单位要按转正后月工资赔 ${excess} 个月。`,
    };
  const fen = excessCompensation(wage, excess);
  steps.push(`赔偿金：${sayYuan(wage)} × ${excess}个月 = ${sayYuan(fen)}`);
  return { steps, fen, result: `${head}；已经过的 ${excess} 个月，单位要赔 ${sayYuan(fen)}。` };
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
