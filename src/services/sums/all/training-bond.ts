import type { Field } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { moneyIn } from '../reading/index.ts';
import { type Bond, mostOwed } from '../rules/training-bond.ts';
import type { Citation, Sum } from '../sum.ts';
import { known, lengthIn, numberOf, onlyIfTold, sayMonths } from '../told.ts';

/** Thirty years, in months. */
const longest = 360;

const fields: Field[] = [
  { name: 'trainingCost', label: '培训费用', kind: 'money', minFen: 100, maxFen: 1_000_000_000 },
  { name: 'bondMonths', label: '约定的服务期', kind: 'months', min: 1, max: longest },
  { name: 'bondServed', label: '已经干了', kind: 'months', max: longest },
  onlyIfTold({ name: 'bondPenalty', label: '协议违约金', kind: 'money' }),
];

const costWords = ['培训费', '培训费用', '培训', '培训花了', '总价', '花了', '学费'];
const termWords = ['服务期', '签了', '签', '约定', '协议', '要干', '必须干'];
const servedWords = ['干了', '干满', '做了', '做满', '上了', '干到', '才干', '已经干', '服务了'];
const unservedWords = ['还差', '还剩', '剩', '剩下', '没干满的'];

/** 服务期还差14个月: what is not served, where the term is told too. */
function servedIn(text: string, now: Date, term: number | undefined): number | undefined {
  const served = lengthIn(text, now, servedWords);
  if (served !== undefined) return served;
  const unserved = lengthIn(text, now, unservedWords);
  return term !== undefined && unserved !== undefined && unserved <= term
    ? term - unserved
    : undefined;
}

const articles: Citation[] = [
  { law: '劳动合同法', article: 22 },
  { law: '劳动合同法实施条例', article: 16 },
  { law: '劳动合同法实施条例', article: 26 },
];

/** 培训服务期违约金: the most that is owed for leaving early. */
export const trainingBondSum: Sum = {
  name: 'training-bond',
  title: '培训服务期违约金',
  words: ['服务期', '培训费', '培训协议', '培训服务期', '退培训费', '培训花了'],
  fields,
  read: (text, now) => {
    const term = lengthIn(text, now, termWords);
    return known({
      trainingCost: moneyIn(text, costWords),
      bondMonths: term,
      bondServed: servedIn(text, now, term),
      bondPenalty: moneyIn(text, ['违约金']),
    });
  },
  work: (answers) => {
    const bond: Bond = {
      cost: numberOf(answers, 'trainingCost') ?? 0,
      term: numberOf(answers, 'bondMonths') ?? 1,
      served: numberOf(answers, 'bondServed') ?? 0,
      agreed: numberOf(answers, 'bondPenalty'),
    };
    if (bond.served >= bond.term)
      return { kind: 'nothing', why: '约定的服务期已经干满了，离开不用付服务期违约金。', articles };
    return worked(bond);
  },
};

function worked(bond: Bond) {
  const { cost, term, served, agreed } = bond;
  const fen = mostOwed(bond);
  const share = mostOwed({ cost, term, served });
  const steps = [
    `还没干的：${term}个月 − ${served}个月 = ${term - served}个月`,
    `应分摊的培训费：${sayYuan(cost)} × ${term - served} ÷ ${term} = ${sayYuan(share)}`,
  ];
  if (agreed !== undefined)
    steps.push(`协议写的违约金：${sayYuan(agreed)}，取低的：${sayYuan(fen)}`);
  return {
    kind: 'worked' as const,
    inputs: [`培训费用：${sayYuan(cost)}`, `服务期：${sayMonths(term)}，已干${sayMonths(served)}`],
    steps,
    result: `现在离开，违约金最多 ${sayYuan(fen)}。`,
    fen,
    articles,
    figures: [],
    notes: [
      '只算单位有凭证的专项培训费、培训差旅费等直接费用，培训期间的工资、一般的上岗培训不算。协议写得比这低的，按协议。不足一个月的天数没算进去，实际还会少一点。',
      '单位欠薪、不交社保等，您依法被迫解除的，不用付违约金。',
    ],
  };
}
