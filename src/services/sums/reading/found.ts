// What the readers have in common: values found in a sentence, and the words they stand beside.
//
// `near` are words the value must stand beside (工龄6年, 月薪8000, 6年工龄), with at most a few signs
// that say nothing between; without `near` it must be the only value of its kind in the text.

export type Near = readonly string[];

export interface Found<T> {
  value: T;
  at: number;
  end: number;
}

/** Says nothing between a word and its value. */
const filler =
  '(?:[:：=,，]|是|有|为|在|了|的|都|才|只|就|共|约|大概|大约|差不多|左右|平均|每个?月|一个月|到手|拿|给|发|整整|满打满算|满|刚好|正好|刚刚|已经|按|领|挣|税前|税后|实发|应发|一共|总共|合计|加起来|现在|一直|固定|稳定|不变)*';

/** No word with its filler is longer. */
const widest = 40;

/** Those that follow one of the words; if none does, those that stand before one. */
export function beside<T>(text: string, all: Found<T>[], near: Near): Found<T>[] {
  const before = new RegExp(`(?:${near.join('|')})${filler}$`);
  const follows = all.filter(({ at }) => before.test(text.slice(Math.max(0, at - widest), at)));
  if (follows.length > 0) return follows;
  const after = new RegExp(`^的?(?:${near.join('|')})`);
  return all.filter(({ end }) => after.test(text.slice(end, end + widest)));
}

/** The one value they all have. */
export function oneOf<T>(found: Found<T>[]): T | undefined {
  const values = new Set(found.map(({ value }) => JSON.stringify(value)));
  return values.size === 1 ? found[0]?.value : undefined;
}

/** The one value that stands beside one of the words, before all those that follow one. */
export function only<T>(text: string, all: Found<T>[], near: Near | undefined): T | undefined {
  return oneOf(near ? beside(text, all, near) : all);
}

export function allIn<T>(
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

const pause = /[,，。;；!！?？、()（）]/;

/** The words of the same clause before a place in the text. */
export const wordsBefore = (text: string, at: number, width = 14): string =>
  text
    .slice(Math.max(0, at - width), at)
    .split(pause)
    .at(-1) ?? '';

/** The words of the same clause after it. */
export const wordsAfter = (text: string, end: number, width = 14): string =>
  text.slice(end, end + width).split(pause)[0] ?? '';
