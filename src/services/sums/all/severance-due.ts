import type { Citation } from '../sum.ts';

// For which reasons severance is due, and by which articles: 劳动合同法 36 to 41, 44, 46.

const contract = (...articles: number[]): Citation[] =>
  articles.map((article) => ({ law: '劳动合同法', article }));

/** Why nothing is due, where nothing is. */
export const nothingDue: Record<string, { why: string; articles: Citation[] }> = {
  declined: {
    why: '公司按原条件或更好的条件续签、您不愿意续的，合同到期没有经济补偿，是 0元。公司压低了条件才续，您不续，那就有：选“合同到期公司不续”再算。',
    articles: contract(46),
  },
  quit: {
    why: '自己辞职一般没有经济补偿，是 0元。但公司欠薪、没依法缴社保、克扣加班费等，您因此提出走，就有：选“公司欠薪、没缴社保等，我走的”再算。',
    articles: contract(37, 38, 46),
  },
  fault: {
    why: '您确有严重违纪等情形，公司依法解除不用给补偿，是 0元。可理由要公司来证明；证明不了就是违法解除，可以要两倍的赔偿金：说“那2N呢”我接着算。',
    articles: [...contract(39, 48, 87), { law: '劳动争议司法解释（一）', article: 44 }],
  },
};

export const articlesDue: Record<string, Citation[]> = {
  dismissed: contract(40, 41, 46, 47),
  changed: contract(40, 46, 47),
  agreed: contract(36, 46, 47),
  expired: contract(44, 46, 47),
  closed: contract(44, 46, 47),
  forced: contract(38, 46, 47),
};
