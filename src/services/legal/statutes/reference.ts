import { numberIn } from '../laws/amounts.ts';

/** An article as a member names it: 劳动合同法82条怎么说. */
export interface Reference {
  /** As written. */
  name: string;
  article: number;
}

// No token is made of two others: a text has one reading, and no message can make this slow.
const lead =
  '(?:请问|我|想|问|要|麻烦|帮|给|查|询|知道|了解|找|看|一下|下|关于|根据|依据|按|照|\\s){0,10}';
const name = '[\\p{Script=Han}《》〈〉()“”"·\\s]{1,45}?';
// 解释二第19条; but in 民法典一千条 the number has begun.
const part = '(?:\\([一二三四五]\\)|[一二三四五](?=[第》〉\\s0-9]))';
const kind = `(?:法典|法|条例|规定|办法|解释|通知)[》〉]*${part}?[》〉]*`;
const number = '[0-9]{1,4}|[〇零一二三四五六七八九十百千]{1,7}';
const tail =
  '(?:的|是|有|都|又|说|怎么|咋|什么|啥|哪些|讲|写|规定|内容|原文|全文|条文|具体|解释|意思|了|看|呢|吗|啊|呀|第[0-9一二三四五六七八九十]{1,2}[款项]|[,，\\s]){0,10}';

/** A whole message that names a law and an article, and asks nothing else. */
export const referenceShape = new RegExp(
  `^(?=.{4,90}$)${lead}(${name}${kind})[\\s,，]*第?\\s*(${number})\\s*条(?:${tail})[?？。.!！~]*$`,
  'u',
);

/** Reads which article a message names; one that says more than that is a question, not a reference. */
export function readReference(text: string): Reference | undefined {
  const [, said, article] = referenceShape.exec(text.normalize('NFKC').trim()) ?? [];
  if (said === undefined || article === undefined) return undefined;
  return { name: said, article: numberIn(article) };
}

/** A law's name as names are compared: without brackets, blanks and the country. */
export function nameKey(said: string): string {
  const plain = said.normalize('NFKC').replaceAll(/[《》〈〉()“”"\s·]/g, '');
  return plain.replace(/^中华人民共和国/, '');
}
