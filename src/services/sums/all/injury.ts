import type { Answers } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { type Level, ownWage, shareNearRetirement, type YearsLeft } from '../rules/injury.ts';
import type { Citation, Figure, Figures, Next, Sum, Worked } from '../sum.ts';
import { averageOfArea, numberOf, textOf } from '../told.ts';
import {
  asksLeavingOnly,
  assumeInjury,
  injuryFields,
  isLeaving,
  isRated,
  readInjury,
  signs,
} from './injury-facts.ts';
import { type Case, grantOf, hasAllowance, leavingOf, monthlyOf } from './injury-parts.ts';

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
  fields: injuryFields,
  read: readInjury,
  assume: assumeInjury,
  work: (answers, figures, today) => {
    if (!isRated(answers)) return notRated;
    const found = caseOf(answers, figures, today);
    const parts = asksLeavingOnly(answers)
      ? [leavingOf(found)]
      : [grantOf(found), monthlyOf(found), leavingOf(found)];
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
      ...(found.level >= 5 && !found.leaving ? { next: [whenLeaving(answers)] } : {}),
    };
  },
};

/** The two allowances that come when the employment ends. */
function whenLeaving({ level, wage, injuryInsured }: Answers): Next {
  const known = { level, wage, injuryInsured, injuryLeaving: 'leaving' };
  return { key: 'next-leaving', sum: 'injury', known };
}

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
  const leaving = isLeaving(answers) || asksLeavingOnly(answers);
  const left = Number(textOf(answers, 'yearsToRetirement') ?? 5) as YearsLeft;
  return {
    level: Number(answers.level) as Level,
    own: asksLeavingOnly(answers)
      ? { fen: 0 }
      : ownWage(numberOf(answers, 'wage') ?? 0, average?.value),
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
    ...(own.fen > 0 ? [`本人工资：${sayYuan(own.fen)}${own.bound ? bounded[own.bound] : ''}`] : []),
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
