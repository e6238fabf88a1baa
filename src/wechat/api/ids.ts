import { z } from 'zod';

/** An id of WeChat's: a number, or a string where a number would round it. Always a string here. */
export function idOf() {
  return z.union([z.number(), z.string()]).transform(String);
}

/** An id as WeChat wants it back: a number, unless that would round it. */
export function idForJson(id: string): number | string {
  const number = Number(id);
  return Number.isSafeInteger(number) ? number : id;
}
