/** 被撤 is a question about what happened, not a wish. */
const withdrawal = /(?<!被)撤|作废|作廢|收回|取消.*(申请|申請)|不申请了/;

/** True if the text of somebody who asks about their cases means to take one back. */
export const wantsWithdrawal = (said: string) => withdrawal.test(said);

const things = '材料|照片|证明|证据|證據|资料|資料|说明|說明|信息|单据|发票|内容|情况|情況';
const some = '(?:一?[下点些]|[一二两三几]?[个张份]+)';

/** 补充材料, 我想再补充一下, 補充證據: the whole message, which in no case is about anything else. */
export const additionShape = new RegExp(
  `^\\s*我?(?:要|想)?再?[补補]充${some}?(?:${things})?[\\s\\p{P}]*$`,
  'u',
);

/** 待补充 is a state, and 补交的材料 was sent before. */
const addition = new RegExp(
  [
    additionShape.source,
    `(?<!待)[补補][充交传发送上]?${some}?(?:${things})`,
    '[想要再来][补補][充交传发]',
    '^[补補](?:[交传]|一下)$',
    '(?:材料|照片|证明|资料).{0,4}[忘漏]',
  ].join('|'),
  'u',
);
const askedAbout = /的材料|了吗|了没|没有|什么|啥|多久|看了|收到|退回/;

/** True if they mean to add something to one. */
export const wantsAddition = (said: string) => addition.test(said) && !askedAbout.test(said);
