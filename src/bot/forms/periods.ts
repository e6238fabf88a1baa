import { addDays, addMonths, dayOf, isDay, monthsBetween } from '../../days.ts';
import { toSimplified } from '../intents/normalise.ts';
import { parseDay } from './dates.ts';
import { type Length, parseLength, sayLength } from './lengths.ts';
import { parseChineseNumber } from './numbers.ts';

/** A length of time, and when it ran where that was told. */
export interface Period extends Length {
  /** `YYYY-MM-DD`, or `YYYY-MM` where only the month is known. */
  from?: string;
  to?: string;
}

/** A day or a month that a text names. */
export interface Point {
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  when: string;
  hasYear: boolean;
  isNow: boolean;
  /** Where it stands in the text. */
  at: number;
  end: number;
}

const year =
  '(?:(?<year>(?:19|20)\\d{2})[年./-]|(?<short>\\d{2}|[一二][〇零一二三四五六七八九]{3})年|(?<near>大前|[今本去前明])年的?)?';
const month = '(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
/** 2019.3 has no sign after the month. */
const afterMonth = '(?:月份?|[./-]|(?<=(?:19|20)\\d{2}[./-]\\d{1,2})(?!\\d))';
const date =
  '(?<date>3[01]|[12]\\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])';
const afterDate = '(?![\\d个天年元块千百万月.])[日号]?';
const calendar = `(?<![\\d.一二三四五六七八九十])${year}${month}${afterMonth}(?:${date}${afterDate})?`;
const others =
  '(?<now>现在|目前|至今|今[天日])|(?<day>[昨前]天|(?:上?上|这|本)个?月[0-9一二三四五六七八九十]{1,3}[日号])|(?<last>上个?月|这个?月|本月)';
const point = new RegExp(`${calendar}|${others}`, 'g');

/**
 * When a text says something began and ended: 2019年3月到现在, 2020年7月8号入职今年11月走,
 * 2019年3月进厂 (until today).
 *
 * @param text as plainOf makes it
 */
export function spanIn(text: string, now: Date): Period | undefined {
  const points = pointsIn(text, now);
  const [first, second] = points;
  if (!first || points.length > 2) return undefined;
  const starts = points.filter((one) => isBeginning(text, one));
  if (!second) return starts[0] && periodFrom(first.when, dayOf(now));
  if (joins.test(text.slice(first.end, second.at)))
    return periodFrom(first.when, after(first.when, second));
  const [start] = starts;
  if (!start || starts.length > 1) return undefined;
  return periodFrom(start.when, (start === first ? second : first).when);
}

const begins =
  /^[^,，。;；\d]{0,4}?(?:入职|入厂|进厂|进公司|进单位|进来|进的|进去|来的|来报到|开工|来这|来到|到这|到岗|上班|上岗|上的班|干起|做起|开始|起|参加工作|报到|就职)/;
const beginsBefore = /(?:从|自|自从|(?<![年月日号])(?:入职|进厂|开始)(?:时间|日期)?)[是:：在于]*$/;
const joins = /^,?(?:[^,，。;；\d]{0,6}?(?:到|至)|-|—|~|～)?,?$/;

/** True if work began there: 3月10号进的, 从2019年3月. */
export function isBeginning(text: string, { at, end, isNow }: Point): boolean {
  return !isNow && (begins.test(text.slice(end)) || beginsBefore.test(text.slice(0, at)));
}

/** 2024年3月到6月: the June that follows. */
function after(from: string, { when, hasYear }: Point): string {
  if (hasYear) return when;
  const sameYear = `${from.slice(0, 4)}${when.slice(4)}`;
  return sameYear >= from ? sameYear : `${Number(from.slice(0, 4)) + 1}${when.slice(4)}`;
}

/** Both ends count: from the 1st of March to the last of February is a year. */
export function periodFrom(from: string, to: string): Period | undefined {
  if (to.slice(0, 7) < from.slice(0, 7)) return undefined;
  if (isDay(from) && isDay(to))
    return to < from ? undefined : { ...monthsBetween(from, addDays(to, 1)), from, to };
  const { months } = monthsBetween(`${from.slice(0, 7)}-01`, `${to.slice(0, 7)}-01`);
  return months > 0 ? { months, days: 0, from: from.slice(0, 7), to: to.slice(0, 7) } : undefined;
}

