import type { ClaimName } from './claims/kinds.ts';

/** A line of a list of evidence. */
export interface EvidenceItem {
  name: string;
  source: string;
  proves: string;
}

interface EvidenceKind {
  value: string;
  label: string;
  words: string[];
  source: string;
  /** What it proves whatever is claimed. */
  proves: string;
  /** What it proves for a claim; it is suggested for these. */
  forClaims: Partial<Record<ClaimName, string>>;
}

/** The usual evidence of a labour dispute, where it comes from and what it proves. */
export const evidenceKinds: readonly EvidenceKind[] = [
  {
    value: 'contract',
    label: '劳动合同、录用通知',
    words: ['劳动合同', '录用通知', 'offer'],
    source: '申请人保管',
    proves: '双方存在劳动关系及约定的岗位、工资标准',
    forClaims: { severance: '入职时间', damages: '入职时间' },
  },
  {
    value: 'pay',
    label: '工资条、银行流水',
    words: ['工资条', '流水', '转账', '工资单'],
    source: '被申请人发放；银行打印',
    proves: '工资标准和实际发放情况',
    forClaims: {
      wages: '被申请人未足额支付工资的月份和数额',
      double: '未签合同期间的工资数额',
      severance: '离职前十二个月的平均工资',
      damages: '离职前十二个月的平均工资',
      overtime: '被申请人未支付加班费',
      leave: '计算日工资的基数',
    },
  },
  {
    value: 'insurance',
    label: '社保、个税缴纳记录',
    words: ['社保', '个税'],
    source: '社保经办机构、个人所得税APP查询打印',
    proves: '双方存在劳动关系及起止时间',
    forClaims: { double: '实际用工的起算时间', leave: '累计工作年限' },
  },
  {
    value: 'attendance',
    label: '考勤、排班、请假记录',
    words: ['考勤', '打卡', '排班', '请假'],
    source: '考勤系统、微信或钉钉截图',
    proves: '申请人实际出勤、提供劳动的情况',
    forClaims: {
      overtime: '加班的日期和时数',
      leave: '年休假未休的天数',
      wages: '被欠薪期间正常出勤',
    },
  },
  {
    value: 'badge',
    label: '工作证、工牌、工服',
    words: ['工作证', '工牌', '工服', '厂牌'],
    source: '被申请人发放',
    proves: '申请人在被申请人处工作',
    forClaims: { double: '双方存在事实劳动关系' },
  },
  {
    value: 'chats',
    label: '聊天记录、录音录像',
    words: ['聊天', '微信', '录音', '录像', '短信', '邮件'],
    source: '申请人手机，保留原始记录',
    proves: '工作安排及双方就争议事项的沟通情况',
    forClaims: {
      wages: '双方就欠薪一事沟通的内容',
      overtime: '被申请人安排加班',
      damages: '被申请人辞退申请人的经过',
      notice: '被申请人未提前三十日通知',
    },
  },
  {
    value: 'notice',
    label: '辞退、解除通知或离职证明',
    words: ['辞退通知', '解除通知', '离职证明', '解除合同通知'],
    source: '被申请人出具，或申请人邮寄的底单',
    proves: '劳动合同解除的时间和理由',
    forClaims: {
      severance: '解除的理由符合支付经济补偿的情形',
      damages: '被申请人解除的理由不成立',
      notice: '通知的日期',
    },
  },
  {
    value: 'debt',
    label: '欠条、工资结算单',
    words: ['欠条', '结算单', '对账'],
    source: '被申请人出具',
    proves: '被申请人确认的欠款数额',
    forClaims: { wages: '拖欠工资的数额' },
  },
  {
    value: 'witness',
    label: '证人',
    words: ['证人', '工友', '同事作证'],
    source: '证人证言，证人可出庭作证',
    proves: '申请人工作及争议的事实经过',
    forClaims: {},
  },
];

/** The lines of a list: what was picked of the usual, a witness by name, and what was written. */
export function evidenceItems(
  picked: readonly string[],
  claims: readonly ClaimName[],
  witness: string | null | undefined,
  own: string | null | undefined,
): EvidenceItem[] {
  const usual = evidenceKinds
    .filter(({ value }) => picked.includes(value))
    .map(({ value, label, source, proves, forClaims }) => ({
      name: value === 'witness' && witness ? `证人：${witness}` : label,
      source,
      proves: [proves, ...new Set(claims.flatMap((claim) => forClaims[claim] ?? []))].join('；'),
    }));
  return [...usual, ...ownItems(own ?? '')];
}

/** 考勤表，公司发的，证明加班: a line a piece; what is not written is left open. */
export function ownItems(text: string): EvidenceItem[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', source = '', ...proves] = line.split(/[,，;；|｜\t]/);
      return { name: name.trim(), source: source.trim(), proves: proves.join('，').trim() };
    });
}

/** What would help the claims and was not picked. */
export function evidenceMissing(picked: readonly string[], claims: readonly ClaimName[]): string[] {
  return evidenceKinds
    .filter(({ value }) => !picked.includes(value))
    .filter(({ forClaims }) => claims.some((claim) => forClaims[claim] !== undefined))
    .map(({ label }) => label);
}
