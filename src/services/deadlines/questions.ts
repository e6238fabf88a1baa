import { parseDay, parseMonth } from '../../bot/forms/dates.ts';
import { plainOf } from '../../bot/forms/periods.ts';
import { dayOf } from '../../days.ts';

const when =
  '(?:最后一天|最后期限|最晚|最迟|截止|到期|时效|到哪一?天|到几号|哪天为止|哪天(?:之)?前|什么时候(?:之)?前)';

/** What a period is called, the first that fits; it must stand beside a word of `when`. */
const names: [period: string, shape: RegExp][] = [
  ['capacity-review', /再次鉴定|重新鉴定/],
  ['injury-report', /工伤认定|认定工伤|(?:申报|报|申请)工伤|工伤(?:申报|申请)/],
  ['enforce', /强制执行/],
  ['inspection', /监察/],
  ['sue', /不服(?:劳动)?仲裁|仲裁不服|裁决书?|起诉/],
  ['arbitration', /仲裁/],
];
/** Arrears run from the day of leaving (劳动争议调解仲裁法 art. 27). */
const arrears = /欠薪|欠的?工资|拖欠|没发工资|工资没发|讨薪|要工资/;
const left = /离职|辞职|走人|不干了/;
/** Asks for a way out, or for the rule, not for the day. */
const others = '过了|过期|中断|中止|起算|有没有用|怎么办|结果|开庭|到账|通知';
const anyName = names.map(([, shape]) => shape.source).join('|');

/** Messages that ask for a last day: the texts `deadlineQuestion` reads. Bounded in length, and so in time. */
export const deadlineShape = new RegExp(
  `^(?=[^]{1,60}$)(?![^]*(?:${others}))(?=[^]*${when})(?=[^]*(?:${anyName}))`,
);

/** What a question about a last day is about. */
export interface DeadlineQuestion {
  /** The period's name in prisma/seed/periods.yaml. */
  period: string;
  /** The day it counts from, `YYYY-MM-DD`, if the text tells it. */
  from?: string;
}

/**
 * A question for the last day of a period: 仲裁时效到哪天, 工伤认定最晚哪天申请，我9月30号摔的.
 *
 * @returns undefined if the text asks something else
 */
export function deadlineQuestion(said: string, now: Date): DeadlineQuestion | undefined {
  if (!deadlineShape.test(said.normalize('NFKC'))) return undefined;
  const name = names.find(([, shape]) => shape.test(said))?.[0];
  if (!name) return undefined;
  const period = name === 'arbitration' && isArrears(said) ? 'arbitration-wages' : name;
  const from = dayIn(said, now);
  return from === undefined ? { period } : { period, from };
}

const isArrears = (said: string) => arrears.test(said) && left.test(said);

const day =
  /(?:(?:(?:19|20)?\d{2}年|[今去前]年)?\d{1,2}月\d{1,2}[日号]?|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|(?:上个?月|这个?月|本月)?\d{1,2}[日号]|[大]?[昨前]天|今天|(?:上|这)个?(?:周|星期|礼拜)[一二三四五六日天])/g;
const month = /(?:(?:(?:19|20)?\d{2}年|[今去前]年)\d{1,2}月|\d{1,2}月份?)/g;

/** The one day a text tells; with only a month, its first day: the safe one. */
function dayIn(said: string, now: Date): string | undefined {
  const plain = plainOf(said);
  const days = [...plain.matchAll(day)].map(([text]) => parseDay(text, now));
  if (days.length > 1) return undefined;
  const [told] =
    days.length > 0 ? days : [...plain.matchAll(month)].map(([text]) => parseMonth(text, now));
  return told !== undefined && told <= dayOf(now) ? told : undefined;
}
