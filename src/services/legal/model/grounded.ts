import type { Citation } from '../cards/index.ts';
import { amountsIn, numberIn } from '../laws/amounts.ts';
import type { Laws } from '../laws/laws.ts';

/** What a model was given to speak from. */
export interface Sources {
  /** Cards and articles, as they were shown to it. */
  texts: readonly string[];
  citations: readonly Citation[];
}

/** An answer of a card has at most so many characters; nobody reads more in a chat. */
const mostCharacters = 400;
const fewest = 12;
const promise =
  /保证(?!金)|包赢|稳赢|(一定|肯定|必然|绝对)(能|会|可以)?(赢|胜诉|拿到|要回|赔)|百分之?百/;
const foreign = /https?:|www\.|作为.{0,4}(AI|人工智能|语言模型)|```|[{}]/i;
const articleName =
  /(?:《([^《》]{2,40})》)?[^《》，。；\d]{0,16}?第([〇零一二三四五六七八九十百千\d]+)条/g;
const numbers = /\d+(?:\.\d+)?/g;
const titles = /《([^《》]{2,40})》/g;

/**
 * Why a model's answer cannot be given: it names an article that was not retrieved or a number that
 * stands in no source, promises an outcome, or is not an answer at all.
 *
 * @returns undefined if nothing speaks against it
 */
export function objection(answer: string, sources: Sources, laws: Laws): string | undefined {
  const plain = answer.normalize('NFKC');
  const characters = [...plain].length;
  if (characters < fewest || characters > mostCharacters) return 'length';
  if (!/\p{Script=Han}{4}/u.test(plain) || foreign.test(plain)) return 'form';
  if (promise.test(plain)) return 'promise';
  if (!titlesKnown(plain, sources, laws)) return 'law';
  if (!articlesKnown(plain, sources, laws)) return 'article';
  return numbersKnown(plain, sources) ? undefined : 'number';
}

/** Whether a law is called by this name, with or without 中华人民共和国. */
function isCalled(laws: Laws, short: string, name: string): boolean {
  const bare = (title: string) => title.replace(/^中华人民共和国/, '');
  return bare(name) === bare(short) || bare(name) === bare(laws.get(short)?.title ?? short);
}

function titlesKnown(answer: string, { citations }: Sources, laws: Laws): boolean {
  return [...answer.matchAll(titles)].every(([, name = '']) =>
    citations.some(({ law }) => isCalled(laws, law, name)),
  );
}

function articlesKnown(answer: string, { citations }: Sources, laws: Laws): boolean {
  return [...answer.matchAll(articleName)].every(([said, title, number = '']) => {
    const law = title ?? nameBefore(said, laws);
    return citations.some(
      (one) =>
        one.article === numberIn(number) && (law === undefined || isCalled(laws, one.law, law)),
    );
  });
}

/** 劳动合同法第八十二条: the longest registered name that stands before the article. */
function nameBefore(said: string, laws: Laws): string | undefined {
  const before = said.slice(0, said.lastIndexOf('第'));
  const named = [...laws.keys()].filter((short) => before.endsWith(short));
  return named.sort((a, b) => b.length - a.length)[0];
}

/** Amounts by value and unit, and what else stands in digits: a telephone number. */
function numbersKnown(answer: string, { texts }: Sources): boolean {
  const source = texts.join('\n').normalize('NFKC');
  const stated = new Set(amountsIn(source).map(({ value, unit }) => `${value} ${unit}`));
  const digits = new Set(source.match(numbers));
  const free = answer.replace(articleName, '');
  const amounts = amountsIn(free);
  const rest = amounts.reduce((left, { said }) => left.replace(said, ''), free);
  return (
    amounts.every(({ value, unit }) => stated.has(`${value} ${unit}`)) &&
    (rest.match(numbers) ?? []).every((number) => digits.has(number))
  );
}
