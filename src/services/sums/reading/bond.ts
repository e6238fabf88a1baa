import type { Answers } from '../../../bot/forms/form.ts';
import { plainOf } from '../../../bot/forms/periods.ts';
import { addDays, dayOf, monthsBetween } from '../../../days.ts';
import { wordsBefore } from './found.ts';
import { dateOf, lengthIn, moneyIn } from './index.ts';
import { amountsIn, moneyText } from './money.ts';

// What a sentence says of a service period for training.

const costWords = [
  '培训费',
  '培训费用',
  '培训',
  '培训花了',
  '总价',
  '花了',
  '学费',
  '培训(?:总共|一共|共)?(?:花|用)了?',
];
const termWords = [
  '服务期',
  '签了',
  '签',
  '约定',
  '协议',
  '要干',
  '必须干',
  '服务满',
  '要做满',
  '要干满',
  '(?:约定|要|得|必须)(?:给公司|为公司)?(?:服务|干|做)(?:满)?',
];
const servedWords = [
  ...[
    '干了',
    '干满',
    '做了',
    '做满',
    '上了',
    '干到',
    '才干',
    '已经干',
    '服务了',
    '已经做',
    '才做',
    '做到',
  ],
  ...['履行了?', '已经履行', '待了', '工作了', '服务满了?', '过了', '已过'],
];
const unservedWords = [
  '还差',
  '还剩',
  '剩',
  '剩下',
  '没干满的',
  '还有',
  '差',
  '没履行的?',
  '未履行的?',
];

/** 学费18000还有差旅费6000: what was paid for the training (实施条例 16), fen. */
function costIn(said: string): number | undefined {
  const text = moneyText(said);
  const parts = amountsIn(text).filter(({ at }) => {
    const before = wordsBefore(text, at, 12);
    return (
      /(?:培训费?|学费|差旅|路费|车费|住宿|食宿|交通|机票|资料|教材|报名|考证|进修)[^,，、\d]{0,6}$/.test(
        before,
      ) && !/工资|违约金|总|共|赔|协议/.test(before)
    );
  });
  const total = moneyIn(said, ['(?:总共|一共|总计|合计|共)(?:花|用|出)?了?', '总价', '总额']);
  if (total !== undefined) return total;
  if (parts.length > 1) return parts.reduce((sum, { value }) => sum + value, 0);
  return parts[0]?.value ?? moneyIn(said, costWords);
}

/** Months of the period served: told, what is left of it, or from its first day to the last of work. */
function servedIn(said: string, now: Date, term: number | undefined): number | undefined {
  const served = lengthIn(said, servedWords);
  if (served !== undefined) return served;
  const unserved = lengthIn(said, unservedWords);
  if (term !== undefined && unserved !== undefined && unserved <= term) return term - unserved;
  const text = plainOf(said);
  const first = dateOf(text, now, /算起|开始|起算|起|签的|签了|到期/);
  if (first === undefined) return undefined;
  const last = dateOf(text, now, /走|离职|辞|离开|不干|为止/) ?? dayOf(now);
  return last > first ? monthsBetween(first, addDays(last, 1)).months : undefined;
}

/** 培训费五万 服务期五年 已经做了三年六个月. */
export function bondTold(text: string, now: Date): Answers {
  const term = lengthIn(text, termWords);
  return {
    trainingCost: costIn(text),
    bondMonths: term,
    bondServed: servedIn(text, now, term),
    bondPenalty: moneyIn(text, ['违约金', '违约金(?:写的?|约定)', '赔偿?(?:写的?)']),
  };
}
