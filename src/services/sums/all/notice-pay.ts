import { optionNamed } from '../../../bot/forms/fields.ts';
import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { type Period, sayPeriod } from '../../../bot/forms/periods.ts';
import {
  type Bounds,
  boundsAt,
  lastDayOf,
  mostWage,
  serviceField,
  serviceIn,
  serviceOf,
  wageField,
  wageIn,
  wageOf,
} from '../employment.ts';
import { words } from '../pick.ts';
import { moneyIn } from '../reading/index.ts';
import { severance, splitAt2008 } from '../rules/severance.ts';
import type { Citation, Sum, Worked } from '../sum.ts';
import { known, numberOf, textOf } from '../told.ts';
import { severanceSteps, usedFigures } from './severance.ts';

/** Only these grounds bring the month instead of notice (劳动合同法 40). */
const grounds = [
  { value: 'sick', label: '医疗期满，干不了活', words: ['医疗期满'] },
  { value: 'unfit', label: '说我不能胜任工作', words: ['不胜任', '不能胜任', '干不了这活'] },
  {
    value: 'change',
    label: '部门撤了、搬迁等大变化',
    words: ['部门撤', '撤销部门', '搬迁', '客观情况', '业务没了', '岗位没了', '岗位取消'],
  },
  { value: 'other', label: '别的原因', words: ['裁员', '到期', '协商'] },
];

const fields: Field[] = [
  serviceField,
  wageField,
  { name: 'lastWage', label: '上个月工资', kind: 'money', maxFen: mostWage, optional: true },
  { name: 'ground', label: '辞退的理由', kind: 'choice', options: grounds },
  {
    name: 'noticed',
    label: '提前30天书面通知',
    kind: 'yes-no',
    when: ({ ground }) => ground !== 'other',
  },
];

const articles: Citation[] = [
  ...[40, 46, 47].map((article) => ({ law: '劳动合同法', article })),
  { law: '劳动合同法实施条例', article: 20 },
  { law: '劳动合同法实施条例', article: 27 },
];

/** 经济补偿 with a month's wage instead of notice: N+1. */
export const noticePaySum: Sum = {
  name: 'notice-pay',
  title: '代通知金（N+1）',
  words: words('N+1 N加1 N加一 代通知金 没提前通知 没提前30天 没有提前三十天'),
  fields,
  read: (text, now) =>
    known({
      service: serviceIn(text, now),
      wage: wageIn(text),
      lastWage: moneyIn(text, ['上个月工资', '上月工资', '上个月发']),
      ground: optionNamed(grounds, text),
    }),
  work: (answers, figures, today) => {
    const service = serviceOf(answers, today);
    // An application form asks for the month alone: the severance is another claim there.
    if (!service) return monthAlone(plusOne(answers));
    return worked(answers, service, boundsAt(figures, lastDayOf(service, today)), today);
  },
};

/** The wage of the month before, not the average (实施条例 20), fen; 0 where no month is due. */
function plusOne(answers: Answers): number {
  if (textOf(answers, 'ground') === 'other' || answers.noticed === true) return 0;
  return numberOf(answers, 'lastWage') ?? wageOf(answers);
}

function monthAlone(fen: number): Worked {
  return {
    kind: 'worked',
    inputs: [`上个月工资：${sayYuan(fen)}`],
    steps: [`代通知金 = 上个月工资 ${sayYuan(fen)}`],
    result: `代通知金 ${sayYuan(fen)}。`,
    fen,
    articles: articles.filter(({ article }) => article === 40 || article === 20),
    figures: [],
    notes: ['只有医疗期满、不胜任、客观情况重大变化这三种，又没提前30天书面通知，才有这一个月。'],
  };
}

function worked(answers: Answers, service: Period, bounds: Bounds, today: string): Worked {
  const { before, after } = splitAt2008(service, lastDayOf(service, today));
  const wage = wageOf(answers);
  const paid = severance({
    service: after,
    average: wage,
    minimum: bounds.minimum?.value,
    localAverage: bounds.average?.value,
  });
  const extra = plusOne(answers);
  const fen = paid.fen + extra;
  const sum = `${sayYuan(paid.fen)} + 上个月工资 ${sayYuan(extra)} = ${sayYuan(fen)}`;
  return {
    kind: 'worked',
    inputs: inputsOf(answers, service),
    steps: [...severanceSteps(after, wage, paid, bounds), ...(extra > 0 ? [sum] : [])],
    result: extra > 0 ? `N+1 约 ${sayYuan(fen)}。` : `经济补偿约 ${sayYuan(fen)}，没有“+1”。`,
    fen,
    articles,
    figures: usedFigures(paid, bounds),
    notes: [
      whyNone(answers),
      before ? '2008年以前的年限按当时的规定另算，没有算进去。' : '',
      '公司违法解除的，要的是2N，不是N+1。',
      bounds.missing,
    ].filter(Boolean),
  };
}

function inputsOf(answers: Answers, service: Period): string[] {
  const last = numberOf(answers, 'lastWage');
  const ground = grounds.find(({ value }) => value === answers.ground)?.label;
  const lines = [`工作时间：${sayPeriod(service)}`, `月工资：${sayYuan(wageOf(answers))}`];
  if (last !== undefined) lines.push(`上个月工资：${sayYuan(last)}`);
  if (ground) lines.push(`辞退的理由：${ground}`);
  if (typeof answers.noticed === 'boolean')
    lines.push(`提前30天书面通知：${answers.noticed ? '有' : '没有'}`);
  return lines;
}

function whyNone(answers: Answers): string {
  if (textOf(answers, 'ground') === 'other')
    return '“+1”只在医疗期满、不胜任、客观情况重大变化这三种情形才有；裁员、到期、协商走的法律没有规定，看双方怎么谈。';
  return answers.noticed === true ? '公司提前30天书面通知了，就不用再给“+1”。' : '';
}
