import type { Sum } from '../sum.ts';
import { deathSum } from './death.ts';
import { doubleDamagesSum } from './double-damages.ts';
import { doubleWagesSum } from './double-wages.ts';
import { injurySum } from './injury.ts';
import { leaveDaysSum } from './leave-days.ts';
import { limitationSum } from './limitation.ts';
import { maternitySum } from './maternity.ts';
import { medicalPeriodSum } from './medical-period.ts';
import { noticePaySum } from './notice-pay.ts';
import { overtimeSum } from './overtime.ts';
import { probationSum } from './probation.ts';
import { severanceSum } from './severance.ts';
import { sickPaySum } from './sick-pay.ts';
import { trainingBondSum } from './training-bond.ts';
import { unemploymentSum } from './unemployment.ts';
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
  sickPaySum,
  medicalPeriodSum,
  injurySum,
  deathSum,
  unemploymentSum,
  maternitySum,
  limitationSum,
  trainingBondSum,
  probationSum,
];

export const sumsByName: ReadonlyMap<string, Sum> = new Map(sums.map((sum) => [sum.name, sum]));
