import { type Length, lengthPattern, parseLength } from '../../../bot/forms/lengths.ts';
import { type Period, plainOf, spanIn } from '../../../bot/forms/periods.ts';
import { allIn, type Found, type Near, only } from './found.ts';

const lengths = new RegExp(lengthPattern, 'g');
/** 每年, 前12个月, 提前一个月, 赔几个月: a measure, not how long something lasted. */
const measureBefore = /(?:每|前|近|提前|按|第|全|赔|补|给|上|不[到满足]|未满|接近|快|超过)$/;
/** 一个月八千, 一年十天. */
const measureAfter =
  /^(?:的?(?:工资|薪水|收入|年假)|[大约到手平均拿挣给发有是]{0,3}[0-9一二两三四五六七八九十]|以上|以下|内|前|之?后)/;

const isUnit = ({ months, days }: Length) => days === 0 && (months === 1 || months === 12);

/**
 * Every length of time that lasted.
 *
 * @param text as plainOf makes it
 */
export function lengthsIn(text: string): Found<Length>[] {
  return allIn<Length>(text, lengths, parseLength).filter(
    ({ value, at, end }) =>
      !measureBefore.test(text.slice(Math.max(0, at - 3), at)) &&
      !(isUnit(value) && measureAfter.test(text.slice(end, end + 8))),
  );
}

/**
 * How long something lasted: 干了6年半, 六年零三个月, 2019年3月进厂到现在.
 *
 * @param near for work with one employer e.g. 干了, 做了, 工龄
 */
export function periodIn(said: string, now: Date, near?: Near): Period | undefined {
  const text = plainOf(said);
  return only(text, lengthsIn(text), near) ?? spanIn(text, now);
}

/**
 * A length of time told in a sentence as such, whole months: not what lies between two days.
 */
export function lengthIn(said: string, near: Near): number | undefined {
  const text = plainOf(said);
  return only(text, lengthsIn(text), near)?.months;
}
