import { soundOf, typedSounds } from './pinyin.ts';

/** An utterance as it sounds: beside each sound the character it is written with, 0 if in pinyin. */
export interface Sounds {
  sounds: number[];
  characters: number[];
}

const space = 0x20;

/** Reads an utterance aloud; words typed in pinyin become syllables, the spaces between them go. */
export function soundsOf(normalised: string): Sounds {
  const sounds: number[] = [];
  const characters: number[] = [];
  let afterPinyin = false;
  for (let at = 0; at < normalised.length; ) {
    const end = endOfWord(normalised, at);
    const typed = end - at > 1 ? typedSounds(normalised.slice(at, end)) : undefined;
    if (typed) {
      if (afterPinyin && characters.at(-1) === space) {
        sounds.pop();
        characters.pop();
      }
      sounds.push(...typed);
      characters.push(...typed.map(() => 0));
      afterPinyin = true;
      at = end;
      continue;
    }
    for (; at < end; at++) {
      const code = normalised.charCodeAt(at);
      sounds.push(soundOf(code));
      characters.push(code);
      afterPinyin &&= code === space;
    }
  }
  return { sounds, characters };
}

/** Where the letters that begin here end; any other character stands alone. */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (isLetter(text.charCodeAt(at))) at++;
  return Math.max(at, start + 1);
}

function isLetter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}
