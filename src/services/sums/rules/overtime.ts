import { type Pay, payFor } from './pay.ts';

// 加班费: 劳动法 44.

/** Hours, a half included. */
export interface OvertimeHours {
  workdays: number;
  /** Saturdays, Sundays or other rest days, without time off in return. */
  restDays: number;
  /** The 13 statutory holidays. */
  holidays: number;
}

/** Per cent of the wage: 劳动法 44 (1) to (3). */
export const overtimePercents = { workdays: 150, restDays: 200, holidays: 300 } as const;

/** Each kind and all together, fen; each kind is rounded by itself, so that the lines add up. */
export function overtime(pay: Pay, hours: OvertimeHours): OvertimeHours & { fen: number } {
  const part = (kind: keyof OvertimeHours) => payFor(pay, hours[kind], overtimePercents[kind]);
  const [workdays, restDays, holidays] = [part('workdays'), part('restDays'), part('holidays')];
  return { workdays, restDays, holidays, fen: workdays + restDays + holidays };
}
