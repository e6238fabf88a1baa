import { parseLength } from '../../../bot/forms/lengths.ts';
import { parseNumber } from '../../../bot/forms/numbers.ts';
import { share } from '../rules/share.ts';
import { beside, type Found, oneOf, wordsAfter, wordsBefore } from './found.ts';
import { amountsIn, moneyText } from './money.ts';

// A month's wage as a sentence tells it, and what goes into it or out of it.

const wageWords = [
  ...['月薪', '月工资', '本人工资', '(?<!基本|最低|计件|小时|日|平均|职工)工资', '薪资', '薪水'],
  ...[
    '月收入',
    '月入',
    '收入',
    '月均',
    '均薪',
    '每个?月',
    '一个月',
    '实发',
    '应发',
    '到手',
    '一月',
  ],
  ...['平均', '待遇', '薪酬', '缴费基数', '缴费工资', '平均工资', '按月'],
];
const number = '0-9一二两三四五六七八九十百千万';
/** What the amount is, where it is no wage: 最低工资按2490, 公司给我四万, 年终奖24000. */
const elseBefore = new RegExp(
  `(?:最低工资|社平|社会平均|全省|全市|统筹|当地(?:的)?(?:职工)?|职工(?:月)?平均|上年度|年终|年底|奖金?|分红|培训|学费|差旅|加班|提成|绩效|补贴|津贴|补助|违约金|[赔陪补]|给我|打发|扣|罚|欠|垫|房租|差|上个?月|上月|最后一?个?月|离职前一?个?月|试用|底薪|基本工资|岗位工资|日薪|日工资|时薪|一天|每天|一小时|小时工资|花|培训费|失业金|里面?有?|其中|包括|含)[^${number},，]{0,9}$`,
);
const elseAfter =
  /^(?:的?(?:年终|奖金|加班|培训|补贴|津贴|提成|违约金|差旅)|是(?:加班|奖金|补贴)|一天|一小时|每天|每小时|\/天|\/小时|打发)/;
/** Both are said of the member's own wage: 给我按3000交, 最近12个月工资平均. */
const ownBefore =
  /(?<!上个?月|上月|最后一?个?月)(?:实发|应发|到手|我的?月薪|月入)[^,，\d]{0,4}$|(?:本人|我的?|自己|缴费)(?:的)?(?:月)?(?:平均)?(?:缴费)?(?:工资|基数)[^,，]{0,4}$/;

/** The amounts of a text that may be a month's wage. */
function wagesIn(text: string): Found<number>[] {
  return amountsIn(text).filter(({ at, end }) => {
    const before = wordsBefore(text, at, 16);
    if (elseAfter.test(text.slice(end, end + 6))) return false;
    return !elseBefore.test(before) || ownBefore.test(before);
  });
}

/** The wage a month, from a sentence, fen: 月薪8000, 一个月八千, 2n三年半9k. */
export function wageIn(said: string): number | undefined {
  const text = moneyText(said);
  const yearly = oneOf(beside(text, amountsIn(text), ['年薪', '年收入', '年入', '一年收入']));
  if (yearly !== undefined) return share(yearly, 1, 12);
  const all = wagesIn(text);
  const own = all.filter(({ at }) => ownBefore.test(wordsBefore(text, at, 16)));
  const told = oneOf(own) ?? oneOf(beside(text, all, wageWords));
  return told ?? oneOf(all.filter((one) => !isOffer(text, one))) ?? partsIn(text);
}

/** 私了给五万, 老板出两万: an amount that was offered or is asked for. */
const isOffer = (text: string, { at }: Found<number>): boolean =>
  /[给赔要罚扣欠谈出花]|私了|打发/.test(wordsBefore(text, at));

/** 底薪四千提成三千: what is paid every month counts together. @param text as moneyText makes it */
function partsIn(text: string): number | undefined {
  const all = amountsIn(text);
  const base = oneOf(
    all.filter(({ at }) =>
      /(?:底薪|基本工资|岗位工资|基础工资)[^,，\d]{0,6}$/.test(wordsBefore(text, at)),
    ),
  );
  if (base === undefined) return undefined;
  const extras = all.filter(({ at }) => {
    const before = wordsBefore(text, at);
    return (
      /(?:提成|绩效|补贴|津贴|全勤奖?|餐补|房补|车补|工龄奖|加班费)[^,，\d]{0,6}$/.test(before) &&
      !/年终|年底|季度/.test(before)
    );
  });
  // 底薪四千 alone leaves open what else was paid.
  const whole =
    extras.length > 0 || bonusIn(text) !== undefined || /没(?:有)?(?:别|其他|其它)的/.test(text);
  return whole ? extras.reduce((sum, { value }) => sum + value, base) : undefined;
}

