import type { Answers } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { type SickMonth, type SickPay, sickPay } from '../rules/sick-pay.ts';
import type { Figure, Sum, Worked } from '../sum.ts';
import { numberOf, textOf, titleOf } from '../told.ts';
import { isFloor, readSickPay, sickFields, unknown, wholeMonth } from './sick-pay-facts.ts';

/** 病假工资: what is agreed, and the floor under it. */
export const sickPaySum: Sum = {
  name: 'sick-pay',
  title: '病假工资',
  words: ['病假工资', '病假扣', '病假', '病休', '病休期间', '请病假', '疾病救济费'],
  fields: sickFields,
  read: readSickPay,
  assume: (_text, told) => (isFloor(told) ? { sickDays: wholeMonth } : {}),
  work: (answers, figures, today) => {
    const minimum = figures.at('minimum-wage-hangzhou', today);
    const month = monthOf(answers, minimum);
    const pay = sickPay(month);
    if (pay.paid === undefined)
      return { kind: 'no-figure', title: titleOf('minimum-wage-hangzhou'), day: today };
    const months = month.days >= wholeMonth ? (numberOf(answers, 'sickMonths') ?? 1) : 1;
    return worked(month, { ...pay, paid: pay.paid }, months, isFloor(answers), minimum);
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

type Paid = SickPay & { paid: number };

function worked(
  month: SickMonth,
  pay: Paid,
  months: number,
  floorOnly: boolean,
  minimum?: Figure,
): Worked {
  const { wage, days } = month;
  const isWhole = days >= wholeMonth;
  const fen = pay.paid * months;
  const span = isWhole ? (months > 1 ? `${months}个月` : '整月') : `${days}天`;
  const least = pay.agreed === undefined ? '至少' : '约';
  const total =
    floorOnly || months > 1 ? '' : `，当月合计${least} ${sayYuan(pay.month ?? 0)}（税前）`;
  return {
    kind: 'worked',
    inputs: [
      ...(floorOnly ? [] : [`月工资：${sayYuan(wage)}`]),
      `病假：${isWhole ? span : `${days}个工作日`}`,
    ],
    steps: [
      ...stepsOf(month, pay, floorOnly, minimum),
      ...(months > 1 ? [`${months}个月：${sayYuan(pay.paid)} × ${months} = ${sayYuan(fen)}`] : []),
    ],
    result: `病假${span}的工资${least} ${sayYuan(fen)}${total}。`,
    fen,
    articles: [
      { law: '劳动合同法', article: 18 },
      { law: '最低工资规定', article: 12 },
      ...(isWhole ? [] : [{ law: '工资折算通知', article: 2 }]),
    ],
    figures: minimum ? [minimum] : [],
    notes: notesOn(pay, minimum),
  };
}

function stepsOf(
  { wage, days, percent }: SickMonth,
  pay: Paid,
  floorOnly: boolean,
  minimum?: Figure,
): string[] {
  const isWhole = days >= wholeMonth;
  const part = isWhole ? '' : ` ÷ 21.75 × ${days}天`;
  const steps =
    isWhole || floorOnly
      ? []
      : [`正常上班${days}天：${sayYuan(wage)}${part} = ${sayYuan(pay.normal)}`];
  if (pay.agreed !== undefined)
    steps.push(`按约定：${sayYuan(wage)}${part} × ${percent}% = ${sayYuan(pay.agreed)}`);
  if (minimum && pay.floor !== undefined)
    steps.push(
      `不能低于：最低工资 ${sayYuan(minimum.value)} × 80%${part} = ${sayYuan(pay.floor)}（劳部发〔1995〕309号第59条）`,
    );
  return steps;
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
