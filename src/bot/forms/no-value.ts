import type { Field } from './form.ts';
import { isShortText } from './place.ts';
import { bare } from './words.ts';

const asks =
  /[?？]|吗[。.!！]*$|呢$|怎么|什么|哪[里个些儿种家位]|多少|算不算|能不能|是不是|要不要|可不可以|为啥|咋/;
/** 什么值得买科技有限公司 is a name. */
const nameOfUnit = /(公司|厂|店|中心|集团|医院|学校)$/;
const unknown =
  /^(我|这个|真的?|也|都|还|暂时|现在|有点|实在)*(不知道|不清楚|不晓得|不记得|记不清|记不得|记不住|忘了|忘记|想不起来|没有|不懂)(了|呢|啊|的)*(具体|它|他|公司|单位|老板)*的?(全名|全称|名字|名称|号码|地址|日期|时间|多少|叫什么|是什么|是多少)?(了|呢|啊)*$/;

/** 不知道全名, 忘了: there is no answer yet. */
export const isUnknown = (text: string) => unknown.test(bare(text));

/**
 * Why a text that a member may well write is no value of a field in words.
 *
 * @returns the `replies` key; undefined if it may be a value
 */
export function noValue(field: Extract<Field, { kind: 'text' }>, text: string): string | undefined {
  if (field.anything) return undefined;
  if (isUnknown(text)) return 'wrong.unknown';
  if (!isShortText(field)) return /^[\d\s+-]+$/.test(text.trim()) ? 'wrong.digits' : undefined;
  return asks.test(text) && !nameOfUnit.test(text) ? 'wrong.asks' : undefined;
}
