import type { Answers, Field } from '../../../bot/forms/form.ts';
import { parseWholeNumber, sayYuan } from '../../../bot/forms/numbers.ts';
import { daysIn, periodIn } from '../reading/index.ts';
import { type SickMonth, type SickPay, sickPay } from '../rules/sick-pay.ts';
import type { Figure, Sum, Worked } from '../sum.ts';
import { known, numberOf, textOf, titleOf, wageField, wageIn } from '../told.ts';

/** No month has more working days. */
const wholeMonth = 23;
const unknown = 'unknown';

const percents = [100, 90, 80, 70, 60, 50].map((percent) => ({
  value: String(percent),
  label: `${percent}%`,
  words: [
    `${'零一二三四五六七八九'[percent / 10] ?? '全'}折`,
    `${'零一二三四五六七八九'[percent / 10] ?? '全'}成`,
  ],
}));

const fields: Field[] = [
  wageField,
  { name: 'sickDays', label: '病假工作日', kind: 'number', min: 1, max: 31, halves: true },
  {
    name: 'sickPercent',
    label: '单位按几成发',
    kind: 'choice',
    options: [{ value: unknown, label: '没约定，或不清楚' }, ...percents],
  },
];

const sickWords = ['病假', '病休', '休了', '请了', '休', '歇了', '生病'];

function sickDaysIn(text: string, now: Date): number | undefined {
  const days = daysIn(text, sickWords) ?? daysIn(text);
  if (days !== undefined) return days <= 31 ? days : undefined;
  const period = periodIn(text, now, sickWords);
  // 请了一个月病假: the whole month.
  return period?.months === 1 && period.days === 0 ? wholeMonth : undefined;
}

/** 按70%发, 打七折, 发八成; not 最低工资的80%. */
function percentIn(text: string): string | undefined {
  if (/最低/.test(text)) return undefined;
  const found = /(?:(\d{2,3})%|([五六七八九5-9])[折成])/.exec(text.normalize('NFKC'));
  const tens = parseWholeNumber(found?.[2] ?? '');
  const percent = found?.[1] ?? (tens === undefined ? undefined : `${tens}0`);
  return percents.some(({ value }) => value === percent) ? percent : undefined;
}

/** 病假工资: what is agreed, and the floor under it. */
export const sickPaySum: Sum = {
  name: 'sick-pay',
  title: '病假工资',
  words: ['病假工资', '病假扣', '病假', '病休', '病休期间', '请病假', '疾病救济费'],
  fields,
  read: (text, now) =>
    known({
      wage: wageIn(text),
      sickDays: sickDaysIn(text, now),
      sickPercent: percentIn(text),
    }),
  work: (answers, figures, today) => {
    const minimum = figures.at('minimum-wage-hangzhou', today);
    const month = monthOf(answers, minimum);
    const pay = sickPay(month);
    if (pay.paid === undefined)
      return { kind: 'no-figure', title: titleOf('minimum-wage-hangzhou'), day: today };
    return worked(month, pay, pay.paid, minimum);
  },
};

function monthOf(answers: Answers, minimum: Figure | undefined): SickMonth {
  const percent = textOf(answers, 'sickPercent');
  return {
    wage: numberOf(answers, 'wage') ?? 0,
    days: numberOf(answers, 'sickDays') ?? 0,
    percent: percent === undefined || percent === unknown ? undefined : Number(percent),
    minimum: minimum?.value,
  };
}

function worked(month: SickMonth, pay: SickPay, paid: number, minimum?: Figure): Worked {
  const { wage, days, percent } = month;
  const isWhole = days >= 22;
  const part = isWhole ? '' : ` ÷ 21.75 × ${days}天`;
  const span = isWhole ? '整月' : `${days}天`;
  const steps = isWhole
    ? []
    : [`正常上班${span}：${sayYuan(wage)}${part} = ${sayYuan(pay.normal)}`];
  if (pay.agreed !== undefined)
    steps.push(`按约定：${sayYuan(wage)}${part} × ${percent}% = ${sayYuan(pay.agreed)}`);
  if (minimum && pay.floor !== undefined)
    steps.push(
      `不能低于：最低工资 ${sayYuan(minimum.value)} × 80%${part} = ${sayYuan(pay.floor)}（劳部发〔1995〕309号第59条）`,
    );
  const least = pay.agreed === undefined ? '至少' : '约';
  return {
    kind: 'worked',
    inputs: [`月工资：${sayYuan(wage)}`, `病假：${isWhole ? '整月' : `${days}个工作日`}`],
    steps,
    result: `病假${span}的工资${least} ${sayYuan(paid)}，当月合计${least} ${sayYuan(pay.month ?? 0)}（税前）。`,
    fen: paid,
    articles: [
      { law: '劳动合同法', article: 18 },
      { law: '最低工资规定', article: 12 },
      ...(isWhole ? [] : [{ law: '工资折算通知', article: 2 }]),
    ],
    figures: minimum ? [minimum] : [],
    notes: notesOn(pay, minimum),
  };
}

function notesOn(pay: SickPay, minimum: Figure | undefined): string[] {
  const notes = [
    '合同、集体合同或依法公示的制度写得更高的，按写的发；浙江另有按工龄分档的旧标准，我们没有核到现行原文，这里没有用，以当地规定为准（12333）。',
  ];
  if (!minimum)
    notes.push(`${titleOf('minimum-wage-hangzhou')}暂缺：病假工资低于它的80%的，要补到80%。`);
  if (pay.agreed !== undefined && pay.floor !== undefined && pay.agreed < pay.floor)
    notes.push('约定的比例算下来低于最低工资的80%，要补到这个数。');
  return notes;
}
