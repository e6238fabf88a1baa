import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayLength } from '../../../bot/forms/lengths.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { type Period, periodFrom, sayPeriod } from '../../../bot/forms/periods.ts';
import { addDays, addMonths, isDay, sayDate } from '../../../days.ts';
import { averageFields, isPeriod, readEmployment, wageField, wageOf } from '../employment.ts';
import { words } from '../pick.ts';
import { unsignedIn } from '../reading/unsigned.ts';
import { stretchesIn } from '../reading/wages.ts';
import { type DoubleTime, doubleTime, doubleWages } from '../rules/double-wages.ts';
import type { Citation, Sum, Worked } from '../sum.ts';
import { known, numberOf, textOf } from '../told.ts';

const unsignedField: Field = {
  name: 'unsigned',
  label: '没签合同的时间',
  kind: 'period',
  max: 720,
};

const articlesOf = (fullYear: boolean): Citation[] => [
  { law: '劳动合同法', article: 82 },
  { law: '劳动合同法实施条例', article: fullYear ? 7 : 6 },
  ...[6, 7, ...(fullYear ? [9] : [])].map((article) => ({
    law: '劳动争议司法解释（二）',
    article,
  })),
];
const limitation: Citation = { law: '劳动争议调解仲裁法', article: 27 };

/** 没签书面合同的二倍工资: the second wage. */
export const doubleWagesSum: Sum = {
  name: 'double-wages',
  title: '没签合同二倍工资',
  words: words(
    '双倍工资 二倍工资 两倍工资 双倍差额 没签合同 没签劳动合同 另一倍工资 没签 未签合同 没有签合同 没合同 没有合同 合同没签',
  ),
  fields: [unsignedField, wageField, ...averageFields.filter(({ name }) => name !== 'bonus')],
  read: (text, now) => {
    const { service: _service, bonus: _bonus, ...pay } = readEmployment(text, now);
    const stretches = stretchesIn(text);
    const both = stretches && { months: stretches.months + stretches.laterMonths, days: 0 };
    return known({ ...pay, unsigned: unsignedIn(text, now) ?? both });
  },
  work: (answers, _figures, today) => {
    const unsigned = unsignedOf(answers, today);
    const fullYear = (unsigned?.months ?? 0) >= 12;
    const time = unsigned && doubleTime(daysOnly(unsigned));
    if (!unsigned || !time || (time.months === 0 && (time.workdays ?? 0) === 0))
      return {
        kind: 'nothing',
        why: '入职头一个月是签合同的时间，不算双倍，现在能要的是 0元；满一个月的第二天起还没签，才开始算。',
        articles: articlesOf(false),
      };
    return worked(unsigned, time, answers, fullYear, today);
  },
};

/** From the form's answer, or the days an application form has. */
function unsignedOf(answers: Answers, today: string): Period | undefined {
  if (isPeriod(answers.unsigned)) return answers.unsigned;
  const joined = textOf(answers, 'joined');
  if (joined === undefined) return undefined;
  const signed = textOf(answers, 'signed');
  return periodFrom(joined, signed ? addDays(signed, -1) : (textOf(answers, 'left') ?? today));
}

/** The rule wants days, not months. */
function daysOnly({ months, days, from, to }: Period) {
  const exact = from !== undefined && to !== undefined && isDay(from) && isDay(to);
  return exact ? { months, days, from, to } : { months, days };
}

function worked(
  unsigned: Period,
  time: DoubleTime,
  answers: Answers,
  fullYear: boolean,
  today: string,
): Worked {
  const wage = wageOf(answers);
  const { months, workdays = 0, from, to } = time;
  const { laterWage, laterMonths } = laterOf(answers, months);
  const fen = doubleWages(wage, time, laterWage, laterMonths);
  const span =
    from && to ? `${sayDate(from)}到${sayDate(to)}` : '去掉头一个月，最多算到满一年前一天';
  const whole =
    laterMonths === 0
      ? `${sayYuan(wage)} × ${months}`
      : `${sayYuan(wage)} × ${months - laterMonths} + ${sayYuan(laterWage)} × ${laterMonths}`;
  const part = workdays > 0 ? ` + ${sayYuan(laterWage)} ÷ 21.75 × ${workdays}个工作日` : '';
  const length = `${months}个月${workdays > 0 ? `零${workdays}个工作日` : ''}`;
  return {
    kind: 'worked',
    inputs: [`没签合同的时间：${sayPeriod(unsigned)}`, `月工资：${sayYuan(wage)}`],
    steps: [`${span}：${length}`, `${whole}${part} = ${sayYuan(fen)}`],
    result: `除了已经发的工资，公司还应当再给约 ${sayYuan(fen)}。`,
    fen,
    articles: [...articlesOf(fullYear), limitation],
    figures: [],
    notes: notesOn(unsigned, time, fullYear, today),
  };
}

/** The wage of the last of the months paid twice, where it was another one. */
function laterOf(answers: Answers, months: number): { laterWage: number; laterMonths: number } {
  const laterWage = numberOf(answers, 'laterWage');
  if (laterWage === undefined) return { laterWage: wageOf(answers), laterMonths: 0 };
  return { laterWage, laterMonths: Math.min(numberOf(answers, 'laterMonths') ?? 0, months) };
}

function notesOn(unsigned: Period, time: DoubleTime, fullYear: boolean, today: string): string[] {
  const late = time.to !== undefined && addMonths(time.to, 12) < today;
  const leftover = time.from === undefined && unsigned.days > 0 && !fullYear;
  return [
    late
      ? '没签合同那段时间到现在已超过一年，双倍工资对方可以拿时效来推，可能要不到，请尽快问律师。'
      : '这笔钱的仲裁时效是一年，越早的月份越先过期，别拖。',
    fullYear ? '满一年没签，视为已经订了无固定期限合同，之后不再算双倍。' : '',
    leftover
      ? `零头${sayLength({ months: 0, days: unsigned.days })}按那个月实际工作日另算：告诉我哪天入职、算到哪天，可以算准。`
      : '',
    '是您自己不肯签等情形，公司能证明的不用给。',
  ].filter(Boolean);
}
