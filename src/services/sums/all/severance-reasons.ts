import { optionNamed } from '../../../bot/forms/fields.ts';

// How the work ended: decides whether severance is due (劳动合同法 46).

export const reasons = [
  {
    value: 'dismissed',
    label: '公司辞退或裁员',
    words: [
      ...[
        '辞退',
        '裁员',
        '被裁',
        '裁掉',
        '裁了',
        '被开了',
        '被开掉',
        '炒了我',
        '炒我',
        '炒鱿鱼',
        '通知走人',
      ],
      ...[
        '要我走',
        '叫我走',
        '让我走',
        '赶我走',
        '不要我',
        '辭退',
        '公司要解除',
        '清退',
        '被优化',
        '优化掉',
      ],
      ...[
        '叫我滚',
        '不用来了',
        '别来了',
        '被辞',
        '把我辞',
        '辞掉',
        '公司解除',
        '单位解除',
        '医疗期满',
        '不胜任',
      ],
      ...[
        '不能胜任',
        '把我开',
        '通知我走',
        '被开除',
        '解雇',
        '让我离开',
        '要我离开',
        '叫我离开',
        '老板辞',
        '让我们走',
        '让我们全走',
        '全走',
        '不让我干',
        '不让我做',
        '不让我来',
        '下岗',
        '解聘',
        '赶出',
        '叫我别来',
        '说不要我',
      ],
    ],
  },
  {
    value: 'agreed',
    label: '公司提出、协商走的',
    words: ['协商解除', '协商走', '商量走', '劝退', '协商离职', '协商一致', '协议解除'],
  },
  {
    value: 'expired',
    label: '合同到期公司不续',
    words: [
      '到期不续',
      '不续签',
      '不续了',
      '没续签',
      '不给续',
      '不跟我续',
      '不再续',
      '到期没续',
      '期满不续',
    ],
  },
  {
    value: 'declined',
    label: '合同到期我不想续',
    words: ['我不想续', '我不续', '自己不续', '我不愿意续', '我没续'],
  },
  {
    value: 'changed',
    label: '公司搬走、部门撤销等，谈不拢',
    words: [
      '搬到',
      '搬去',
      '搬迁',
      '搬走',
      '部门撤',
      '撤销部门',
      '岗位取消',
      '岗位没了',
      '部门没了',
    ],
  },
  {
    value: 'closed',
    label: '公司关门、解散、破产',
    words: [
      '关门',
      '倒闭',
      '破产',
      '解散',
      '关店',
      '停业',
      '注销',
      '要关了',
      '吊销',
      '歇业',
      '关厂',
      '店关了',
      '厂关了',
      '公司关了',
      '关停',
      '关闭',
    ],
  },
  {
    value: 'forced',
    label: '公司欠薪、没缴社保等，我走的',
    words: ['被迫', '欠薪走', '没交社保走', '没缴社保走'],
  },
  {
    value: 'quit',
    label: '自己辞职',
    words: [
      '自己走',
      '主动辞职',
      '主动离职',
      '不想干',
      '自己辞',
      '我辞职',
      '自己提',
      '个人原因',
      '裸辞',
    ],
  },
  { value: 'fault', label: '公司说我违纪', words: ['违纪', '旷工', '严重违反'] },
];

/** 劳动合同法 38: what the employer failed to do. */
const wronged =
  /(?:没|不|未|欠|少|拒)(?:有|依法|按时|给我?|帮我?|替我?)*(?:交|缴|买|上|参)(?:纳|过)?(?:的)?(?:社保|社会保险|保险|五险)|社保(?:一直)?(?:没|不|未|断)|拖欠|欠薪|欠(?:我)?(?:了)?(?:[^,，]{0,6})工资|克扣|不发工资|没发工资|工资(?:一直)?不发|拖着?(?:不发)?工资|不给加班费/;
const wentForIt =
  /被迫|逼|书面|这个(?:原因|理由)|(?:提|递|写)(?:的|了|出|交)?.{0,6}(?:离职|辞职|辞|解除)|解除|辞职|辞了|辞的|离职|离开|走的|走了|不干|第?(?:38|三十八)条/;
const theyProposed =
  /(?:公司|单位|老板|厂里|他们|人事|hr|领导|对方)(?:先|主动)?(?:找我|跟我|和我|来)?(?:提|谈|商量)|(?:协商|谈)(?:解除|离职|走)?(?:是)?(?:公司|单位|老板|他们)(?:先)?提/i;
const agreedOn = /协商|商量|谈离职|谈好|谈妥|我(?:也)?(?:同意|签|答应)|双方(?:同意|签)/;
const ownProposal = /我(?:自己|先|主动)?提(?:出|的)/;
const worse = /续签?[^。]{0,12}(?:降|少|减|压|低|变差)|(?:降|减|压)(?:薪|低|工资)[^。]{0,8}续/;
const expiry = /到期|期满/;
const notRenewed = /不续|没续|不再|不签|没签|终止|不要|不留/;
const bySelf = /我(?:自己)?(?:不|没)(?:想|愿意?|肯|打算)?(?:再)?(?:续|签)|自己不续|是我不/;

/** Why the work ended, from a sentence; undefined if it may be more than one thing. */
export function reasonIn(said: string): string | undefined {
  const text = said.normalize('NFKC');
  if (/被迫/.test(text) || (wronged.test(text) && wentForIt.test(text))) return 'forced';
  if (agreedOn.test(text) && theyProposed.test(text)) return 'agreed';
  if (/协商/.test(text) && ownProposal.test(text)) return 'quit';
  if (expiry.test(text) || /续签/.test(text)) {
    if (worse.test(text)) return 'expired';
    if (bySelf.test(text)) return 'declined';
    if (expiry.test(text) && notRenewed.test(text)) return 'expired';
  }
  if (/违纪|旷工|严重违反/.test(text) && /开除|辞|解除|开了/.test(text)) return 'fault';
  const named = optionNamed(reasons, text);
  if (named) return named;
  return mostSpecific(text);
}

/** 门店关了，让我们全走: several at once, for all of which severance is due. */
function mostSpecific(text: string): string | undefined {
  const named = reasons.filter(({ words }) => words.some((word) => text.includes(word)));
  const values = named.map(({ value }) => value);
  if (values.some((value) => ['quit', 'declined', 'fault'].includes(value))) return undefined;
  return ['agreed', 'closed', 'changed', 'expired', 'dismissed'].find((one) =>
    values.includes(one),
  );
}
