/** What can be claimed, in the order it stands in the paper. */
export const claimNames = [
  'wages',
  'double',
  'severance',
  'damages',
  'notice',
  'overtime',
  'leave',
  'other',
] as const;

export type ClaimName = (typeof claimNames)[number];

export interface ClaimKind {
  value: ClaimName;
  label: string;
  /** How members name it. */
  words: string[];
  /** The sum that works it out; without one the member is asked for the amount. */
  sum?: string;
}

export const claimKinds: readonly ClaimKind[] = [
  {
    value: 'wages',
    label: '拖欠的工资',
    words: ['欠薪', '拖欠工资', '欠的工资', '欠我工资', '没发工资', '不发工资', '工资没发'],
  },
  {
    value: 'double',
    label: '没签合同的二倍工资',
    words: ['二倍工资', '双倍工资', '两倍工资', '没签合同', '未签合同'],
    sum: 'double-wages',
  },
  {
    value: 'severance',
    label: '经济补偿（N）',
    words: ['经济补偿', '补偿金'],
    sum: 'severance',
  },
  {
    value: 'damages',
    label: '违法辞退的赔偿金（2N）',
    words: ['赔偿金', '违法辞退', '违法解除', '2N', '2n'],
    sum: 'double-damages',
  },
  {
    value: 'notice',
    label: '没提前30天通知的代通知金',
    words: ['代通知金', '提前通知', '+1'],
    sum: 'notice-pay',
  },
  { value: 'overtime', label: '加班费', words: ['加班'], sum: 'overtime' },
  { value: 'leave', label: '没休年休假的工资', words: ['年休假', '年假'], sum: 'unused-leave' },
  { value: 'other', label: '别的要求', words: ['其他', '其它'] },
];
