import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { sayDate } from '../../../days.ts';
import { mostWage, wageOf } from '../employment.ts';
import { words } from '../pick.ts';
import { dateIn, moneyIn } from '../reading/index.ts';
import { allMonthsIn, leftOnIn, takenIn, untakenIn, yearlyIn } from '../reading/leave.ts';
import { overtimePartIn, wageIn } from '../reading/wages.ts';
import { leaveOfLeaver, leaveOfYear, unusedLeave } from '../rules/annual-leave.ts';
import type { Pay } from '../rules/pay.ts';
import type { Citation, Sum, Worked } from '../sum.ts';
import { known, numberOf, onlyIfTold, textOf } from '../told.ts';

/** Many years of 15 days. */
const mostDays = 300;

/** Days of leave a year, as told or by all the months worked (条例 3). */
function yearlyOf(answers: Answers): number | undefined {
  const seniority = numberOf(answers, 'seniority');
  return (
    numberOf(answers, 'yearly') ?? (seniority === undefined ? undefined : leaveOfYear(seniority))
  );
}

/** The days follow from the leave of a year: by the day of leaving, or by what was taken of it. */
const followDays = (answers: Answers) =>
  answers.days === undefined &&
  yearlyOf(answers) !== undefined &&
  (answers.leftOn !== undefined || answers.taken !== undefined);

const fields: Field[] = [
  {
    name: 'wage',
    label: '月工资',
    kind: 'money',
    maxFen: mostWage,
    when: ({ daily }) => daily === undefined,
  },
  onlyIfTold({ name: 'overtimePart', label: '其中加班费', kind: 'money', maxFen: mostWage }),
  onlyIfTold({ name: 'seniority', label: '累计工龄', kind: 'months', max: 720 }),
  onlyIfTold({ name: 'yearly', label: '一年的年假', kind: 'number', min: 0, max: 60 }),
  onlyIfTold({ name: 'leftOn', label: '离职日期', kind: 'date' }),
  {
    name: 'taken',
    label: '今年已休',
    kind: 'number',
    min: 0,
    max: 60,
    when: (answers) => followDays(answers),
  },
  {
    name: 'days',
    label: '没休的天数',
    kind: 'number',
    min: 0,
    max: mostDays,
    halves: true,
    when: (answers) => !followDays(answers),
  },
];

const rules = (...articles: number[]): Citation[] =>
  articles.map((article) => ({ law: '企业职工带薪年休假实施办法', article }));
const articles: Citation[] = [{ law: '职工带薪年休假条例', article: 5 }, ...rules(10, 11)];

/** 未休年休假工资. */
export const unusedLeaveSum: Sum = {
  name: 'unused-leave',
  title: '没休年假折钱',
  words: words(
    '没休年假 未休年假 未休年休假 年假没休 年休假没休 没休的 没休完 没休过年假 天没休 年假工资 年休假工资',
    '年休假折算 年假折 折成钱 折现 折多少钱 三倍里还差',
  ),
  fields,
  read: (text, now) => {
    const daily = moneyIn(text, ['日薪', '日工资']);
    const days = untakenIn(text);
    const wage = daily === undefined ? wageIn(text) : undefined;
    return known({
      daily,
      wage,
      overtimePart: wage === undefined ? undefined : overtimePartIn(text),
      ...(days === undefined ? leaveTold(text, now) : { days }),
    });
  },
  work: (answers) => {
    const { days, steps, inputs } = daysOf(answers);
    if (days === 0)
      return {
        kind: 'nothing',
        why: '没有没休的天数，折成的钱是 0元。不知道有几天，说“年假几天”我先帮您算天数。',
        articles,
      };
    return worked(answers, days, steps, inputs);
  },
};

/** What the days follow from, where they do. */
function leaveTold(text: string, now: Date): Answers {
  const told = {
    seniority: allMonthsIn(text, now),
    yearly: yearlyIn(text),
    leftOn: leftOnIn(text, now),
    taken: takenIn(text),
  };
  // A day that is told and not understood may be that of leaving.
  if (told.leftOn === undefined && dateIn(text, now) !== undefined) return {};
  return followDays(known(told))
    ? known({ ...told, seniority: told.yearly ? undefined : told.seniority })
    : {};
}

interface Days {
  days: number;
  steps: string[];
  inputs: string[];
}

function daysOf(answers: Answers): Days {
  const yearly = yearlyOf(answers);
  const taken = numberOf(answers, 'taken') ?? 0;
  if (yearly === undefined || !followDays(answers))
    return { days: numberOf(answers, 'days') ?? 0, steps: [], inputs: [] };
  const leftOn = textOf(answers, 'leftOn');
  const inputs = [`一年的年假：${yearly}天`, `今年已休：${taken}天`];
  if (leftOn === undefined) {
    const days = Math.max(yearly - taken, 0);
    return { days, steps: [`没休的：${yearly}天 − ${taken}天 = ${days}天`], inputs };
  }
  const { counted, due, days } = leaveOfLeaver(yearly, leftOn, taken);
  return {
    days,
    steps: [
      `到离职那天过了 ${counted} 天：${counted} ÷ 365 × ${yearly}，不足1天的去掉 = ${due} 天；减去已休 ${taken} 天 = ${days} 天`,
    ],
    inputs: [...inputs, `离职日期：${sayDate(leftOn)}`],
  };
}

function worked(answers: Answers, days: number, steps: string[], inputs: string[]): Worked {
  const daily = numberOf(answers, 'daily');
  const overtime = Math.min(numberOf(answers, 'overtimePart') ?? 0, wageOf(answers));
  const base = wageOf(answers) - overtime;
  const pay: Pay = daily === undefined ? { per: 'month', fen: base } : { per: 'day', fen: daily };
  const { whole, extra } = unusedLeave(pay, days);
  const day = `${sayYuan(pay.fen)}${daily === undefined ? ' ÷ 21.75' : ''}`;
  return {
    kind: 'worked',
    inputs: [
      `${daily === undefined ? '月' : '日'}工资：${sayYuan(daily ?? wageOf(answers))}`,
      ...inputs,
      `没休的天数：${days}天`,
    ],
    steps: [
      ...steps,
      ...(overtime > 0
        ? [`去掉加班费：${sayYuan(wageOf(answers))} − ${sayYuan(overtime)} = ${sayYuan(base)}`]
        : []),
      `300%：${day} × ${days}天 × 300% = ${sayYuan(whole)}`,
      `其中100%平时已经随工资发了，还差200%：${day} × ${days}天 × 200% = ${sayYuan(extra)}`,
    ],
    result: `没休的${days}天年假，单位还应当再给约 ${sayYuan(extra)}。`,
    fen: extra,
    articles: [...articles, ...(textOf(answers, 'leftOn') ? rules(12) : [])],
    figures: [],
    notes: [
      '月工资按前12个月平均、不含加班费。',
      '单位安排了，您自己书面提出不休的，只发正常工资。单位规定更高的按规定。',
      '年假一般当年休，经您同意才能跨一个年度；要钱的仲裁时效是一年，别拖。',
    ],
  };
}
