import { parseNumber } from '../../../bot/forms/numbers.ts';
import { plainOf } from '../../../bot/forms/periods.ts';
import { allIn, type Found, type Near, only } from './found.ts';

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
  /^(?!单位)(?:[周个]?年|个?半?月|[天日号点级岁人次个倍件单小时期晚夜节句%％成折名位口胎]|分之|双(?!倍))/;
/** A smaller number without 元, 千, k, or a word beside it, may be anything. */
const leastBare = 100;
/** 四千八一个月 is 4,800, not 481; 十一个月 is eleven. */
const runTogether = /(?<=[千百万][一二两三四五六七八九]?)(?=一个?月)/g;

/** Text as amounts are read in. */
export const moneyText = (said: string): string => plainOf(said).replaceAll(runTogether, ',');

/**
 * Every amount of money in yuan, as fen: 8000, 8k, 一万二, 3000元.
 *
 * @param text as moneyText makes it
 * @param least a bare number of fewer yuan counts as something else
 */
export function amountsIn(text: string, least = leastBare): Found<number>[] {
  return allIn<number>(text, amounts, (one) => fenOf(one, least)).filter(
    ({ end }) => !notMoney.test(text.slice(end, end + 4)),
  );
}

/**
 * An amount of money in yuan: 月薪8000, 8k, 一万二, 底薪3000元.
 *
 * @returns integer fen
 */
export function moneyIn(said: string, near?: Near): number | undefined {
  const text = moneyText(said);
  return only(text, amountsIn(text, near ? 0 : leastBare), near);
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
