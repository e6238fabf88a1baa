import { readable } from '../../bot/intents/normalise.ts';
import { sumAskedFor, sumTold } from './asked-for.ts';
import type { Sum } from './sum.ts';

/** Words written in lines, with blanks between. */
export const words = (...lines: string[]): string[] => lines.join(' ').split(' ');

/** 赔尝金, 陪偿: the commonest slips in the words that matter most. */
export const mended = (text: string): string =>
  text
    .replaceAll(/[赔陪培][偿尝常](?=金|款|多|几|是|该|应|能|的|我|$)|[赔陪][偿尝]/g, '赔偿')
    .replaceAll(/补[尝常](?=金)/g, '补偿')
    .replaceAll(/俩个?月/g, '两个月')
    .replaceAll(/仨个?月/g, '三个月')
    .replaceAll(/几多钱|几钿|几多铜钿|几钱/g, '多少钱');

/**
 * Which sums a text asks for: the one it asks for in so many words (asked-for.ts), otherwise those
 * whose words it holds, the more specific before the general.
 * A longer word counts more (by the square of its length), one within another counts nothing.
 *
 * @returns the best; several if they are equal, none if no word was said
 */
export function pickSums(sums: readonly Sum[], text: string): Sum[] {
  const said = mended(readable(text).replaceAll(' ', ''));
  const decided = sumAskedFor(said);
  const only = sums.find(({ name }) => name === decided);
  if (only) return [only];
  const scored = sums.map((sum) => ({ sum, score: scoreOf(sum, said) }));
  const best = Math.max(...scored.map(({ score }) => score));
  if (best === 0) return sums.filter(({ name }) => name === sumTold(said));
  return scored.filter(({ score }) => score === best).map(({ sum }) => sum);
}

function scoreOf(sum: Sum, said: string): number {
  if (sum.unless?.some((word) => said.includes(word))) return 0;
  const held = plainWords(sum).filter((word) => said.includes(word));
  const outer = held.filter(
    (word) => !held.some((other) => other !== word && other.includes(word)),
  );
  return outer.reduce((score, word) => score + word.length ** 2, 0);
}

const plain = new WeakMap<Sum, string[]>();

/** The words in the form texts are compared in; the same word twice counts once. */
function plainWords(sum: Sum): string[] {
  const known = plain.get(sum);
  if (known) return known;
  const made = [...new Set(sum.words.map((word) => readable(word).replaceAll(' ', '')))];
  plain.set(sum, made);
  return made;
}
