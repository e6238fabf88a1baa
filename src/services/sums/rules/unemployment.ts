// How long unemployment benefit is paid: 社会保险法 45 and 46, 失业保险条例 14 and 17. These are the
// longest terms; within them a province sets the months by the months insured.

/** No more than this, months left over from before included. */
export const mostMonths = 24;
/** Insured for less, there is none of it. */
export const leastInsured = 12;

/**
 * The longest term, in months, for one spell of being insured.
 * @param insured months the employer and the worker paid
 */
export function benefitMonths(insured: number): number {
  if (insured < leastInsured) return 0;
  if (insured < 60) return 12;
  return insured < 120 ? 18 : mostMonths;
}

/**
 * After working again the months insured count anew, and what was not drawn the time before is
 * added (46).
 * @param insured months paid since the benefit was last drawn
 * @param left months not drawn then
 */
export function monthsTogether(insured: number, left: number): number {
  return Math.min(benefitMonths(insured) + Math.max(left, 0), mostMonths);
}

/** How work ended, as the law of unemployment insurance divides it. */
export const endings = [
  {
    value: 'dismissed',
    label: '单位辞退、裁员或开除',
    words: [
      '辞退',
      '被裁',
      '裁员',
      '开除',
      '被辞',
      '解雇',
      '被炒',
      '优化',
      '单位不要',
      '公司倒闭',
      '关门',
    ],
  },
  {
    value: 'agreed',
    label: '单位提出、双方协商离开',
    words: ['协商解除', '协商离职', '协商一致'],
  },
  {
    value: 'expired',
    label: '合同到期，单位没续',
    words: ['合同到期', '到期不续', '不续签', '没续签', '不续了', '期满终止'],
  },
  {
    value: 'forced',
    label: '单位欠薪、不交社保等，被迫离开',
    words: ['被迫', '欠薪', '拖欠工资', '不交社保', '没交社保'],
  },
  {
    value: 'resigned',
    label: '自己不想干，主动辞职',
    words: ['自己辞', '主动辞职', '自己不干', '自己离职', '主动离职', '我辞职', '不想干'],
  },
];

/**
 * 非因本人意愿中断就业 (45 (2)): what counts is listed in 实施《社会保险法》若干规定 13, whose text is
 * not among the statutes kept here.
 */
export const isInvoluntary = (ending: string): boolean => ending !== 'resigned';
