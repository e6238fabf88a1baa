/** What tells who somebody is, and what is put in its place; the longest shapes first. */
const shapes: [RegExp, string][] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '（邮箱）'],
  [/(?<![\dXx])\d{17}[\dXx](?![\dXx])/g, '（证件号）'],
  [/(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, '（手机号）'],
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][A-Z0-9]{5,6}/g,
    '（车牌）',
  ],
  [/(?<=微信号?[:：是为]?\s*)[A-Za-z][\w-]{5,19}/g, '（微信号）'],
  [
    /(?<=我叫|我是叫|我名字叫|名字是|姓名[:：]?|本人)\p{Script=Han}{2,4}(?=[，。,.\s]|$)/gu,
    '（姓名）',
  ],
  // Bank cards, case numbers: no sum of money anybody asks about has so many digits.
  [/(?<!\d)\d{8,}(?!\d)/g, '（号码）'],
];

/**
 * A text without what tells who wrote it or whom it is about: phones, ids, cards, plates, mail
 * addresses, and names where they are introduced as such.
 */
export function withoutPersonalData(text: string): string {
  return shapes.reduce(
    (rest, [shape, instead]) => rest.replace(shape, instead),
    text.normalize('NFKC'),
  );
}