/** Every day and month a text names. @param text as plainOf makes it */
export function pointsIn(text: string, now: Date): Point[] {
  return [...text.matchAll(point)].flatMap((found) => {
    const when = whenOf(found.groups ?? {}, found[0], now);
    const { year: full, short, near, month: named } = found.groups ?? {};
    const isNow = found.groups?.now !== undefined;
    const hasYear = named === undefined || [full, short, near].some((one) => one !== undefined);
    return when === undefined
      ? []
      : [{ when, hasYear, isNow, at: found.index, end: found.index + found[0].length }];
  });
}

function whenOf(
  groups: Record<string, string | undefined>,
  said: string,
  now: Date,
): string | undefined {
  const today = dayOf(now);
  if (groups.now) return today;
  if (groups.day) return parseDay(groups.day, now);
  if (groups.last)
    return groups.last.startsWith('上') ? addMonths(today, -1).slice(0, 7) : today.slice(0, 7);
  const monthNumber = numberIn(groups.month);
  const dateNumber = numberIn(groups.date);
  // 2019.3 alone may be a number.
  if (groups.date === undefined && !said.includes('月') && !groups.year) return undefined;
  const pad = (value: number | undefined) => String(value).padStart(2, '0');
  const rest = `${pad(monthNumber)}${dateNumber === undefined ? '' : `-${pad(dateNumber)}`}`;
  const when = `${yearOf(groups, rest, today)}-${rest}`;
  return dateNumber === undefined || isDay(when) ? when : undefined;
}

const nearYears: Record<string, number> = { 今: 0, 本: 0, 去: -1, 前: -2, 大前: -3, 明: 1 };

/** Without a year: the latest such month or day that is not after today. */
function yearOf(groups: Record<string, string | undefined>, rest: string, today: string): number {
  const thisYear = Number(today.slice(0, 4));
  if (groups.near !== undefined) return thisYear + (nearYears[groups.near] ?? 0);
  const said = numberIn(groups.year ?? groups.short);
  if (said !== undefined) return said < 100 ? 2000 + said : said;
  return rest <= today.slice(5, 5 + rest.length) ? thisYear : thisYear - 1;
}

function numberIn(said: string | undefined): number | undefined {
  if (said === undefined) return undefined;
  return /^\d+$/.test(said) ? Number(said) : parseChineseNumber(said);
}

const before =
  /^(?:大概|大约|约|差不多|已经|一共|总共|在?这里?|我|都|干了?|做了?|上了?|待了?|呆了?|交了?|缴了?|工作了?|累计|工龄|司龄|有|是|就|满|整整|刚好|正好)+/;
const afterwards = /(?:左右|吧|了|整|的?工龄|的|啊|呢)+$/;

/**
 * A length of time as an answer: 6年半, 工龄六年零三个月, 80个月, 2019年3月到现在, 2019年3月1日至今.
 */
export function parsePeriod(text: string, now: Date): Period | undefined {
  const plain = plainOf(text);
  const bare = plain.replaceAll(',', '').replace(before, '').replace(afterwards, '');
  return parseLength(bare) ?? spanIn(plain, now);
}

/** Running text as the patterns here expect it: a blank parts two words, but not 6 年 and 8000 元. */
export function plainOf(text: string): string {
  return toSimplified(text.normalize('NFKC'))
    .trim()
    .replaceAll(
      /(?<=[0-9])\s+(?=[年个月天日号元块万千百kKwW级小])(?!年[假休终底]|[月日][薪工均]|个人)/g,
      '',
    )
    .replaceAll(/(?<=[年月])\s+(?=[0-9]+[月日号])/g, '')
    .replaceAll(/\s+/g, ',');
}

/** `6年6个月`, `7年8个月（2019年3月到2026年11月）`. */
export function sayPeriod(period: Period): string {
  const { from, to } = period;
  const length = sayLength(period);
  return from && to ? `${length}（${sayPoint(from)}到${sayPoint(to)}）` : length;
}

function sayPoint(when: string): string {
  const [yearNumber, monthNumber, dateNumber] = when.split('-').map(Number);
  return `${yearNumber}年${monthNumber}月${dateNumber === undefined ? '' : `${dateNumber}日`}`;
}
