import { parseDay } from '../../../bot/forms/dates.ts';
import { plainOf } from '../../../bot/forms/periods.ts';
import { allIn, type Found, type Near, oneOf, only, wordsAfter, wordsBefore } from './found.ts';

const dates =
  /(?<![\d.])(?:(?:(?:19|20)\d{2}|\d{2})[年./-]|[今去前明]年的?)?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?:月|(?<=\d{4}[./-]\d{1,2})[./-])(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])(?:[日号]|(?![\d个天年元块千百万月.]))|(?:上|这|本)个?月(?:[12]?\d|3[01]|[一二三四五六七八九十]{1,3})[日号]|(?:上|这|本)个?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,3}天(?:以|之)?前|大?前天|昨[天日晚]|今天/g;

/** Every day a sentence names, `YYYY-MM-DD`. @param text as plainOf makes it */
export function datesIn(text: string, now: Date): Found<string>[] {
  // 到今天 says how long, not when.
  return allIn(text, dates, (one, at) =>
    one === '今天' && /[到至]$/.test(text.slice(0, at)) ? undefined : parseDay(one, now),
  );
}

/**
 * A day: 2024年3月5日, 去年10月8号, 上个月20号, 昨天. Without a year the latest that is not after
 * today.
 *
 * @returns `YYYY-MM-DD`
 */
export function dateIn(said: string, now: Date, near?: Near): string | undefined {
  const text = plainOf(said);
  return only(text, datesIn(text, now), near);
}

/**
 * The one day of something: 9月15号才补签, 今年1月5号在医院没救回来. What follows in the clause counts
 * before what goes before.
 */
export function dateOf(said: string, now: Date, what: RegExp): string | undefined {
  const text = plainOf(said);
  const all = datesIn(text, now);
  const followed = all.filter(({ end }) => what.test(wordsAfter(text, end)));
  if (followed.length > 0) return oneOf(followed);
  return oneOf(all.filter(({ at }) => what.test(wordsBefore(text, at, 8))));
}
