import type { Turn } from '../../../bot/action.ts';
import { parseWholeNumber } from '../../../bot/forms/numbers.ts';

/** What the member wrote to get here; a picked option carries it on as `args.text`. */
export function saidIn(turn: Turn, args: Record<string, unknown>): string {
  if (turn.input.kind === 'text') return turn.input.text;
  return typeof args.text === 'string' ? args.text : '';
}

/** 第二个, 报第3个活动: the index from 0. */
export function readOrdinal(text: string): number | undefined {
  const found = /第([0-9]{1,2}|[一二两三四五六七八九十])(?!期|节|次)/.exec(text.normalize('NFKC'));
  const number = found?.[1] === undefined ? undefined : parseWholeNumber(found[1]);
  return number === undefined ? undefined : number - 1;
}

/** A number among an option's arguments. */
export function numberIn(args: Record<string, unknown>, name: string): number | undefined {
  const value = args[name];
  return typeof value === 'number' ? value : undefined;
}
