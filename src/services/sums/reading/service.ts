import type { Length } from '../../../bot/forms/lengths.ts';
import {
  isBeginning,
  type Period,
  type Point,
  periodFrom,
  plainOf,
  pointsIn,
  spanIn,
} from '../../../bot/forms/periods.ts';
import { dayOf } from '../../../days.ts';
import { beside, type Found, oneOf, wordsBefore } from './found.ts';
import { lengthsIn } from './lengths.ts';

// How long somebody worked: here, and in all.

const workedWords = [
  ...[
    '干了',
    '干满',
    '做了',
    '做仔',
    '做满',
    '做到',
    '工龄',
    '司龄',
    '工作了?',
    '工作时间',
    '在职',
  ],
  ...['上了', '上班', '上满', '待了', '呆了', '入职', '进厂', '进公司', '进来', '开车', '服务了?'],
  ...['来了', '我在这里?', '在这里?做了', '在(?:这|该|本)?(?:家|个)?(?:公司|单位|厂里?|店里?)'],
  ...['连续', '工作年限', '打工', '干到'],
];

/** The length is of something else: 怀孕5个月, 合同期三年, 病假两个月, 八个月没签合同. */
const elseBefore =
  /(?:怀孕|孕期?|怀了|合同(?:期限?|签了?|是|为|约定)?|签了?|续签了?|续了|试用(?:期|了)?|病假|病休|休|躺|请了?|住院|拖欠|欠|没发|未发|产假|服务期|医疗期|停工|最[长多]|上限|头|最近|后面?|差|剩下?|竞业|失业|缴费?|交|缴了|交了|社保|补签|晚了?|迟了?|离退休|距)(?:[约是为了:才就都只已经]|大概|大约|一共|满)*$/;
const elseAfter =
  /^(?:的?(?:劳动)?合同|期?的?固定期限|的?试用|内?没(?:有)?签|未签|没合同|没有合同|没签|没发|没给|的?病假|的?服务期|身孕|的?产假|的?宝宝|的?孩子|大的|工资|的工资|后|之后|前|内|社保|没交|没缴)/;

export const isServiceLike = (text: string, { at, end }: Found<Length>): boolean =>
  !elseBefore.test(wordsBefore(text, at)) && !elseAfter.test(text.slice(end, end + 6));

/**
 * How long somebody worked here, from a sentence: 干了6年半, 2019年3月进厂, n+1 8年,
 * 3月10号进的9月9号走的.
 */
export function serviceIn(said: string, now: Date): Period | undefined {
  const text = plainOf(said);
  const all = lengthsIn(text).filter((one) => isServiceLike(text, one));
  const told = oneOf(beside(text, all, workedWords));
  if (told) return told;
  return workSpanIn(text, now) ?? oneOf(all) ?? (all.length === 0 ? lastResort(text) : undefined);
}

/** Where nothing else is told: 四年半没给我交社保, 一年半的合同到期. */
function lastResort(text: string): Length | undefined {
  const lengths = lengthsIn(text);
  const unpaid = /^(?:都|一直)?(?:没|未|不)[^,，。]{0,4}(?:社保|保险)/;
  const told = oneOf(lengths.filter(({ end }) => unpaid.test(text.slice(end, end + 12))));
  if (told) return told;
  const contract = ({ at, end }: Found<Length>) =>
    /(?:合同|签了?)[^,，]{0,3}$/.test(wordsBefore(text, at)) ||
    /^期?的?(?:劳动)?合同/.test(text.slice(end, end + 6));
  return /到期|期满|不续|没续/.test(text) ? oneOf(lengths.filter(contract)) : undefined;
}

const leaves =
  /^[^,，。;；\d]{0,8}?(?:离职|离开|离的|离厂|走的?|走人|辞|被裁|(?<!仲)裁|被开|开除|开掉|炒|解除|终止|到期|期满|不干|不做|不要我|通知|让我|叫我|滚|结束|散伙|停工|关门|倒闭|为止|止)/;
const leavesBefore =
  /(?:到|至|干到|做到|离职(?:日期|时间)?[是:：在于]*|最后(?:一天|工作日)[是:：在于]*)$/;

/**
 * When work began and ended, by what is said of each day: other days (签合同, 受伤) may be named too.
 *
 * @param text as plainOf makes it
 */
export function workSpanIn(text: string, now: Date): Period | undefined {
  const points = pointsIn(text, now);
  const joined = points.filter((one) => isBeginning(text, one));
  const [first] = joined;
  const left = points.filter((one) => one !== first && isEnd(text, one));
  const [last] = left;
  if (!first || joined.length > 1 || left.length > 1) return spanIn(text, now);
  if (last) return periodFrom(first.when, notBefore(first, last));
  return points.length > 2 ? periodFrom(first.when, dayOf(now)) : spanIn(text, now);
}

function isEnd(text: string, { at, end, isNow }: Point): boolean {
  if (leavesBefore.test(wordsBefore(text, at))) return true;
  return !isNow && leaves.test(text.slice(end, end + 16));
}

/** 去年11月3号进的，5月走的: the May that follows. */
function notBefore(first: Point, { when, hasYear }: Point): string {
  if (hasYear || when.slice(0, 7) >= first.when.slice(0, 7)) return when;
  return `${Number(first.when.slice(0, 4)) + 1}${when.slice(4)}`;
}

const allWords = [
  ...[
    '累计(?:工龄|工作|参加工作)?',
    '总工龄',
    '工龄(?:总共|合计|一共|加起来)?',
    '参加工作',
    '社会工龄',
  ],
  ...[
    '(?:总共|一共|前前后后|前后|加起来|合起来)(?:参加)?(?:工作|上班|干|做)了?',
    '工作年限',
    '工作',
  ],
  ...['(?:总|全部|所有)(?:的)?(?:工作)?年限', '(?:总共|一共|加起来|合起来)'],
];
const hereWords = [
  ...[
    '(?:在|来|进|到)?(?:这|本|现|该|我们|现在|目前|眼下|当前|新)(?:一?[个家])?(?:边|里|儿)?(?:的)?',
  ],
].map(
  (here) =>
    `${here}(?:单位|公司|企业|工厂|厂子?|店|工地|东家|地方)?(?:里面?|上)?(?:工作|做|干|上班|待|呆)?(?:的?(?:工龄|年限))?`,
);
const hereAlone = [
  '本单位',
  '本公司',
  '现单位',
  '在这里',
  '在这儿',
  '进公司',
  '司龄',
  '在厂里',
  '入职',
  '进厂',
];

/** Service here and in all, whole months, where both or one are told: 工龄12年在这家3年. */
export function seniorityIn(said: string, now: Date): { all?: number; here?: Period } {
  const text = plainOf(said);
  const lengths = lengthsIn(text).filter((one) => one.value.months > 0 && isServiceLike(text, one));
  const here = oneOf(beside(text, lengths, [...hereWords, ...hereAlone]));
  const rest = lengths.filter(({ value }) => JSON.stringify(value) !== JSON.stringify(here));
  const all = oneOf(beside(text, rest, allWords)) ?? oneOf(rest);
  const span = /入职|进厂|进公司|进单位|来这|到这/.test(text) ? workSpanIn(text, now) : undefined;
  const own = here ?? (span && (!all || span.months <= all.months) ? span : undefined);
  return {
    ...(all === undefined ? {} : { all: all.months }),
    ...(own === undefined ? {} : { here: own }),
  };
}
