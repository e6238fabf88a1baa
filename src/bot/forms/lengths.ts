import { parseNumber } from './numbers.ts';

/** A length of time: 6年零3天 is 72 months and 3 days. */
export interface Length {
  months: number;
  /** Left over beside the whole months. */
  days: number;
}

const number = '(?:[0-9]{1,4}(?:\\.[0-9]{1,2})?|[零〇一二两三四五六七八九十百]{1,5})';
const and = '(?:零|又|加|外加|和)?';
const year = (count: string) => `${count}[周个]?年`;
const month = (count: string) => `${count}个半?月`;
const day = (count: string) => `${count}[天日]`;
const halfOrNumber = `(?:半|${number})`;

/** 两年多 is not known; 两年多少钱 asks for something else. */
const notVague = '(?!多(?!少)|余)';

/**
 * A length of time in running text, as the source of a regular expression without groups: 6年半,
 * 六年零三个月, 半年, 80个月, 一年又三天. Not 两年多, which is not known; not 6年3月, which may be a
 * month of the calendar.
 */
export const lengthPattern =
  `(?<![0-9.第])(?:(?:${year(number)}半?|半年)(?:${and}${month(halfOrNumber)})?(?:${and}${day(number)})?|` +
  `${month(halfOrNumber)}(?:${and}${day(number)})?|${number}天)${notVague}`;

const parts = new RegExp(
  `^(?:(${number})[周个]?年(半)?|(半年))?${and}(?:(${number}|半)个(半)?月)?${and}(?:(${number})[天日])?$`,
);

/** No one works for longer: more years are a year of the calendar. */
const mostYears = 70;

/** The whole text as a length of time; undefined for 2019年, 6.3年 and 5日. */
export function parseLength(text: string): Length | undefined {
  const found = parts.exec(text);
  if (!found || text === '' || /^[^年月]*日$/.test(text)) return undefined;
  const [, years, halfYear, onlyHalf, months, halfMonth, days] = found;
  const isHalfMonth = months === '半';
  const count = [years, isHalfMonth ? undefined : months, days].map((said) =>
    said === undefined ? 0 : parseNumber(said),
  );
  const [ofYears = Number.NaN, ofMonths = Number.NaN, ofDays = Number.NaN] = count;
  if (!(ofYears <= mostYears)) return undefined;
  // 6.5年 is 78 months; 6.3年 is none that is known.
  const whole = Math.round(ofYears * 12 * 1e6) / 1e6 + (halfYear || onlyHalf ? 6 : 0) + ofMonths;
  const left = ofDays + (isHalfMonth || halfMonth ? 15 : 0);
  return Number.isInteger(whole) && Number.isInteger(left) && whole + left > 0
    ? { months: whole, days: left }
    : undefined;
}

/** `6年6个月`, `8个月`, `6年零3天`; nothing: `0天`. */
export function sayLength({ months, days }: Length): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const said = [years > 0 ? `${years}年` : '', rest > 0 ? `${rest}个月` : ''].join('');
  if (days === 0) return said || '0天';
  return said === '' ? `${days}天` : `${said}零${days}天`;
}
