import { syllableStarts } from './tables/syllables.ts';

/** Sounds are numbers: 1 to 398 a syllable as it is heard, above that any other character by its code. */
export const soundCount = 1024;
const otherSounds = 400;

const starts: string[] = [];
const numberOf = new Map<string, number>();
for (const entry of syllableStarts.trim().split(/\s+/)) {
  starts.push(entry.slice(-1));
  numberOf.set(entry.slice(0, -1), starts.length);
}
numberOf.set('lv', numberOf.get('lu') ?? 0);
numberOf.set('nv', numberOf.get('nu') ?? 0);
const longestSyllable = 6;

/**
 * A syllable as half of China says it, and then types it: no zh, ch and sh, no ing and eng, and n for
 * l. What sounds alike to so many had better be alike to us.
 */
const accent = (syllable: string) =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/([ie])ng$/, '$1n')
    .replace(/^n/, 'l');
/** By a syllable's number, the number of the one it is heard as. */
const heardAs = [0];
for (const [syllable, number] of numberOf)
  heardAs[number] = numberOf.get(accent(syllable)) ?? number;
for (const [syllable, number] of numberOf) numberOf.set(syllable, heardAs[number] ?? number);

const order = new Intl.Collator('zh-u-co-pinyin');
const known = new Uint16Array(0x10000);

/** The sound of a character (a UTF-16 unit): the same for all its homophones. */
export function soundOf(code: number): number {
  let sound = known[code] ?? 0;
  if (sound === 0) {
    sound = isHan(code) ? syllableOf(String.fromCharCode(code)) : otherSounds + (code % 600);
    known[code] = sound;
  }
  return sound;
}

/**
 * A word typed in pinyin, as people do whose keyboard fails them: `baoming` is 报名.
 *
 * @returns its syllables' sounds, or undefined when it does not divide into syllables
 */
export function typedSounds(word: string): number[] | undefined {
  const ways: (number[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end++)
    for (let start = Math.max(0, end - longestSyllable); start < end; start++) {
      const before = ways[start];
      const sound = numberOf.get(word.slice(start, end));
      // The fewest syllables: xian is 先 before it is 西安.
      if (before && sound !== undefined && before.length + 1 < (ways[end]?.length ?? Infinity))
        ways[end] = [...before, sound];
    }
  return word.length > 0 ? ways[word.length] : undefined;
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

function syllableOf(character: string): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (order.compare(starts[middle] ?? '', character) <= 0) low = middle;
    else high = middle - 1;
  }
  return heardAs[low + 1] ?? low + 1;
}
