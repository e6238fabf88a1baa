const number = '(\\d{1,3}|[一二三四五六七八九十])';
const unit = '\\s*(?:分|颗?星)';
const end = '(?:好评|好評)?\\s*[!。.~]*\\s*$';

/** How members rate an answer, width aside. */
const shapes = {
  /** 评分5, 打分：3分; a number out of range is asked again. */
  rated: new RegExp(`^\\s*(?:评分|評分|打分)\\s*:?\\s*${number}(?:${unit})?${end}`),
  /** 5分, 打3分, 给个五星, 五星好评. */
  stars: new RegExp(`^\\s*我?(?:打|给|給)?个?\\s*${number}${unit}${end}`),
  /** 评分, without a number. */
  bare: /^\s*(?:我要)?(?:评分|評分|打分|评价|評價)\s*$/,
  best: /^\s*(?:给个)?(?:好评|好評|满分|滿分)[!。~]*\s*$/,
  worst: /^\s*(?:给个)?(?:差评|差評)[!。~]*\s*$/,
};

/** Messages that rate an answer: the texts `readStars` is for. */
export const ratingShape = new RegExp(
  Object.values(shapes)
    .map(({ source }) => `(?:${source})`)
    .join('|'),
);

/**
 * How many stars a text gives.
 *
 * @returns 1 … 5; undefined if it gives none, or a number that is none of these
 */
export function readStars(said: string): number | undefined {
  const text = said.normalize('NFKC');
  if (shapes.best.test(text)) return 5;
  if (shapes.worst.test(text)) return 1;
  const named = shapes.rated.exec(text)?.[1] ?? shapes.stars.exec(text)?.[1];
  if (named === undefined) return undefined;
  const stars = '零一二三四五'.indexOf(named);
  const value = stars >= 0 && !/\d/.test(named) ? stars : Number(named);
  return value >= 1 && value <= 5 ? value : undefined;
}

/** How satisfied somebody says they are, as a whole message. */
const feelings = new Map(
  Object.entries({ 很满意: 5, 非常满意: 5, 十分满意: 5, 满意: 4, 一般: 3, 一般般: 3, 不满意: 2 }),
);

/** Messages that may rate the answer that was just given: the texts `starsOfFeeling` is for. */
export const feelingShape = new RegExp(
  `^[\\s“”"]{0,3}(?:${[...feelings.keys()].join('|')})[\\s“”"!！。.~]{0,5}$`,
);

/** @returns undefined if the text says no such thing */
export const starsOfFeeling = (said: string): number | undefined =>
  feelings.get(said.normalize('NFKC').replaceAll(/[^\p{Script=Han}]/gu, ''));
