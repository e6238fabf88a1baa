import { traditionalPairs } from './tables/traditional.ts';

/** What a member writes beyond this says nothing new about what they want; the time stays bounded. */
const longest = 300;

/** By the traditional character's code, the simplified one's; 0: it is its own. */
const simplified = new Uint16Array(0x10000);
for (const line of traditionalPairs.trim().split('\n'))
  for (let at = 0; at + 1 < line.length; at += 2)
    simplified[line.charCodeAt(at)] = line.charCodeAt(at + 1);

/**
 * The words alone: half-width, lower case, simplified, with a space for punctuation and emoji.
 *
 * @returns at most 300 characters; empty when nothing readable is left
 */
export function readable(text: string): string {
  const cut = text.slice(0, longest).normalize('NFKC').toLowerCase().normalize('NFKC');
  const words = cut
    .slice(0, longest)
    .replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
  return toSimplified(words);
}

/** The text in simplified characters: 補償 is 补偿. */
export function toSimplified(words: string): string {
  let result = '';
  let copied = 0;
  for (let at = 0; at < words.length; at++) {
    const simple = simplified[words.charCodeAt(at)];
    if (!simple) continue;
    result += words.slice(copied, at) + String.fromCharCode(simple);
    copied = at + 1;
  }
  return result + words.slice(copied);
}

/** The form in which utterances are compared. */
export function normalise(text: string): string {
  return comparable(readable(text));
}

/**
 * A readable text with every number a 0, and without the spaces that punctuation leaves: where people
 * pause says nothing of what they want. Only words in letters stay apart.
 */
export function comparable(words: string): string {
  const numbered = words.replaceAll(/\p{Nd}+(?: \p{Nd}+)*/gu, '0');
  return numbered.replaceAll(/(?<![a-z]) | (?![a-z])/g, '');
}
