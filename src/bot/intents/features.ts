import { type Sounds, soundsOf } from './sounds.ts';
import { createWordGroups, type WordGroups } from './word-groups.ts';

/** What the matcher sees in an utterance: numbers, each standing for a trait; some may repeat. */
export type Features = (normalised: string) => number[];

const kinds = { character: 1, pair: 2, soundPair: 3, group: 4, groupPair: 5, length: 6 };
const edge = 1;

/**
 * Characters, pairs of neighbouring characters, pairs of neighbouring sounds (so that 工会 and 公会
 * are alike), the groups of words that occur and each two of these together, and the length.
 *
 * @param groups words that mean about the same for our purpose, each list a group
 */
export function createFeatures(groups: Iterable<readonly string[]>): Features {
  const wordGroups = createWordGroups(groups);
  return (normalised) => {
    const keys: number[] = [];
    const spoken = soundsOf(normalised);
    addCharacters(spoken, keys);
    addSounds(spoken, keys);
    addGroups(spoken, wordGroups, keys);
    keys.push(key(kinds.length, Math.min(12, Math.ceil(spoken.sounds.length / 2)), 0));
    return keys;
  };
}

/** What is typed in pinyin has no characters: its letters would only mislead. */
function addCharacters({ characters }: Sounds, keys: number[]): void {
  let before = edge;
  for (const code of characters) {
    if (code !== 0) keys.push(key(kinds.character, code, 0));
    if (code !== 0 && before !== 0) keys.push(key(kinds.pair, before, code));
    before = code;
  }
  if (before !== 0) keys.push(key(kinds.pair, before, edge));
}

function addSounds({ sounds }: Sounds, keys: number[]): void {
  let before = 0;
  for (const sound of sounds) {
    keys.push(key(kinds.soundPair, before, sound));
    before = sound;
  }
  keys.push(key(kinds.soundPair, before, 0));
}

function addGroups(spoken: Sounds, wordGroups: WordGroups, keys: number[]): void {
  const found = wordGroups.find(spoken);
  for (const [at, group] of found.entries()) {
    keys.push(key(kinds.group, group, 0));
    for (const other of found.slice(at + 1)) keys.push(key(kinds.groupPair, group, other));
  }
}

/** Mixes a trait into 32 bits: so many that two of some 40,000 hardly ever meet. */
function key(kind: number, first: number, second: number): number {
  const mixed = Math.imul(first + (kind << 20), 0x85ebca6b) ^ Math.imul(second + 1, 0xc2b2ae35);
  return mixed ^ (mixed >>> 15);
}
