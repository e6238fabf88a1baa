import { optionNamed } from '../../../bot/forms/fields.ts';
import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { type Period, sayPeriod } from '../../../bot/forms/periods.ts';
import {
  averageFields,
  averageOf,
  type Bounds,
  boundsAt,
  lastDayOf,
  mostWage,
  readEmployment,
  serviceField,
  serviceOf,
  wageField,
  wageOf,
} from '../employment.ts';
import { words } from '../pick.ts';
import { lastWageIn } from '../reading/wages.ts';
import { severance, splitAt2008 } from '../rules/severance.ts';
import type { Citation, Sum, Worked } from '../sum.ts';
import { known, numberOf, textOf } from '../told.ts';
import { severanceSteps, usedFigures } from './severance.ts';

/** Only these grounds bring the month instead of notice (劳动合同法 40). */
const grounds = [
  {
    value: 'sick',
    label: '医疗期满，干不了活',
    words: ['医疗期满', '医疗期过', '医疗期到', '医疗期结束'],
  },
  {
    value: 'unfit',
    label: '说我不能胜任工作',
    words: ['不胜任', '不能胜任', '胜任不了', '干不了这活', '考核不合格', '不称职', '末位'],
  },
  {
    value: 'change',
    label: '部门撤了、搬迁等大变化',
    words: [
      ...[
        '部门撤',
        '撤销部门',
        '撤了部门',
        '搬迁',
        '搬到',
        '搬去',
        '搬走',
        '客观情况',
        '业务没了',
        '业务砍',
      ],
      ...[
        '岗位没了',
        '岗位取消',
        '取消岗位',
        '岗位撤',
        '部门没了',
        '部门取消',
        '部门解散',
        '生产线',
        '厂子搬',
      ],
      ...['岗位整个取消', '整个部门', '项目没了', '项目停', '转产', '合并', '被收购', '停产'],
    ],
  },
  { value: 'other', label: '别的原因', words: ['裁员', '到期', '协商', '违纪'] },
];

/** The three of the law are said beside what led to them: 医疗期满…换的岗也做不来. */
function groundIn(text: string): string | undefined {
  if (/医疗期[^,，。]{0,3}(?:满|过|到|结束)/.test(text)) return 'sick';
  const changed =
    /(?:岗位|部门|业务|产线|项目|车间|门店)[^,，。]{0,8}(?:取消|撤|没了|砍|裁撤|关停)|搬(?:到|去|迁)/;
  if (changed.test(text)) return 'change';
  if (/(?:不|没法|不能|无法)胜任|不称职|考核(?:不合格|没过|不达标)/.test(text)) return 'unfit';
  return optionNamed(grounds, text);
}

/** Notice of 30 days: given, not given; undefined if nothing is said of it. */
function noticedIn(text: string): boolean | undefined {
  const none =
    /(?:没|没有|未|不)(?:有)?(?:提前|打招呼|事先|预先|书面)(?:[^,，。]{0,10})?|当天|当场|立刻|立马|马上|突然|第二天就|隔天|即日|明天(?:起|就)?(?:不用|别)来|今天(?:起|就)(?:不用|别)来|当日|直接(?:让|叫|要|通知|解除|辞)|(?:只|就)提前(?:了)?(?:[1-9]|[1２2]\d|[一二两三四五六七八九十]{1,2})(?:天|周|个?星期)/;
  if (none.test(text)) return false;
  return /提前(?:了)?(?:30天|三十天|一个月|1个月)(?:书面)?(?:通知|告知|说|打招呼)/.test(text)
    ? true
    : undefined;
}

const fields: Field[] = [
  serviceField,
  wageField,
  ...averageFields,
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
      ...readEmployment(text, now),
      lastWage: lastWageIn(text),
      ground: groundIn(text),
      noticed: noticedIn(text),
    }),
  // 月薪6500 is every month's; an average may be another month's.
  assume: (text, { wage }) =>
    wage === undefined || /平均|月均|均薪/.test(text) ? {} : { lastWage: null },
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
  const later = numberOf(answers, 'laterWage');
  return numberOf(answers, 'lastWage') ?? later ?? wageOf(answers);
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
  const { fen: wage, steps } = averageOf(answers, service);
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
    steps: [...steps, ...severanceSteps(after, wage, paid, bounds), ...(extra > 0 ? [sum] : [])],
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
  lines.push(`上个月工资：${last === undefined ? '没另外说，按一样算' : sayYuan(last)}`);
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
