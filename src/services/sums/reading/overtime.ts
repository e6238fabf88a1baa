import type { Answers } from '../../../bot/forms/form.ts';
import { plainOf } from '../../../bot/forms/periods.ts';
import { hoursADay } from '../rules/share.ts';
import { daysIn, hoursIn, moneyIn } from './index.ts';

const did = '(?:各?加了?班?|各?上了?班?|值了?班?|都?在岗|值班)?';
const usualWords = ['平时', '平日', '工作日', '平时加班', '工作日加班', '平时加'];
const restWords = [`(?:周末|双休日|休息日|周六|周日|星期[六天日]|礼拜[六天])${did}`];
const restTold = /周末|双休|休息日|周[六日]|星期[六天日]|礼拜[六天]/;

/** The statutory holidays and how many days each has: 全国年节及纪念日放假办法 2. */
const holidays: [words: string, days: number][] = [
  ['国庆节?', 3],
  ['春节|过年|大年', 4],
  ['五一|劳动节', 2],
  ['元旦', 1],
  ['清明节?', 1],
  ['端午节?', 1],
  ['中秋节?', 1],
  ['法定(?:节)?假日|法定节日|节假日', 13],
];
const holidayTold = new RegExp(holidays.map(([words]) => words).join('|'));
/** Not the total: 每天加班3小时 says nothing of the number of days. */
const eachDay = /每天|一天|每日|每周|一周|每个?月/;

/**
 * Wage and hours of overtime from a sentence: 月薪五千周末加了四天班, 平时加班20小时时薪25,
 * 国庆三天. What kind of day is not spoken of, where another is, was not worked.
 */
export function overtimeTold(said: string, _now: Date): Answers {
  const text = plainOf(said);
  const hours = {
    workdays: usualHours(text),
    restDays: restHours(text),
    holidays: holidayHours(text),
  };
  const spoken = {
    workdays: /平时|平日|工作日/.test(text),
    restDays: restTold.test(text),
    holidays: holidayTold.test(text),
  };
  const answers: Answers = payTold(text);
  const any = Object.values(hours).some((told) => told !== undefined);
  for (const kind of ['workdays', 'restDays', 'holidays'] as const) {
    if (hours[kind] !== undefined) answers[kind] = hours[kind];
    else if (any && !spoken[kind]) answers[kind] = 0;
  }
  return answers;
}

function payTold(text: string): Answers {
  const hourly = moneyIn(text, ['时薪', '每小时', '一小时', '小时工资', '每个小时']);
  if (hourly !== undefined) return { hourly };
  const daily = moneyIn(text, ['日薪', '日工资', '一天工资', '每天工资']);
  if (daily !== undefined) return { daily };
  const base =
    moneyIn(text, ['基数', '底薪', '基本工资']) ??
    moneyIn(text, ['月薪', '月工资', '工资', '一个月']);
  return base === undefined ? {} : { base };
}

function usualHours(text: string): number | undefined {
  const told = hoursIn(text, usualWords);
  if (told !== undefined) return told;
  // 加班36小时: of other days nothing is said.
  const other = restTold.test(text) || holidayTold.test(text) || eachDay.test(text);
  return other ? undefined : hoursIn(text, ['加班', '多干', '加了']);
}

function restHours(text: string): number | undefined {
  if (eachDay.test(text)) return undefined;
  const days = daysIn(text, restWords);
  return days === undefined ? hoursIn(text, restWords) : days * hoursADay;
}

/** No more days than the holiday has: the rest of a long one are other days. */
function holidayHours(text: string): number | undefined {
  const told = holidays.filter(([words]) => new RegExp(words).test(text));
  const [only] = told;
  if (!only || told.length > 1) return undefined;
  const words = [`(?:${only[0]})${did}`];
  const days = daysIn(text, words);
  if (days === undefined) return hoursIn(text, words);
  return days <= only[1] ? days * hoursADay : undefined;
}
