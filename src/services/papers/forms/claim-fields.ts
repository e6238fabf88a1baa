import type { Answers, Field } from '../../../bot/forms/form.ts';
import { type ClaimName, claimKinds } from '../claims/kinds.ts';
import { amountFields, claims, workClaim } from '../claims/work.ts';
import type { WorkSum } from '../port.ts';
import { holds, mostMoney, shortText } from './parts.ts';

/** Claims that only somebody who was dismissed, or whose contract ran out, can make. */
const endings: Partial<Record<ClaimName, readonly unknown[]>> = {
  severance: ['dismissed', 'forced', 'agreed', 'expired'],
  damages: ['dismissed', 'expired'],
  notice: ['dismissed'],
};

/**
 * Why what was picked cannot be claimed together, or not after what was told before.
 *
 * @returns the key in `replies`, or undefined
 */
function problemOf(value: unknown, answers: Answers): string | undefined {
  const picked = value as ClaimName[];
  const both = (one: ClaimName, other: ClaimName) => picked.includes(one) && picked.includes(other);
  // 劳动合同法实施条例 art. 25: damages are instead of severance; and of notice pay.
  if (both('severance', 'damages')) return 'paper.wrong.claims-both';
  if (both('damages', 'notice')) return 'paper.wrong.claims-notice';
  if (picked.includes('double') && answers.contract === 'signed')
    return 'paper.wrong.claims-signed';
  const early = picked.some((claim) => endings[claim]?.includes(answers.left) === false);
  if (!early) return undefined;
  return answers.left === 'working' ? 'paper.wrong.claims-working' : 'paper.wrong.claims-ending';
}

const hours = (name: string, label: string): Field => ({
  name,
  label,
  kind: 'hours',
  max: 5_000,
  when: holds('claims', 'overtime'),
});

/** The amount of a claim where its sum cannot be worked. */
function amountField(work: WorkSum, claim: ClaimName, label: string): Field {
  return {
    name: amountFields[claim],
    label,
    kind: 'money',
    minFen: 1,
    maxFen: mostMoney,
    when: (answers) =>
      holds('claims', claim)(answers) && workClaim(work, claim, answers) === undefined,
  };
}

/** What is claimed, and what each claim needs. */
export function claimFields(work: WorkSum): Field[] {
  return [
    {
      name: 'claims',
      label: '要求',
      kind: 'choices',
      options: claimKinds.map(({ value, label, words }) => ({ value, label, words })),
      check: problemOf,
      when: (answers) => answers.consent !== false,
    },
    { ...shortText('owedMonths', '欠薪的月份', 60), when: holds('claims', 'wages') },
    amountField(work, 'wages', '欠薪金额'),
    amountField(work, 'double', '二倍工资差额'),
    amountField(work, 'severance', '经济补偿'),
    amountField(work, 'damages', '赔偿金'),
    amountField(work, 'notice', '代通知金'),
    hours('overtimeWorkdays', '平时加班小时'),
    hours('overtimeRestDays', '休息日加班小时'),
    hours('overtimeHolidays', '节假日加班小时'),
    amountField(work, 'overtime', '加班费'),
    {
      name: 'leaveDays',
      label: '没休的年假天数',
      kind: 'number',
      min: 1,
      max: 60,
      when: (answers) => answers.consent !== false && claims(answers, 'leave'),
    },
    amountField(work, 'leave', '年休假工资'),
    { ...shortText('otherClaim', '别的要求', 300), when: holds('claims', 'other') },
    { ...amountField(work, 'other', '别的要求金额'), optional: true },
  ];
}
