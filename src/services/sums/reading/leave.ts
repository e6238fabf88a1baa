import type { Answers } from '../../../bot/forms/form.ts';
import { plainOf } from '../../../bot/forms/periods.ts';
import { daysIn } from './counts.ts';
import { dateIn, dateOf } from './dates.ts';
import { lengthIn } from './lengths.ts';
import { seniorityIn, workSpanIn } from './service.ts';

// What a sentence says of annual leave: by what it is reckoned, when somebody left, what was taken.

const leavesJob =
  /离职|辞职|辞退|被辞|离开|离的|走的|走人|不干|终止|解除|到期|期满|(?<!仲)裁|被开|炒|开除|解雇|不要我|让我走|叫我走|关门|倒闭|最后(?:一天|工作日)|离厂|要走|跳槽/;

/** The day somebody leaves, where it is told of leaving. */
export function leftOnIn(said: string, now: Date): string | undefined {
  if (!leavesJob.test(said)) return undefined;
  return dateOf(said, now, leavesJob) ?? dateIn(said, now);
}

export const saysLeaving = (said: string): boolean => leavesJob.test(said);

const takenBefore = [
  '休过了?',
  '休了',
  '已休',
  '已经休了?',
  '请过',
  '请了',
  '用了',
  '用掉',
  '放过',
  '安排了?',
  '歇了',
  '只休了?',
  '休掉',
];

/** Days of this year's leave that were taken: 已经休过4天, 一天没休. */
export function takenIn(said: string): number | undefined {
  const text = plainOf(said);
  const days = daysIn(text, takenBefore);
  if (days !== undefined && Number.isInteger(days)) return days;
  const none =
    /(?:一|半|1)天(?:都|也)?(?:年?假)?(?:都|也)?(?:没|未|不曾|不让|不给|没有)(?:有)?(?:让|给|能|安排|得)?(?:我)?(?:休|放|安排|歇)?|(?:没|未)(?:有)?(?:让|给|能)?(?:我)?(?:休过|休)(?:年?假)?(?!的|完|满)|(?:还|都|全)没休|年假没休|没用过/;
  return none.test(text) ? 0 : undefined;
}

/** All the months somebody worked: 累计工龄满二十年, 2013年7月参加工作. */
export function allMonthsIn(said: string, now: Date): number | undefined {
  const { all, here } = seniorityIn(said, now);
  if (all !== undefined) return all;
  if (here && here.from === undefined) return here.months;
  return /参加工作|毕业/.test(said) ? workSpanIn(plainOf(said), now)?.months : undefined;
}

/** Days of leave a year as told: 每年5天年假, 全年10天. The law knows three numbers. */
export function yearlyIn(said: string): number | undefined {
  const words = [
    '年休?假',
    '年休',
    '带薪假',
    '每年',
    '全年',
    '一年',
    '今年',
    '应休',
    '应该休',
    '法定',
  ];
  const days = daysIn(withoutNone(plainOf(said)), words);
  return days === 5 || days === 10 || days === 15 ? days : undefined;
}

const notTaken =
  '(?:没有?|未|应休未)(?:能|让|给|安排)?休(?:完|掉|成)?的?(?:年休?假|年休|带薪假)?(?:还?有|共|一共)?';
const leftOver = '(?:年休?假)?(?:还剩|剩下?|还有|余下?|欠(?:我)?)(?:了)?';

/** 一天没休 is no day. */
const withoutNone = (text: string) => text.replaceAll(/(?:一|半|1)天(?=[都也]?(?:没|未|不))/g, '');

/** Days of leave that were not taken: 没休的8天, 还剩5天没休; 一天没休 is none of them. */
export function untakenIn(said: string): number | undefined {
  const text = withoutNone(plainOf(said));
  const told = daysIn(text, [notTaken, leftOver]);
  if (told !== undefined) return told;
  // The days of a year, those that were taken, or those when somebody leaves are not left over.
  const others = /[每全一]年|休过|已休|已经休|请过/.test(text) || saysLeaving(text);
  return others ? undefined : daysIn(text);
}

/** Whole months of sick leave in the year: 条例 4. */
export function absencesIn(said: string): Answers {
  const words = ['病假', '病休', '病了', '请了', '休了', '住院'];
  const sickMonths = /病/.test(said) ? lengthIn(said, words) : undefined;
  return sickMonths ? { sickMonths } : {};
}
