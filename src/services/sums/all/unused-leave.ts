import type { Field } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { mostWage, wageIn, wageOf } from '../employment.ts';
import { words } from '../pick.ts';
import { daysIn, moneyIn } from '../reading/index.ts';
import { unusedLeave } from '../rules/annual-leave.ts';
import type { Pay } from '../rules/pay.ts';
import type { Citation, Sum } from '../sum.ts';
import { known, numberOf } from '../told.ts';

/** Many years of 15 days. */
const mostDays = 300;

const fields: Field[] = [
  {
    name: 'wage',
    label: '月工资',
    kind: 'money',
    maxFen: mostWage,
    when: ({ daily }) => daily === undefined,
  },
  { name: 'days', label: '没休的天数', kind: 'number', min: 0, max: mostDays, halves: true },
];

const notTaken = '(?:没有?|未|沒|应休未)休(?:完)?的?(?:年休?假|年休|带薪假)?';
const leftOver = '(?:年休?假)?(?:还剩|剩下?|还有|余)';

/** The days of a year, or those when somebody leaves, are not those left over. */
const onlyDaysIn = (text: string) => (/离职|辞职|[每全一]年/.test(text) ? undefined : daysIn(text));

const articles: Citation[] = [
  { law: '职工带薪年休假条例', article: 5 },
  ...[10, 11].map((article) => ({ law: '企业职工带薪年休假实施办法', article })),
];

/** 未休年休假工资. */
export const unusedLeaveSum: Sum = {
  name: 'unused-leave',
  title: '没休年假折钱',
  words: words(
    '没休年假 未休年假 未休年休假 年假没休 年休假没休 没休的 没休完 没休过年假 天没休 年假工资 年休假工资',
    '年休假折算 年假折 折成钱 折现 折多少钱 三倍里还差',
  ),
  fields,
  read: (text) => {
    const daily = moneyIn(text, ['日薪', '日工资']);
    return known({
      daily,
      wage: daily === undefined ? wageIn(text) : undefined,
      days: daysIn(text, [notTaken, leftOver]) ?? onlyDaysIn(text),
    });
  },
  work: (answers) => {
    const days = numberOf(answers, 'days') ?? 0;
    const daily = numberOf(answers, 'daily');
    if (days === 0)
      return {
        kind: 'nothing',
        why: '没有没休的天数，就没有折成的钱。不知道有几天，说“年假几天”我先帮您算天数。',
        articles,
      };
    const pay: Pay =
      daily === undefined ? { per: 'month', fen: wageOf(answers) } : { per: 'day', fen: daily };
    const { whole, extra } = unusedLeave(pay, days);
    const day = `${sayYuan(pay.fen)}${daily === undefined ? ' ÷ 21.75' : ''}`;
    return {
      kind: 'worked',
      inputs: [
        `${daily === undefined ? '月' : '日'}工资：${sayYuan(pay.fen)}`,
        `没休的天数：${days}天`,
      ],
      steps: [
        `300%：${day} × ${days}天 × 300% = ${sayYuan(whole)}`,
        `其中100%平时已经随工资发了，还差200%：${day} × ${days}天 × 200% = ${sayYuan(extra)}`,
      ],
      result: `没休的${days}天年假，单位还应当再给约 ${sayYuan(extra)}。`,
      fen: extra,
      articles,
      figures: [],
      notes: [
        '月工资按前12个月平均、不含加班费。',
        '单位安排了，您自己书面提出不休的，只发正常工资。单位规定更高的按规定。',
        '年假一般当年休，经您同意才能跨一个年度；要钱的仲裁时效是一年，别拖。',
      ],
    };
  },
};
