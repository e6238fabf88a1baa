import { parseDay } from '../../../bot/forms/dates.ts';
import { type Length, lengthPattern, parseLength } from '../../../bot/forms/lengths.ts';
import { parseChineseNumber, parseNumber } from '../../../bot/forms/numbers.ts';
import { type Period, plainOf, spanIn } from '../../../bot/forms/periods.ts';

// What a sentence says of lengths, money, days and levels. Each reader gives only what is beyond
// doubt: said once (or twice the same), and undefined for 三四千, 两年多 and the like.
//
// `near` are words the value must stand beside (工龄6年, 月薪8000, 6年工龄), with at most a few signs
// that say nothing between; without `near` it must be the only value of its kind in the text.

type Near = readonly string[];

interface Found<T> {
  value: T;
  at: number;
  end: number;
}

/** Says nothing between a word and its value. */
const filler =
  '(?:[:：=,，]|是|有|为|在|了|的|都|才|共|约|大概|大约|差不多|左右|平均|每个?月|一个月|到手|拿|给|发|整整|满|已经|按|领|挣|税前|税后|实发|应发|一共|总共)*';

/**
 * The one value that stands beside one of the words, before all those that follow one.
 */
function only<T>(text: string, all: Found<T>[], near: Near | undefined): T | undefined {
  const before = near && new RegExp(`(?:${near.join('|')})${filler}$`);
  const after = near && new RegExp(`^的?(?:${near.join('|')})`);
  const follows = before ? all.filter(({ at }) => before.test(text.slice(0, at))) : all;
  const precedes = after ? all.filter(({ end }) => after.test(text.slice(end))) : [];
  const beside = follows.length > 0 ? follows : precedes;
  const values = new Set(beside.map(({ value }) => JSON.stringify(value)));
  return values.size === 1 ? beside[0]?.value : undefined;
}

function all<T>(
  text: string,
  pattern: RegExp,
  read: (said: string, at: number) => T | undefined,
): Found<T>[] {
  return [...text.matchAll(pattern)].flatMap((found) => {
    const value = read(found[0], found.index);
    return value === undefined
      ? []
      : [{ value, at: found.index, end: found.index + found[0].length }];
  });
}

const lengths = new RegExp(lengthPattern, 'g');
/** 每年, 前12个月, 提前一个月, 赔几个月: a measure, not how long something lasted. */
const measureBefore = /(?:每|前|近|提前|按|第|全|赔|补|给|上|不[到满足]|未满|接近|快|超过)$/;
/** 一个月八千, 一年十天. */
const measureAfter =
  /^(?:的?(?:工资|薪水|收入|年假)|[大约到手平均拿挣给发有是]{0,3}[0-9一二两三四五六七八九十]|以上|以下|内|前|之?后)/;

/**
 * How long something lasted: 干了6年半, 六年零三个月, 2019年3月进厂到现在.
 *
 * @param near for work with one employer e.g. 干了, 做了, 工龄
 */
export function periodIn(said: string, now: Date, near?: Near): Period | undefined {
  const text = plainOf(said);
  const told = all<Length>(text, lengths, parseLength).filter(
    ({ value, at, end }) =>
      !measureBefore.test(text.slice(0, at)) &&
      !(isUnit(value) && measureAfter.test(text.slice(end))),
  );
  return only(text, told, near) ?? spanIn(text, now);
}

const isUnit = ({ months, days }: Length) => days === 0 && (months === 1 || months === 12);

const chinese = '〇零一二两三四五六七八九十百千万';
/** 八千多, 8000到9000 are not known. */
const exactly = '(?!多(?!少)|余|来[块元]|左右|[/／到至~-][0-9一二两三四五六七八九十])';
const amounts = new RegExp(
  `(?<![\\d.第${chinese}]|[\\d${chinese}][到至~-])(?:(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d{1,2})?(?:[万千百kKwW][\\d千百零]*)?(?![\\d.万千百kKwW])|` +
    `[${chinese}]+(?![\\d.${chinese}]))(?:块钱|元|块)?${exactly}`,
  'g',
);
/** A number of something else; 单位 after an amount is the employer. */
const notMoney =
  /^(?!单位)(?:[周个]?年|个?半?月|[天日号点级岁人次个倍件单双小时期晚夜节句%％成折名位口胎]|分之)/;
