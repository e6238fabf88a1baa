import type { Sum } from '../sum.ts';
import { doubleDamagesSum } from './double-damages.ts';
import { doubleWagesSum } from './double-wages.ts';
import { leaveDaysSum } from './leave-days.ts';
import { noticePaySum } from './notice-pay.ts';
import { overtimeSum } from './overtime.ts';
import { severanceSum } from './severance.ts';
import { unusedLeaveSum } from './unused-leave.ts';

/** Every sum the bot can do, a line each. */
export const sums: readonly Sum[] = [
  severanceSum,
  doubleDamagesSum,
  noticePaySum,
  doubleWagesSum,
  overtimeSum,
  unusedLeaveSum,
  leaveDaysSum,
];

export const sumsByName: ReadonlyMap<string, Sum> = new Map(sums.map((sum) => [sum.name, sum]));
