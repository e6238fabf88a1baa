import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { mostWage, wageOf } from '../employment.ts';
import { words } from '../pick.ts';
import { overtimeTold } from '../reading/overtime.ts';
import { type OvertimeHours, overtime, overtimePercents } from '../rules/overtime.ts';
import { hourOf, type Pay } from '../rules/pay.ts';
import type { Citation, Sum, Worked } from '../sum.ts';
import { numberOf } from '../told.ts';

/** Ten years of every hour: above it is a slip of the finger. */
const mostHours = 87_600;

const kinds = [
  { name: 'workdays', label: '平时加班' },
  { name: 'restDays', label: '休息日加班' },
  { name: 'holidays', label: '法定节假日加班' },
] as const;

const fields: Field[] = [
  {
    name: 'base',
    label: '月工资（加班基数）',
    kind: 'money',
    maxFen: mostWage,
    when: ({ hourly, daily }) => hourly === undefined && daily === undefined,
  },
  ...kinds.map(({ name, label }): Field => ({ name, label, kind: 'hours', max: mostHours })),
];

const articles: Citation[] = [
  { law: '劳动法', article: 44 },
  { law: '工资支付暂行规定', article: 13 },
  { law: '工资折算通知', article: 2 },
  { law: '全国年节及纪念日放假办法', article: 2 },
  { law: '劳动法', article: 41 },
];

/** 加班费. */
export const overtimeSum: Sum = {
  name: 'overtime',
  title: '加班费',
  words: words(
    '加班 加班费 加斑费 加班工资 三薪 三倍工资 996 大小周 两班倒 超时 多干 做六天 休息日 双休日 节假日',
    '除夕 年三十 大年初一 值班 值了班 节日上班 国庆 春节 五一 元旦 清明 端午 中秋 国庆三天 周末上 周末加 周六上班 周六都上班 周日上班',
    '时薪怎么折算 日工资怎么换算 一天工资是多少 5月1号到5月3号上班',
  ),
  fields,
  read: overtimeTold,
  work: (answers) => {
    const pay = payOf(answers);
    const hours = hoursOf(answers);
    const { fen, ...parts } = overtime(pay, hours);
    if (fen === 0)
      return {
        kind: 'nothing',
        why: '没有加班时间可算：说说平时、休息日、法定节假日各加了多少。',
        articles,
      };
    return worked(pay, hours, parts, fen);
  },
};

/** An hourly or daily wage told in a sentence, or the monthly base; the wage of an application form. */
function payOf(answers: Answers): Pay {
  const hourly = numberOf(answers, 'hourly');
  if (hourly !== undefined) return { per: 'hour', fen: hourly };
  const daily = numberOf(answers, 'daily');
  if (daily !== undefined) return { per: 'day', fen: daily };
  return { per: 'month', fen: numberOf(answers, 'base') ?? wageOf(answers) };
}

function hoursOf(answers: Answers): OvertimeHours {
  const [workdays = 0, restDays = 0, holidays = 0] = kinds.map(({ name }) =>
    numberOf(answers, name),
  );
  return { workdays, restDays, holidays };
}

const payLabel = { month: '月工资（加班基数）', day: '日工资', hour: '小时工资' };
const payDivided = { month: ' ÷ 21.75 ÷ 8', day: ' ÷ 8', hour: '' };

function worked(pay: Pay, hours: OvertimeHours, parts: OvertimeHours, fen: number): Worked {
  const told = kinds.filter(({ name }) => hours[name] > 0);
  const hour = `一小时工资：${sayYuan(pay.fen)}${payDivided[pay.per]} ≈ ${sayYuan(hourOf(pay))}`;
  return {
    kind: 'worked',
    inputs: [
      `${payLabel[pay.per]}：${sayYuan(pay.fen)}`,
      ...told.map(({ name, label }) => `${label}：${hours[name]}小时`),
    ],
    steps: [
      ...(pay.per === 'hour' ? [] : [hour]),
      ...told.map(
        ({ name, label }) =>
          `${label}：× ${hours[name]}小时 × ${overtimePercents[name]}% = ${sayYuan(parts[name])}`,
      ),
    ],
    result: `加班费合计约 ${sayYuan(fen)}。`,
    fen,
    articles,
    figures: [],
    notes: [
      hours.restDays > 0
        ? '休息日加班后安排了补休的，那部分不再给200%；法定节假日不能用补休抵。'
        : '',
      '基数按合同约定的工资，不能低于当地最低工资；单位已经发的加班费要减掉。',
      '批准了综合工时、不定时的岗位，算法不同。加班一般每天不超过3小时、每月不超过36小时。',
    ].filter(Boolean),
  };
}