/** A smaller number without 元, 千, k, or a word beside it, may be anything. */
const leastBare = 100;

/**
 * An amount of money in yuan: 月薪8000, 8k, 一万二, 底薪3000元.
 *
 * @returns integer fen
 */
export function moneyIn(said: string, near?: Near): number | undefined {
  const text = plainOf(said);
  const least = near ? 0 : leastBare;
  const told = all<number>(text, amounts, (one) => fenOf(one, least)).filter(
    ({ end }) => !notMoney.test(text.slice(end)),
  );
  return only(text, told, near);
}

function fenOf(said: string, leastYuan: number): number | undefined {
  const bare = said
    .toLowerCase()
    .replaceAll(',', '')
    .replace(/(?:块钱|元|块)$/, '');
  const yuan = parseNumber(bare);
  if (yuan === undefined || (bare === said && yuan < leastYuan)) return undefined;
  const fen = Math.round(yuan * 100);
  return Number.isSafeInteger(fen) && Math.abs(yuan * 100 - fen) < 1e-3 ? fen : undefined;
}

const count = '(?:[0-9]{1,4}(?:\\.5)?|[一二两三四五六七八九十百]{1,5})';
const daysSaid = new RegExp(
  `(?<![0-9.第到至月-])${count}(?:天半?|日(?!工资|薪))(?!多(?!少)|余)`,
  'g',
);
const hoursSaid = new RegExp(
  `(?<![0-9.第到至-])${count}个?(?:半)?(?:小时|钟头)(?:半)?(?!多(?!少)|余)`,
  'g',
);

/** So many days: 病假20天, 没休五天, 两天半 (2.5). */
export function daysIn(said: string, near?: Near): number | undefined {
  const text = plainOf(said);
  return only(text, all(text, daysSaid, amountOf(/[天日]/)), near);
}

/** So many hours: 加班20小时, 两个半小时 (2.5). */
export function hoursIn(said: string, near?: Near): number | undefined {
  const text = plainOf(said);
  return only(text, all(text, hoursSaid, amountOf(/个?半?(?:小时|钟头)/)), near);
}

const amountOf = (unit: RegExp) => (said: string) => {
  const value = numberOf(said.replace('半', '').replace(unit, ''));
  return value === undefined ? undefined : value + (said.includes('半') ? 0.5 : 0);
};

function numberOf(said: string): number | undefined {
  return /^[\d.]+$/.test(said) ? Number(said) : parseChineseNumber(said);
}

const levels = /(?<![\d第])(?:[1-9]|10|[一二三四五六七八九十])级/g;

/** A level of disability, 1 to 10: 九级, 10级伤残. */
export function levelIn(said: string): number | undefined {
  const text = plainOf(said);
  return only(
    text,
    all(text, levels, (one) => numberOf(one.slice(0, -1))),
    undefined,
  );
}

const dates =
  /(?<![\d.])(?:(?:(?:19|20)\d{2}|\d{2})[年./-]|[今去前明]年)?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:月|(?<=\d{4}[./-]\d{1,2})[./-])(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?:[日号]|(?![\d个天年元块千百万月.]))|(?:上|这)个?月(?:[12]?\d|3[01]|[一二三四五六七八九十]{1,3})[日号]|大?前天|昨天|今天/g;

/**
 * A day: 2024年3月5日, 去年10月8号, 上个月20号, 昨天. Without a year the latest that is not after
 * today.
 *
 * @returns `YYYY-MM-DD`
 */
export function dateIn(said: string, now: Date, near?: Near): string | undefined {
  const text = plainOf(said);
  return only(
    text,
    all(text, dates, (one) => parseDay(one, now)),
    near,
  );
}
