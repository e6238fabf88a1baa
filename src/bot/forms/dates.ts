import { addDays, addMonths, dayOf, isDay, weekdayOf } from '../../days.ts';
import { parseChineseNumber } from './numbers.ts';

const near = new Map(
  Object.entries({
    ...{ 大前天: -3, 前天: -2, 昨天: -1, 昨日: -1, 昨晚: -1, 今天: 0, 今日: 0, 今早: 0, 当天: 0 },
    ...{ 刚才: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 },
  }),
);
const years = new Map(Object.entries({ 今年: 0, 本年: 0, 去年: -1, 上年: -1, 前年: -2, 明年: 1 }));
/** Weeks and months from the present one. */
const shifts = new Map(Object.entries({ 上: -1, 这: 0, 本: 0, 下: 1 }));
const number = '([0-9]+|[一二两三四五六七八九十〇零]+)';

/** What may follow the day: 下午, 下午三点, 3点半, 左右. */
const timeOfDay =
  /(左右|那天|吧|(上午|下午|中午|早上|晚上|白天)([一二两三四五六七八九十]{1,3}点[半多钟]*)?|\d{1,2}点[半多钟]*)+$/;

type Reader = (text: string, today: string, ahead: boolean) => string | undefined;

/**
 * A day as people type it: 今天, 昨天, 3月5日, 去年12月1号, 2026-3-5, 2026年3月5号, 20260305, 上周五,
 * 5号, 上个月20号, 三天前, 下周三, 两天后.
 *
 * @param ahead a day without a year, month or week is the next such day from today on; otherwise it
 *   is the latest such day that is not after today
 * @returns `YYYY-MM-DD`, or undefined
 */
export function parseDay(text: string, now: Date, ahead = false): string | undefined {
  const bare = withoutTrimmings(text);
  const today = dayOf(now);
  for (const read of readers) {
    const day = read(bare, today, ahead);
    if (day !== undefined) return isDay(day) ? day : undefined;
  }
  return undefined;
}

/**
 * A month as people type it: 去年10月, 10月份, 2025-10, 上个月, 3月底. Without a year it is the
 * latest such month that has begun.
 *
 * @returns its first day, or undefined
 */
export function parseMonth(text: string, now: Date): string | undefined {
  const bare = withoutTrimmings(text).replace(/(份|里|初|中|底|末|[上中下]旬)+$/, '');
  const today = dayOf(now);
  const near = /^(上|这|本)个?月月?$/.exec(bare)?.[1];
  if (near) return addMonths(`${today.slice(0, 7)}-01`, shifts.get(near) ?? 0);
  if (!/月$|^\d{4}[./-]\d{1,2}$/.test(bare)) return undefined;
  const day = yearMonthDay(`${bare.replace(/月$/, '')}月1日`, today, false);
  return day !== undefined && isDay(day) ? day : undefined;
}

function withoutTrimmings(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s的,，。]/g, '')
    .replace(/^(大概|大约|约|应该|好像|就|是|在)+/, '')
    .replace(timeOfDay, '');
}

const nearDay: Reader = (text, today) => {
  const shift = near.get(text);
  return shift === undefined ? undefined : addDays(today, shift);
};

const daysAgo: Reader = (text, today) => {
  const found = new RegExp(`^${number}(天|日|个?星期|周)(?:以|之)?前$`).exec(text);
  const count = numberIn(found?.[1]);
  if (count === undefined || count > 10_000) return undefined;
  return addDays(today, -count * (/天|日/.test(found?.[2] ?? '') ? 1 : 7));
};

const daysLater: Reader = (text, today) => {
  const found = new RegExp(`^(?:过)?${number}(天|日|个?星期|周)(?:以|之)?后$`).exec(text);
  const count = numberIn(found?.[1]);
  if (count === undefined || count > 10_000) return undefined;
  return addDays(today, count * (/天|日/.test(found?.[2] ?? '') ? 1 : 7));
};

/** Weeks begin on Monday. */
const weekday: Reader = (text, today, ahead) => {
  const found = /^(上|这|本|下)?个?(?:周|星期|礼拜)([一二三四五六日天])$/.exec(text);
  if (!found?.[2]) return undefined;
  const fromMonday = (day: number) => (day + 6) % 7;
  const wanted = '日一二三四五六'.indexOf(found[2].replace('天', '日'));
  const monday = addDays(today, -fromMonday(weekdayOf(today)));
  const day = addDays(monday, (shifts.get(found[1] ?? '本') ?? 0) * 7 + fromMonday(wanted));
  return ahead && found[1] === undefined && day < today ? addDays(day, 7) : day;
};

const compact: Reader = (text) => {
  const found = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : undefined;
};

/** 5号, 本月5号, 上个月20号, 下月3号. */
const dayOfMonth: Reader = (text, today, ahead) => {
  const found = new RegExp(`^(?:(上|这|本|下)个?月)?${number}[日号]$`).exec(text);
  const date = numberIn(found?.[2]);
  if (date === undefined) return undefined;
  const thisMonth = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const inMonth = (month: number) => dayFrom(Math.floor(month / 12), (month % 12) + 1, date);
  if (found?.[1]) return inMonth(thisMonth + (shifts.get(found[1]) ?? 0));
  const here = inMonth(thisMonth);
  if (ahead) return here >= today ? here : inMonth(thisMonth + 1);
  return here <= today ? here : inMonth(thisMonth - 1);
};

const yearMonthDay: Reader = (text, today, ahead) => {
  const thisYear = Number(today.slice(0, 4));
  const named = years.get(text.slice(0, 2));
  const rest = named === undefined ? text : text.slice(2);
  const found = new RegExp(`^(?:${number}[年./-])?${number}[月./-]${number}[日号]?$`).exec(rest);
  const [written, month, date] = [found?.[1], found?.[2], found?.[3]].map(numberIn);
  if (month === undefined || date === undefined) return undefined;
  if (found?.[1] && written === undefined) return undefined;
  if (written !== undefined) return dayFrom(written < 100 ? 2000 + written : written, month, date);
  if (named !== undefined) return dayFrom(thisYear + named, month, date);
  return nearest(today, ahead, month, date);
};

/** The nearest such day, looking one way. The 29th of February is up to eight years away. */
function nearest(today: string, ahead: boolean, month: number, date: number): string {
  const thisYear = Number(today.slice(0, 4));
  for (let away = 0; away <= 8; away += 1) {
    const day = dayFrom(thisYear + (ahead ? away : -away), month, date);
    if (isDay(day) && (ahead ? day >= today : day <= today)) return day;
  }
  return dayFrom(thisYear, month, date);
}

const readers = [nearDay, daysAgo, daysLater, weekday, compact, dayOfMonth, yearMonthDay];

function numberIn(part: string | undefined): number | undefined {
  if (part === undefined) return undefined;
  return /^\d+$/.test(part) ? Number(part) : parseChineseNumber(part);
}

/** Not yet known to exist. */
function dayFrom(year: number, month: number, date: number): string {
  const pad = (value: number, length: number) => String(value).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
}
