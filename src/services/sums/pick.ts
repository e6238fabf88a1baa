import { readable } from '../../bot/intents/normalise.ts';
import type { Sum } from './sum.ts';

/** Words written in lines, with blanks between. */
export const words = (...lines: string[]): string[] => lines.join(' ').split(' ');

/**
 * Which sums a text asks for: those whose words it holds, the more specific before the general.
 * A longer word counts more (by the square of its length), one within another counts nothing.
 *
 * @returns the best; several if they are equal, none if no word was said
 */
export function pickSums(sums: readonly Sum[], text: string): Sum[] {
  const said = readable(text).replaceAll(' ', '');
  const scored = sums.map((sum) => ({ sum, score: scoreOf(sum, said) }));
  const best = Math.max(...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ sum }) => sum);
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