/** 年终奖24000, 年底双薪: what was paid for the year, fen; a bonus each quarter counts four times. */
export function bonusIn(said: string): number | undefined {
  const text = moneyText(said);
  const all = amountsIn(text);
  const year = all.filter(
    ({ at, end }) =>
      /(?:年终|年底|年度)(?:奖|分红|双薪|绩效)[^,，]{0,10}$/.test(wordsBefore(text, at, 18)) ||
      /^的?(?:年终|年底|年度)/.test(wordsAfter(text, end)),
  );
  if (year.length > 0) return oneOf(year);
  const quarter = oneOf(
    all.filter(({ at }) => /(?:每个?季度?|季度奖?)[^,，]{0,6}$/.test(wordsBefore(text, at))),
  );
  return quarter === undefined ? undefined : quarter * 4;
}

/** 9000里面有2475是加班费: the part of the wage that was paid for overtime, fen. */
export function overtimePartIn(said: string): number | undefined {
  const text = moneyText(said);
  if (!/里面?|其中|包括|包含|含|扣除|剔除|减去/.test(text)) return undefined;
  const found = amountsIn(text).filter(
    ({ at, end }) =>
      /^(?:的|是|为|属于|算)*加班/.test(wordsAfter(text, end)) ||
      /加班(?:费|工资)?[^,，\d]{0,4}$/.test(wordsBefore(text, at)),
  );
  return oneOf(found);
}

/** 上个月只发了六千五: the wage of the last month, fen; null where it is said to be the same. */
export function lastWageIn(said: string): number | null | undefined {
  const text = moneyText(said);
  const last = /(?:上个?月|上月|最后一?个?月|离职前一?个?月|(?:解除|辞退)前一?个?月)[^,，\d]{0,8}$/;
  const told = oneOf(amountsIn(text).filter(({ at }) => last.test(wordsBefore(text, at, 18))));
  if (told !== undefined) return told;
  const same =
    /(?:上个?月|上月|最后一?个?月)[^,，。]{0,6}(?:一样|也是|也一样|没变|相同|照旧|这个数|不变)|(?:每个?月|一直|月月)[^,，。]{0,6}(?:一样|没变过?|固定|不变|都是)|没变过|没涨过|固定工资/;
  return same.test(text) ? null : undefined;
}

const some = `(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})个月|半年`;
const amount = '[0-9][0-9,.]*[万千百kKwW]?[0-9千百]*|[一二两三四五六七八九十百千万零]+';
const paid = '(?:的|每个?月|一个月|月|工资|月薪|都|是|拿|发|领|涨到|降到|,){0,4}';
const stretches = new RegExp(
  `(?:头|前|最初|开头|开始|先)(?:面|的)?(${some})${paid}(${amount})(?:元|块钱?)?[^0-9一二两三四五六七八九十半]{0,6}?(?:后|后面|后来|之后|最近|剩下|接着)(?:的|这)?(${some})${paid}(${amount})(?:元|块钱?)?(?!个?[月年])`,
);

/** Wages in fen a month, whole months. */
export interface Stretches {
  wage: number;
  months: number;
  laterWage: number;
  laterMonths: number;
}

/** 头5个月5000后3个月6000: two wages one after the other. */
export function stretchesIn(said: string): Stretches | undefined {
  const [, before, wage, after, raised] = stretches.exec(moneyText(said)) ?? [];
  if (!before || !wage || !after || !raised) return undefined;
  const [first, last] = [parseLength(before)?.months, parseLength(after)?.months];
  const [fen, laterFen] = [fenOf(wage), fenOf(raised)];
  if (!first || !last || !fen || !laterFen) return undefined;
  return { wage: fen, months: first, laterWage: laterFen, laterMonths: last };
}

function fenOf(said: string): number | undefined {
  const yuan = parseNumber(said.toLowerCase().replaceAll(',', ''));
  return yuan === undefined ? undefined : Math.round(yuan * 100);
}
