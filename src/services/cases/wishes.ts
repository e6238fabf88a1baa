/** 被撤 is a question about what happened, not a wish. */
const withdrawal = /(?<!被)撤|作废|作廢|收回|取消.*(申请|申請)|不申请了/;

/** True if the text of somebody who asks about their cases means to take one back. */
export const wantsWithdrawal = (said: string) => withdrawal.test(said);

/** 待补充 is a state, and 补交的材料 was sent before. */
const addition =
  /(?<!待)补(充|交|传|发|送|上)?([一二两三几]?[个张份点些下]+)?(材料|照片|证明|资料|说明|信息|单据|发票|内容|情况)|(想|要|再|来)补(充|交|传|发)|^补(充|交|传|一下)$|(材料|照片|证明|资料).{0,4}(忘|漏)/;
const askedAbout = /的材料|了吗|了没|没有|什么|啥|多久|看了|收到|退回/;

/** True if they mean to add something to one. */
export const wantsAddition = (said: string) => addition.test(said) && !askedAbout.test(said);
