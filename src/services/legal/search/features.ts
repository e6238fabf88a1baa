import type { Words } from '../words/words.ts';

// Features are numbers, which maps find faster than strings: one character, two (the first in the
// high half), or a concept below zero.
const oneCharacter = 0x10000;
const singleWeight = 1.5;
const conceptWeight = 4;

/** Tells the characters, pairs of characters and concepts of a plain text, repeats too. */
export function eachFeature(plain: string, words: Words, visit: (feature: number) => void): void {
  let before = 0;
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at);
    visit(code);
    if (at > 0) visit(before * oneCharacter + code);
    before = code;
  }
  for (const concept of words.concepts(plain)) visit(-1 - concept);
}

/** How much a feature of a question counts, beside how rare it is. */
export function importance(feature: number): number {
  if (feature < 0) return conceptWeight;
  return feature < oneCharacter ? singleWeight : 1;
}

export const isPair = (feature: number) => feature >= oneCharacter;
