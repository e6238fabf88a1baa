import type { Answers } from '../../../bot/forms/form.ts';
import { parseWholeNumber } from '../../../bot/forms/numbers.ts';
import { plainOf } from '../../../bot/forms/periods.ts';
import { hoursADay } from '../rules/share.ts';
import { daysIn, hoursIn, moneyIn } from './index.ts';
import { overtimePartIn } from './wages.ts';

const did =
  '(?:一共|总共|共|又|还|都|各|也|里|单独)*(?:加了?班?|上了?班?|值了?班?|在岗|干了?活?|出勤|顶班|值班)?';
const usualWords = [
  ...['平时', '平日', '工作日', '平时加班', '工作日加班', '平时加', '平常', '下班后', '延时'],
  ...[`(?:平时|平日|工作日|平常|下班后|晚上)(?:延长|延时|拖班)?(?:一共|总共|共|都)?${did}`],
];
const restWords = [`(?:周末|双休日|休息日|周六周?日?|周日|星期[六天日]|礼拜[六天])${did}`];
const usualTold = /平时|平日|工作日|平常|下班后|延时/;
const restTold = /周末|双休|休息日|周[六日]|星期[六天日]|礼拜[六天]/;

/** The statutory holidays and how many days each has: 全国年节及纪念日放假办法 2. */
const holidays: [words: string, days: number][] = [
  ['国庆节?', 3],
  ['春节|过年|大年|除夕|年三十|年初[一二三]|正月初?[一二三]|初[一二三]', 4],
  ['五一|劳动节', 2],
  ['元旦', 1],
  ['清明节?', 1],
  ['端午节?', 1],
  ['中秋节?', 1],
  ['法定(?:节)?假日?|法定节日|节假日|法定假', 13],
];
const holidayTold = new RegExp(holidays.map(([words]) => words).join('|'));
/** Not the total: 每天加班3小时 says nothing of the number of days. */
const eachDay = /每天|一天(?!班|没|都|整)|每日|每周|一周|每个?月/;

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
    workdays: usualTold.test(text),
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
  const hourly = moneyIn(text, ['时薪', '每小时', '一小时', '小时工资', '每个小时', '一个小时']);
  if (hourly !== undefined) return { hourly };
  const daily = moneyIn(text, ['日薪', '日工资', '一天工资', '每天工资']);
  if (daily !== undefined) return { daily };
  const base =
    moneyIn(text, ['基数', '底薪', '基本工资', '正常工资', '合同(?:上)?工资', '标准工资']) ??
    moneyIn(text, ['月薪', '月工资', '工资', '每个?月', '一个月', '一月']);
  if (base === undefined) return {};
  // 9000里面有2475是加班费: what was paid for overtime is no base for it.
  const paid = overtimePartIn(text) ?? 0;
  return { base: paid < base ? base - paid : base };
}

/** 每天加班2小时,一共22天: the product. */
const perDay =
  /(?:每天|一天|每日|每晚|天天|每个?工作日)(?:都|要|平均|多|固定|下班后|晚上|,)*(?:加班?|干|做|上|拖班?|延时)?(?:了)?([0-9.]{1,4}|[一二两三四五六]|半)个?(半)?(?:小时|钟头|钟)(半)?(?:一个月|每个?月|一共|总共|[^0-9一二两三四五六七八九十]){0,14}?([0-9]{1,3}|[一二两三四五六七八九十]{1,3})个?(?:工作)?(?:天|日|晚)/;

function dailyProduct(text: string): number | undefined {
  const [, count = '', half, halfAfter, days = ''] = perDay.exec(text) ?? [];
  const whole = count === '半' ? 0.5 : (numberIn(count) ?? Number.NaN);
  const hours = (whole + (half || halfAfter ? 0.5 : 0)) * (numberIn(days) ?? Number.NaN);
  return Number.isInteger(hours * 2) ? hours : undefined;
}

const numberIn = (said: string) => (/^[\d.]+$/.test(said) ? Number(said) : parseWholeNumber(said));

function usualHours(text: string): number | undefined {
  const other = restTold.test(text) || holidayTold.test(text);
  const product = dailyProduct(text);
  if (product !== undefined && (usualTold.test(text) || !other)) return product;
  const told = hoursIn(text, usualWords);
  if (told !== undefined) return eachDay.test(text) && !other ? undefined : told;
  const days = usualTold.test(text) ? daysIn(text, usualWords) : undefined;
  if (days !== undefined) return days * hoursADay;
  // 加班36小时: of other days nothing is said.
  return other || eachDay.test(text) ? undefined : hoursIn(text, ['加班', '多干', '加了']);
}

