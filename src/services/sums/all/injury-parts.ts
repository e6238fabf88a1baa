import { sayYuan } from '../../../bot/forms/numbers.ts';
import {
  allowance,
  employmentGrant,
  type Level,
  medicalGrant,
  monthsOfGrant,
  monthsOnLeaving,
  type OwnWage,
  percentOfAllowance,
  type shareNearRetirement,
  yearsOnceForAll,
} from '../rules/injury.ts';
import { share } from '../rules/share.ts';
import type { Figure } from '../sum.ts';
import { titleOf } from '../told.ts';

/** What the benefits of one injury are worked out from. */
export interface Case {
  level: Level;
  own: OwnWage;
  /** The average wage of the pooling area, for the bounds of the own wage. */
  average: Figure | undefined;
  provincial: Figure | undefined;
  minimum: Figure | undefined;
  insured: boolean;
  /** False: not known whether insured; worked as if so. */
  sure: boolean;
  leaving: boolean;
  share: ReturnType<typeof shareNearRetirement>;
}

/** One of the benefits: what is added to the one-off total, and how it is said. */
export interface Part {
  fen: number;
  steps: string[];
  result: string;
  notes: string[];
}

const nothing: Part = { fen: 0, steps: [], result: '', notes: [] };
const fund = (insured: boolean) => (insured ? '工伤保险基金付' : '单位付');

/** 一次性伤残补助金 */
export function grantOf({ level, own, insured }: Case): Part {
  const months = monthsOfGrant(level);
  const fen = own.fen * months;
  return {
    ...nothing,
    fen,
    steps: [
      `一次性伤残补助金：${sayYuan(own.fen)} × ${months}个月 = ${sayYuan(fen)}（${fund(insured)}）`,
    ],
    result: `一次性伤残补助金约 ${sayYuan(fen)}。`,
  };
}

/** Levels 5 and 6 have it only as long as they are employed. */
export const hasAllowance = ({ level, leaving }: Case): boolean =>
  percentOfAllowance(level) > 0 && (level <= 4 || !leaving);

/** 伤残津贴, levels 1 to 6. */
export function monthlyOf(found: Case): Part {
  if (!hasAllowance(found)) return nothing;
  const { level, own, minimum, provincial, insured } = found;
  const percent = percentOfAllowance(level);
  const monthly = allowance(level, own.fen, minimum?.value);
  const raised = monthly > share(own.fen, percent, 100) ? '，补足到最低工资' : '';
  const when = level <= 4 ? fund(insured) : '单位安排不了工作时由单位付';
  const once = !insured && level <= 4 && provincial ? onceForAll(level, provincial) : [];
  return {
    fen: 0,
    steps: [
      `每月伤残津贴：${sayYuan(own.fen)} × ${percent}%${raised} = ${sayYuan(monthly)}（${when}）`,
    ],
    result: `${level <= 4 ? '另按月领伤残津贴' : '单位安排不了工作的，按月发伤残津贴'}约 ${sayYuan(monthly)}。`,
    notes: [
      ...once,
      ...(minimum ? [] : [`${titleOf('minimum-wage-hangzhou')}暂缺：津贴低于它的要补足。`]),
    ],
  };
}

function onceForAll(level: Level, provincial: Figure): string[] {
  const years = yearsOnceForAll(level);
  const fen = provincial.value * 12 * years;
  return [
    `没参保的，也可以不按月领、改为一次性支付（连同伤残补助金在内）：全省职工年平均工资的 ${years} 倍，按现有数据约 ${sayYuan(fen)}（以受伤上一年的数据为准）。`,
  ];
}

/** 医疗补助金 and 就业补助金, levels 5 to 10, when the employment ends. */
export function leavingOf(found: Case): Part {
  const { level, provincial, leaving } = found;
  const months = monthsOnLeaving(level);
  if (months === 0) return nothing;
  const two = '一次性工伤医疗补助金和一次性伤残就业补助金';
  if (!leaving)
    return {
      ...nothing,
      notes: [
        `以后解除或终止劳动关系，还有${two}，各为全省职工月平均工资 × ${months}个月${provincial ? `，按现有数据各约 ${sayYuan(provincial.value * months)}` : ''}。`,
      ],
    };
  if (!provincial)
    return {
      ...nothing,
      steps: [`${two}：各为全省职工月平均工资 × ${months}个月`],
      result: `另有${two}，因${titleOf('average-wage-zhejiang')}暂缺，算不出数。`,
      notes: [
        '平均工资的数打12333问到后，乘以月数就是；离法定退休年龄不足5年的，就业补助金逐年减20%。',
      ],
    };
  return leavingWith(found, provincial, months);
}

function leavingWith(
  { level, insured, share, own }: Case,
  provincial: Figure,
  months: number,
): Part {
  const medical = medicalGrant(level, provincial.value);
  const employment = employmentGrant(level, provincial.value, share.most);
  const all = own.fen * monthsOfGrant(level) + medical + employment;
  const base = `${sayYuan(provincial.value)} × ${months}个月`;
  const percent = share.most === 100 ? '' : ` × ${share.most}%`;
  return {
    fen: medical + employment,
    steps: [
      `一次性工伤医疗补助金：${base} = ${sayYuan(medical)}（${fund(insured)}）`,
      `一次性伤残就业补助金：${base}${percent} = ${sayYuan(employment)}（单位付）`,
    ],
    result: `${own.fen > 0 ? '加上' : ''}医疗补助金 ${sayYuan(medical)}、就业补助金 ${sayYuan(employment)}，一次性合计约 ${sayYuan(all)}。`,
    notes: nearRetirement(level, provincial.value, share),
  };
}

/** The regulation can be read in two ways: both are told. */
function nearRetirement(level: Level, average: number, { most, least }: Case['share']): string[] {
  if (most === least) return [];
  const other = sayYuan(employmentGrant(level, average, least));
  return [
    `离法定退休年龄不足5年的，每增加一周岁减20%。这里按“每满一周岁才减”算；如果从不足5年起就先减，就业补助金是 ${other}，以经办机构核定为准。`,
  ];
}
