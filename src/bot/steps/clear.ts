import { bare } from '../forms/words.ts';
import type { Frame } from '../frame.ts';
import { patternOf } from '../run.ts';

/** In running text, a question in between is answered only if it is this clear and asks something. */
export const clearQuestion =
  /[?？]|吗|呢$|怎么|多少|哪|什么|能不能|是不是|算不算|要不要|可不可以|有没有|合法|咋|几(天|月|点|个月|小时)/;
/** Wants something done, or looked up. */
export const wish =
  /想|要|帮我|给我|查|看看|找|取消|报名|申请|预约|订阅|退订|加入|入会|我的|播报|进度|怎么|电话$/;
/** Asks for a person in so many words; 3个人 does not. */
export const plainStaff = /人工|客服|真人|工作人员|转接/;
/** How clear a sentence without a question must be to be no answer. */
export const commandConfidence = 0.9;

/** True for a text that asks or wishes for something by itself: no mere answer to a question. */
export function asked({ parts }: Frame, text: string): boolean {
  if (patternOf(parts, text) || parts.intents.some(({ title }) => title === bare(text)))
    return true;
  const { sure, intent, confidence } = parts.matcher.match(text);
  if (!sure || intent === 'none') return false;
  if (intent === 'talk-to-staff' && !plainStaff.test(text)) return false;
  return clearQuestion.test(text) || (wish.test(text) && confidence >= commandConfidence);
}
