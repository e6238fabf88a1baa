import type { Answers, Field } from '../../../bot/forms/form.ts';
import type { Length } from '../../../bot/forms/lengths.ts';
import { parseWholeNumber } from '../../../bot/forms/numbers.ts';
import { plainOf } from '../../../bot/forms/periods.ts';
import { oneOf } from '../reading/found.ts';
import { daysIn, periodIn } from '../reading/index.ts';
import { lengthsIn } from '../reading/lengths.ts';
import { wageIn } from '../reading/wages.ts';
import { known, onlyIfTold, wageField } from '../told.ts';

// What must be known of a sick leave, and what a sentence says of it.

/** A whole month, as it is answered; no month has more than 23 working days. */
export const wholeMonth = 22;
export const unknown = 'unknown';

const percents = [100, 90, 80, 70, 60, 50].map((percent) => ({
  value: String(percent),
  label: `${percent}%`,
  words: [
    `${'零一二三四五六七八九'[percent / 10] ?? '全'}折`,
    `${'零一二三四五六七八九'[percent / 10] ?? '全'}成`,
  ],
}));

export const isFloor = ({ sickAsked }: Answers) => sickAsked === 'floor';

export const sickFields: Field[] = [
  onlyIfTold({
    name: 'sickAsked',
    label: '算什么',
    kind: 'choice',
    options: [
      { value: 'floor', label: '最低不能少于多少' },
      { value: 'pay', label: '应该发多少' },
    ],
  }),
  { ...wageField, when: (answers) => !isFloor(answers) },
  { name: 'sickDays', label: '病假工作日', kind: 'number', min: 1, max: 31, halves: true },
  onlyIfTold({ name: 'sickMonths', label: '整月的病假', kind: 'number', min: 2, max: 36 }),
  {
    name: 'sickPercent',
    label: '单位按几成发',
    kind: 'choice',
    options: [{ value: unknown, label: '没约定，或不清楚' }, ...percents],
    when: (answers) => !isFloor(answers),
  },
];

const sickWords = [
  '病假',
  '病休',
  '休了',
  '请了',
  '休',
  '歇了',
  '生病',
  '躺了?',
  '养了?',
  '住院',
  '病了',
];

/** Days of one month, or whole months: 请了一整个月病假, 在家躺了2个月. */
function sickTimeIn(said: string, now: Date): Answers {
  const text = said
    .replaceAll(/(?<=[0-9一二两三四五六])整个?月/g, '个月')
    .replaceAll('个整月', '个月');
  const days = daysIn(text, sickWords) ?? daysIn(text);
  if (days !== undefined) return days <= 31 ? { sickDays: days } : {};
  const period = periodIn(text, now, sickWords) ?? oneLength(text);
  if (!period || period.days > 0) return /整月|整个月/.test(text) ? { sickDays: wholeMonth } : {};
  if (period.months === 1) return { sickDays: wholeMonth };
  return period.months <= 36 ? { sickDays: wholeMonth, sickMonths: period.months } : {};
}

/** The only length that is not how long somebody worked: 工龄6年 says nothing of the illness. */
function oneLength(text: string): Length | undefined {
  return oneOf(lengthsIn(plainOf(text)).filter(({ value }) => value.months <= 11));
}

/** Whether the least is asked for, and no share is told that would bring more. */
function askedIn(text: string): string | undefined {
  if (percentIn(text) !== undefined) return undefined;
  const least =
    /最低(?!(?:月)?工资)|最少|至少|不能?(?:低于|少于)|不得(?:低于|少于)|保底|下限|底线|起码|最低标准/;
  return least.test(text) ? 'floor' : undefined;
}

/** 按70%发, 打七折, 发八成; not 最低工资的80%. */
function percentIn(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/最低工资(?:标准)?的?(?:\d{2}%|[八8][折成]|百分之八十)|80%的?最低工资/g, '');
  const found = /(?:(\d{2,3})%|([五六七八九5-9])[折成])/.exec(plain);
  const tens = parseWholeNumber(found?.[2] ?? '');
  const percent = found?.[1] ?? (tens === undefined ? undefined : `${tens}0`);
  return percents.some(({ value }) => value === percent) ? percent : undefined;
}

/** The answers a sentence gives: 病假20天 月薪7000 按70%发. */
export const readSickPay = (text: string, now: Date): Answers =>
  known({
    sickAsked: askedIn(text),
    wage: wageIn(text),
    ...sickTimeIn(text, now),
    sickPercent: percentIn(text),
  });