/** 四个周六都上班, 周末上了2天: a day has eight hours; those that were made up for do not count. */
function restHours(text: string): number | undefined {
  const several =
    /([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个(?:周[六日末]|星期[六天日]|礼拜[六天]|双休)/.exec(
      text,
    );
  const weekends = several?.[0].endsWith('周末') || several?.[0].endsWith('双休');
  if (several?.[1] && !weekends && !hoursIn(text, restWords)) {
    const count = numberIn(several[1]);
    return count === undefined ? undefined : Math.max(count - madeUp(text), 0) * hoursADay;
  }
  if (eachDay.test(text) && !usualTold.test(text)) return undefined;
  const days = daysIn(text, restWords);
  return days === undefined
    ? (hoursIn(text, restWords) ?? oneDay(text))
    : Math.max(days - madeUp(text), 0) * hoursADay;
}

/** 周六上了一天班, 周日来加了一整天班. */
function oneDay(text: string): number | undefined {
  const whole =
    /(?:周[六日]|星期[六天日]|礼拜[六天])(?:来|又|被叫|叫我|去)?[^,，。\d]{0,6}(?:一整?天|全天|整天)/;
  return whole.test(text) ? hoursADay : undefined;
}

/** 其中一天调休了. */
function madeUp(text: string): number {
  const count = '([0-9]{1,2}|[一二两三四五六七八九十])';
  const found = new RegExp(
    `(?:其中|有)${count}天[^,，。没未]{0,6}(?:调休|补休)|(?:调休|补休)了${count}天`,
  ).exec(text);
  return numberIn(found?.[1] ?? found?.[2] ?? '0') ?? 0;
}

/** No more days than the holiday has: the rest of a long one are other days. */
function holidayHours(text: string): number | undefined {
  const told = holidays.filter(([words]) => new RegExp(words).test(text));
  const parts = told.map(([words, most]) => oneHoliday(text, words, most, told.length === 1));
  return parts.length > 0 && parts.every((part) => part !== undefined)
    ? parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
    : undefined;
}

function oneHoliday(text: string, words: string, most: number, alone: boolean): number | undefined {
  const near = [`(?:${words})(?:那|这|期间|当)?${did}`];
  const hours = hoursIn(text, near);
  if (hours !== undefined) return hours;
  const days = holidayDays(text, words, near, alone);
  return days !== undefined && days <= most ? days * hoursADay : undefined;
}

/** New Year's Eve alone: 春节加班 says nothing of how many of its days. */
const onlyEve = /^(?!.*(?:春节|过年|大年|初[一二三])).*(?:除夕|年三十)/;

const holidayCount = '([0-9]{1,2}|[一二两三四五六七八九十])';

function holidayDays(
  text: string,
  words: string,
  near: string[],
  alone: boolean,
): number | undefined {
  const told = daysIn(text, near);
  if (told !== undefined) return told;
  // 清明、端午、中秋各上了一天班
  if (/各[^,，。\d]{0,4}(?:一|1)天/.test(text)) return 1;
  const span = new RegExp(
    `(?:${words})[^,，。]{0,4}?(?:10月)?1号?(?:到|至|-|~)(?:10月)?([2-7])[号日]`,
  ).exec(text);
  if (span?.[1]) return Number(span[1]);
  // 除夕到初三四天都在值班: the only days told where no other kind of day is spoken of.
  const spread = new RegExp(`(?:${words})[^,，。]{0,8}?${holidayCount}天`).exec(text);
  if (spread?.[1]) return numberIn(spread[1]);
  if (alone && !restTold.test(text) && !usualTold.test(text) && daysIn(text) !== undefined)
    return daysIn(text);
  const single = new RegExp(
    `(?:${words})(?:节)?(?:那|这|当)?(?:一)?(?:天|日|晚)|(?:${words})(?:节)?[^,，。]{0,6}(?:上班|加班|值班|一整天|全天|上了班|加了班)`,
  );
  const ofOneDay = /元旦|清明|端午|中秋/.test(words) || onlyEve.test(text);
  return ofOneDay && single.test(text) ? 1 : undefined;
}
