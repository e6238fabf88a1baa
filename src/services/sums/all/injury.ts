import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { levelIn } from '../reading/index.ts';
import { type Level, ownWage, shareNearRetirement, type YearsLeft } from '../rules/injury.ts';
import type { Citation, Figure, Figures, Sum, Worked } from '../sum.ts';
import { averageOfArea, known, numberOf, textOf, wageField, wageIn } from '../told.ts';
import { type Case, grantOf, hasAllowance, leavingOf, monthlyOf } from './injury-parts.ts';

const unrated = 'unrated';
const signs = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

const isLeaver = (answers: Answers) => Number(answers.level) >= 5;
const isLeaving = (answers: Answers) => isLeaver(answers) && answers.injuryLeaving === 'leaving';
const isRated = (answers: Answers) => answers.level !== unrated;

const fields: Field[] = [
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
  { ...wageField, when: isRated },
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

function leavingIn(text: string): string | undefined {
  if (/还在上班|还在职|在职|还在厂|不离职|没离职/.test(text)) return 'staying';
  return /离职|辞职|不干了|走人|解除|终止合同|不续签|合同到期/.test(text) ? 'leaving' : undefined;
}

/** 工伤待遇: what the level of disability brings, and who pays it. */
export const injurySum: Sum = {
  name: 'injury',
  title: '工伤待遇',
  words: [
    ...[
      '工伤赔',
      '工伤待遇',
      '算工伤',
      '工伤能',
      '工伤拿',
      '公伤',
      '伤残',
      '伤残补助金',
      '就业补助金',
      '医疗补助金',
      '伤残津贴',
    ],
    ...['几级', '十级', '九级', '八级', '七级', '六级', '五级', '四级', '三级', '二级', '一级'],
  ],
  fields,
  read: (text) => {
    const level = levelIn(text);
    return known({
      level: level === undefined ? undefined : String(level),
      wage: wageIn(text),
      injuryInsured: insuredIn(text),
      injuryLeaving: leavingIn(text),
    });
  },
  work: (answers, figures, today) => {
    if (!isRated(answers)) return notRated;
    const found = caseOf(answers, figures, today);
    const parts = [grantOf(found), monthlyOf(found), leavingOf(found)];
    const fen = parts.reduce((sum, part) => sum + part.fen, 0);
    return {
      kind: 'worked',
      inputs: inputsOf(found),
      steps: parts.flatMap((part) => part.steps),
      result: parts.map((part) => part.result).join(''),
      fen,
      articles: articlesOf(found),
      figures: figuresOf(found),
      notes: [...parts.flatMap((part) => part.notes), ...notesOn(found)],
    };
  },
};

const notRated: Worked = {
  kind: 'nothing',
  why: '等级还没定，钱就算不出来：伤情稳定后，先申请工伤认定，再向市劳动能力鉴定委员会申请鉴定，拿到等级再来算。养伤期间的工资单位要照发。',
  articles: [
    { law: '工伤保险条例', article: 21 },
    { law: '工伤保险条例', article: 23 },
    { law: '工伤保险条例', article: 33 },
  ],
};

function caseOf(answers: Answers, figures: Figures, today: string): Case {
  const average = averageOfArea(figures, today);
  const leaving = isLeaving(answers);
  const left = Number(textOf(answers, 'yearsToRetirement') ?? 5) as YearsLeft;
  return {
    level: Number(answers.level) as Level,
    own: ownWage(numberOf(answers, 'wage') ?? 0, average?.value),
    average,
    provincial: figures.at('average-wage-zhejiang', today),
    minimum: figures.at('minimum-wage-hangzhou', today),
    insured: answers.injuryInsured !== 'uninsured',
    sure: answers.injuryInsured !== 'unknown',
    leaving,
    share: shareNearRetirement(leaving ? left : 5),
  };
}

function inputsOf({ level, own, insured, sure, leaving }: Case): string[] {
  const known = insured ? '单位已参保' : '单位没参保';
  const bounded = { floor: '（按平均工资60%保底）', cap: '（按平均工资300%封顶）' };
  return [
    `伤残等级：${signs[level - 1]}级`,
    `本人工资：${sayYuan(own.fen)}${own.bound ? bounded[own.bound] : ''}`,
    `工伤保险：${sure ? known : '不清楚'}${leaving ? '；离开单位' : ''}`,
  ];
}

function articlesOf({ level, insured, leaving }: Case): Citation[] {
  const national = level <= 4 ? 35 : level <= 6 ? 36 : 37;
  return [
    { law: '工伤保险条例', article: national },
    ...(leaving ? [{ law: '浙江省工伤保险条例', article: 27 }] : []),
    { law: '工伤保险条例', article: 64 },
    ...(insured ? [] : [{ law: '工伤保险条例', article: 62 }]),
    ...(!insured && level <= 4 ? [{ law: '浙江省工伤保险条例', article: 34 }] : []),
  ];
}

/** Only what an amount was worked out with or held against. */
function figuresOf(found: Case): Figure[] {
  const { level, average, provincial, minimum, insured } = found;
  const used = [
    average,
    level >= 5 || !insured ? provincial : undefined,
    hasAllowance(found) ? minimum : undefined,
  ];
  const all = used.filter((figure) => figure !== undefined);
  return all.filter(({ name }, at) => all.findIndex((one) => one.name === name) === at);
}

function notesOn({ average, sure }: Case): string[] {
  return [
    ...(sure ? [] : ['这里按参保算；单位没参保的，钱一样多，全部由单位付。打12333能查参没参保。']),
    '本人工资按受伤前12个月平均月缴费工资算；少缴的，差额由单位补。医疗费、停工留薪期工资、护理费、伙食补助另算。',
    ...(average
      ? []
      : [
          '平均工资暂缺，没有核对保底和封顶：本人工资低于当地平均60%的按60%算，高于300%的按300%算。',
        ]),
  ];
}
