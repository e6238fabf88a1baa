import type { Answers, Field } from '../../../bot/forms/form.ts';
import { levelIn } from '../reading/index.ts';
import { wageIn } from '../reading/wages.ts';
import { known, onlyIfTold, wageField } from '../told.ts';

// What must be known of an injury, and what a sentence says of it.

const unrated = 'unrated';
/** 一级 … 十级 are called by these, by index from 0. */
export const signs = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const isLeaver = (answers: Answers) => Number(answers.level) >= 5;
export const isLeaving = (answers: Answers) =>
  isLeaver(answers) && answers.injuryLeaving === 'leaving';
export const isRated = (answers: Answers) => answers.level !== unrated;
/** Only the two allowances on leaving are asked for: they do not hinge on the wage. */
export const asksLeavingOnly = ({ injuryAsked, level }: Answers) =>
  injuryAsked === 'leaving' && Number(level) >= 5;

export const injuryFields: Field[] = [
  onlyIfTold({
    name: 'injuryAsked',
    label: '算什么',
    kind: 'choice',
    options: [
      { value: 'leaving', label: '只算离开时的两笔补助金' },
      { value: 'all', label: '都算' },
    ],
  }),
  {
    name: 'level',
    label: '伤残等级',
    kind: 'choice',
    options: [
      ...signs.map((sign, at) => ({
        value: String(at + 1),
        label: `${sign}级`,
        words: [`${at + 1}级`],
      })),
      { value: unrated, label: '还没鉴定', words: ['没鉴定', '没评', '不知道', '不清楚'] },
    ],
  },
  { ...wageField, when: (answers) => isRated(answers) && !asksLeavingOnly(answers) },
  {
    name: 'injuryInsured',
    label: '工伤保险',
    kind: 'choice',
    when: isRated,
    options: [
      { value: 'insured', label: '单位交了', words: ['交了', '买了', '是的'] },
      { value: 'uninsured', label: '单位没交', words: ['没交', '没有', '没买', '没上'] },
      { value: 'unknown', label: '不清楚', words: ['不知道'] },
    ],
  },
  {
    name: 'injuryLeaving',
    label: '劳动关系',
    kind: 'choice',
    when: isLeaver,
    options: [
      { value: 'staying', label: '还在，继续干', words: ['还在', '没离职', '继续'] },
      { value: 'leaving', label: '已经结束，或者要结束', words: ['离职', '结束', '走了', '不干'] },
    ],
  },
  {
    name: 'yearsToRetirement',
    label: '离法定退休年龄',
    kind: 'choice',
    when: isLeaving,
    options: [
      { value: '5', label: '5年以上' },
      { value: '4', label: '满4年、不满5年' },
      { value: '3', label: '满3年、不满4年' },
      { value: '2', label: '满2年、不满3年' },
      { value: '1', label: '满1年、不满2年' },
      { value: '0', label: '不满1年' },
    ],
  },
];

/** What a text says of the insurance; undefined if nothing. */
function insuredIn(text: string): string | undefined {
  if (/有没有|是不是|是否/.test(text)) return undefined;
  if (
    /没(?:有|给我?)?(?:交|买|上|缴|参)?(?:工伤|社会)?(?:保险|社保|参保|保$)|没参保|没社保/.test(
      text,
    )
  )
    return 'uninsured';
  return /(?:交了?|买了?|上了?|参加了?|有)(?:工伤|社会)?(?:保险|社保)/.test(text)
    ? 'insured'
    : undefined;
}

const twoAllowances = /就业补助金|医疗补助金|离职补助|两笔补助/;
const grantAsked = /伤残补助金|三笔|全部/;

function leavingIn(text: string): string | undefined {
  if (/还在上班|还在职|在职|还在厂|不离职|没离职|继续(?:上班|干)|不走/.test(text)) return 'staying';
  const leaving = /离职|辞职|不干了|走人|解除|终止|不续签|合同到期|离开|离厂|不续了/;
  return leaving.test(text) || twoAllowances.test(text) ? 'leaving' : undefined;
}

/** The answers a sentence gives: 工伤九级月薪6000没交保险. */
export function readInjury(text: string): Answers {
  const level = levelIn(text);
  const leavingOnly = twoAllowances.test(text) && !grantAsked.test(text);
  return known({
    level: level === undefined ? undefined : String(level),
    wage: wageIn(text),
    injuryInsured: insuredIn(text),
    injuryLeaving: leavingIn(text),
    yearsToRetirement: yearsLeftIn(text),
    injuryAsked: leavingOnly ? 'leaving' : undefined,
  });
}

/** 今年35岁: nobody retires within five years before 45. */
function yearsLeftIn(text: string): string | undefined {
  const age = /(?<!\d)([1-6]\d)岁/.exec(text.normalize('NFKC'))?.[1];
  return age !== undefined && Number(age) < 45 ? '5' : undefined;
}

/**
 * The amounts do not hinge on who pays; somebody who asks for the grant alone is not asked about
 * leaving, and somebody who tells of leaving is taken to be far from retirement unless they say so.
 */
export function assumeInjury(text: string, told: Answers): Answers {
  const all = /总共|一共|三笔|全部|加起来|合计|所有/.test(text);
  return {
    injuryInsured: 'unknown',
    ...(all || told.injuryLeaving ? {} : { injuryLeaving: 'staying' }),
    ...(leavingIn(text) === 'leaving' && !/退休|岁/.test(text) ? { yearsToRetirement: '5' } : {}),
  };
}
