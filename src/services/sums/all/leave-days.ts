import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayDate } from '../../../days.ts';
import { words } from '../pick.ts';
import { dateIn } from '../reading/index.ts';
import { absencesIn, allMonthsIn, leftOnIn, saysLeaving, takenIn } from '../reading/leave.ts';
import { isForfeited, leaveOfLeaver, leaveOfNewcomer, leaveOfYear } from '../rules/annual-leave.ts';
import type { Citation, Sum, Worked } from '../sum.ts';
import { known, numberOf, onlyIfTold, sayMonths, textOf } from '../told.ts';

const cases = [
  { value: 'stay', label: '一直在这家单位上班' },
  { value: 'joined', label: '今年新进这家单位', words: ['今年入职', '今年进', '新进', '刚入职'] },
  { value: 'left', label: '今年离职或要走', words: ['离职', '辞职', '要走'] },
];

const fields: Field[] = [
  { name: 'seniority', label: '累计工龄', kind: 'months', max: 720 },
  { name: 'leaveCase', label: '情况', kind: 'choice', options: cases },
  {
    name: 'joinedOn',
    label: '入职日期',
    kind: 'date',
    when: ({ leaveCase }) => leaveCase === 'joined',
  },
  {
    name: 'leftOn',
    label: '离职日期',
    kind: 'date',
    when: ({ leaveCase }) => leaveCase === 'left',
  },
  {
    name: 'taken',
    label: '今年已休',
    kind: 'number',
    min: 0,
    max: 60,
    when: ({ leaveCase, taken }) => leaveCase === 'left' || taken !== undefined,
  },
  onlyIfTold({ name: 'sickMonths', label: '今年病假（月）', kind: 'months', max: 12 }),
];

const yearly: Citation = { law: '职工带薪年休假条例', article: 3 };
const rule = (...articles: number[]): Citation[] =>
  articles.map((article) => ({ law: '企业职工带薪年休假实施办法', article }));

/** 年休假天数. */
export const leaveDaysSum: Sum = {
  name: 'leave-days',
  title: '年假天数',
  words: words(
    '年假 年休假 年休 带薪假 几天年假 年假几天 几日年假 几天年休 年假天数 年假多少天 有几天年假 年假怎么算',
    '剩几天年假 年假还剩几天 剩余年假 今年能休几天 折算几天',
  ),
  fields,
  read: leaveTold,
  assume: () => ({ leaveCase: 'stay' }),
  work: (answers) => {
    const seniority = numberOf(answers, 'seniority') ?? 0;
    const days = leaveOfYear(seniority);
    if (days === 0)
      return {
        kind: 'nothing',
        why: '累计工作满一年（12个月）才开始有年休假，现在是 0天；在以前的单位工作的时间也加起来算。',
        articles: [yearly, ...rule(3, 4)],
      };
    const sick = numberOf(answers, 'sickMonths');
    if (sick !== undefined && isForfeited(seniority, sick)) return forfeited(seniority, sick);
    return byCase(answers, seniority, days);
  },
};

function leaveTold(text: string, now: Date): Answers {
  const left = saysLeaving(text);
  const joined = !left && /(?:入职|进来|进公司|进的|来的|新进)/.test(text);
  const isNew = joined && /今年|\d月|月份/.test(text);
  return known({
    seniority: allMonthsIn(text, now),
    leaveCase: left ? 'left' : isNew ? 'joined' : undefined,
    joinedOn: isNew ? dateIn(text, now) : undefined,
    leftOn: left ? leftOnIn(text, now) : undefined,
    taken: left || /还剩|还有|剩/.test(text) ? takenIn(text) : undefined,
    ...absencesIn(text),
  });
}

function byCase(answers: Answers, seniority: number, days: number): Worked {
  const step = `累计工作${sayMonths(seniority)}：一年 ${days} 天（满1年5天，满10年10天，满20年15天）`;
  const joinedOn = textOf(answers, 'joinedOn');
  if (answers.leaveCase === 'joined' && joinedOn) return newcomer(seniority, days, joinedOn, step);
  const leftOn = textOf(answers, 'leftOn');
  if (answers.leaveCase === 'left' && leftOn) return leaver(answers, seniority, days, leftOn, step);
  const taken = numberOf(answers, 'taken');
  const left = Math.max(days - (taken ?? 0), 0);
  return {
    kind: 'worked',
    inputs: [
      `累计工龄：${sayMonths(seniority)}`,
      ...(taken === undefined ? [] : [`今年已休：${taken}天`]),
    ],
    steps: [step, ...(taken === undefined ? [] : [`减去已休 ${taken} 天 = ${left} 天`])],
    result: `今年的年休假是 ${days} 天${taken === undefined ? '' : `，还剩 ${left} 天`}。`,
    articles: [yearly, ...rule(4)],
    figures: [],
    notes: [...general, '年中才满10年、20年的，满了以后按新的天数，具体看单位怎么折算。'],
  };
}

function forfeited(seniority: number, sick: number): Worked {
  return {
    kind: 'nothing',
    why: `累计工作${sayMonths(seniority)}、今年病假累计${sayMonths(sick)}，按规定不享受当年的年休假，是 0天；今年已经休过的，扣的是明年的。`,
    articles: [{ law: '职工带薪年休假条例', article: 4 }, ...rule(8)],
  };
}

const general = [
  '周末、法定节假日不算在年假里。当年请事假满20天（没扣工资），或病假满2个月（工龄满10年3个月、满20年4个月）的，不享受当年年假。',
];

function newcomer(seniority: number, days: number, joined: string, step: string): Worked {
  const found = leaveOfNewcomer(days, joined);
  const year = joined.slice(0, 4);
  return {
    kind: 'worked',
    inputs: [`累计工龄：${sayMonths(seniority)}`, `入职日期：${sayDate(joined)}`],
    steps: [
      step,
      `${year}年在这家单位还有 ${found.counted} 天：${found.counted} ÷ 365 × ${days}，不足1天的去掉 = ${found.days} 天`,
    ],
    result: `${year}年在这家单位的年休假是 ${found.days} 天。`,
    articles: [yearly, ...rule(3, 5)],
    figures: [],
    notes: ['要连续工作满12个月才有：入职前刚断过工作的，满12个月后再开始。', ...general],
  };
}

function leaver(
  answers: Answers,
  seniority: number,
  days: number,
  left: string,
  step: string,
): Worked {
  const taken = numberOf(answers, 'taken') ?? 0;
  const found = leaveOfLeaver(days, left, taken, textOf(answers, 'joinedOn'));
  const money = { key: 'next', sum: 'unused-leave', known: { days: found.days } };
  return {
    kind: 'worked',
    inputs: [
      `累计工龄：${sayMonths(seniority)}`,
      `离职日期：${sayDate(left)}`,
      `今年已休：${taken}天`,
    ],
    steps: [
      step,
      `${left.slice(0, 4)}年到离职那天过了 ${found.counted} 天：${found.counted} ÷ 365 × ${days}，不足1天的去掉 = ${found.due} 天`,
      `减去已休 ${taken} 天 = ${found.days} 天`,
    ],
    result: `离职时还有 ${found.days} 天年休假没休。`,
    articles: [yearly, ...rule(12)],
    figures: [],
    notes: [
      found.days > 0 ? '没休的天数单位要折成钱。' : '休多了的，单位不能扣回去。',
      '今年才进这家单位的，只从入职那天算起。',
    ],
    ...(found.days > 0 ? { next: [money] } : {}),
  };
}
