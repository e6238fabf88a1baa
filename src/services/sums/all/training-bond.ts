import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { bondTold } from '../reading/bond.ts';
import { type Bond, mostOwed } from '../rules/training-bond.ts';
import type { Citation, Sum } from '../sum.ts';
import { known, numberOf, onlyIfTold, sayMonths } from '../told.ts';
import { reasonIn } from './severance-reasons.ts';

/** Thirty years, in months. */
const longest = 360;

/** For the employer's fault, or after a mere induction, nothing is owed: nothing more is asked. */
const isFree = ({ bondEnding, trainingKind }: Answers) =>
  bondEnding === 'employer' || bondEnding === 'dismissed' || trainingKind === 'induction';
const when = (answers: Answers) => !isFree(answers);

const fields: Field[] = [
  onlyIfTold({
    name: 'bondEnding',
    label: '怎么离开的',
    kind: 'choice',
    options: [
      { value: 'own', label: '我自己要走' },
      { value: 'employer', label: '单位欠薪、不交社保等，我被迫走的' },
      { value: 'dismissed', label: '单位辞退我' },
    ],
  }),
  onlyIfTold({
    name: 'trainingKind',
    label: '哪种培训',
    kind: 'choice',
    options: [
      { value: 'special', label: '花钱送出去学专业技术' },
      { value: 'induction', label: '一般的岗前、入职培训' },
    ],
  }),
  {
    name: 'trainingCost',
    label: '培训费用',
    kind: 'money',
    minFen: 100,
    maxFen: 1_000_000_000,
    when,
  },
  { name: 'bondMonths', label: '约定的服务期', kind: 'months', min: 1, max: longest, when },
  { name: 'bondServed', label: '已经干了', kind: 'months', max: longest, when },
  onlyIfTold({ name: 'bondPenalty', label: '协议违约金', kind: 'money' }),
];

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
  read: (text, now) => known({ ...bondTold(text, now), ...endingTold(text) }),
  work: (answers) => {
    const free = whyFree(answers);
    if (free) return { kind: 'nothing', why: free, articles };
    const bond: Bond = {
      cost: numberOf(answers, 'trainingCost') ?? 0,
      term: numberOf(answers, 'bondMonths') ?? 1,
      served: numberOf(answers, 'bondServed') ?? 0,
      agreed: numberOf(answers, 'bondPenalty'),
    };
    if (bond.served >= bond.term)
      return {
        kind: 'nothing',
        why: '约定的服务期已经干满了，离开不用付服务期违约金，是 0元。',
        articles,
      };
    return worked(bond);
  },
};

/** Why nothing is owed: 劳动合同法 22, 实施条例 26. */
function whyFree({ bondEnding, trainingKind }: Answers): string | undefined {
  if (bondEnding === 'employer')
    return '单位欠薪、不依法交社保等，您依法被迫解除的，不算违反服务期，单位不能要违约金，是 0元。离开时要书面写明这个原因，留好凭证。';
  if (bondEnding === 'dismissed')
    return '是单位让您走的，不是您违反服务期，不用付违约金，是 0元；您有严重违纪等过错被依法解除的除外。';
  if (trainingKind === 'induction')
    return '一般的岗前、入职培训是单位该做的，不是专项技术培训，不能约定服务期和违约金，是 0元。';
  return undefined;
}

/** 没交社保我走的, 公司裁员, 岗前培训. */
function endingTold(text: string): Answers {
  const reason = reasonIn(text);
  const dismissed = ['dismissed', 'changed', 'closed'].includes(reason ?? '');
  const ending = reason === 'forced' ? 'employer' : dismissed ? 'dismissed' : undefined;
  const induction = /岗前|入职培训|新员工培训|上岗培训|安全培训|入职时的培训|内部培训/.test(text);
  return { bondEnding: ending, trainingKind: induction ? 'induction' : undefined };
}

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
