import { paidDaysTimes100, share } from './share.ts';

// Sick pay 病假工资. The floor, 80 % of the local minimum wage, is article 59 of the former labour
// ministry's 关于贯彻执行《劳动法》若干问题的意见 (劳部发〔1995〕309号); its text is not among the
// statutes kept here, so no citation goes with it. That less than the minimum wage may be paid
// follows from 最低工资规定 12 (no normal work was done). A month has 21.75 paid days: 工资折算通知 2.

const floorPercent = 80;

export interface SickMonth {
  /** Monthly wage, fen. */
  wage: number;
  /** Working days of sick leave in one month; more than 21.75 count as the whole month. */
  days: number;
  /** What contract or company rules give, per cent of the wage; undefined if nothing is agreed. */
  percent?: number | undefined;
  /** The local minimum wage, fen a month; undefined if it is not on record. */
  minimum?: number | undefined;
}

/** All in fen, for the days of sick leave unless it says otherwise. */
export interface SickPay {
  /** What the days would have brought at work. */
  normal: number;
  agreed: number | undefined;
  floor: number | undefined;
  /** The greater of what is agreed and the floor; undefined if neither is known. */
  paid: number | undefined;
  /** For the whole month: the wage less what is lost by the days. */
  month: number | undefined;
}

export function sickPay({ wage, days, percent, minimum }: SickMonth): SickPay {
  const daysTimes100 = Math.min(Math.max(days, 0) * 100, paidDaysTimes100);
  const normal = share(wage, daysTimes100, paidDaysTimes100);
  const agreed =
    percent === undefined ? undefined : share(wage, daysTimes100 * percent, paidDaysTimes100 * 100);
  const floor =
    minimum === undefined
      ? undefined
      : share(minimum, daysTimes100 * floorPercent, paidDaysTimes100 * 100);
  const known = [agreed, floor].filter((fen) => fen !== undefined);
  const paid = known.length === 0 ? undefined : Math.max(...known);
  return { normal, agreed, floor, paid, month: paid === undefined ? paid : wage - normal + paid };
}
