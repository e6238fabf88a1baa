import { soundCount, soundOf } from './pinyin.ts';
import type { Sounds } from './sounds.ts';

/** Finds the groups whose words occur in an utterance. */
export interface WordGroups {
  /** The groups' numbers in rising order, each once. */
  find(spoken: Sounds): number[];
}

const root = 0;

/**
 * Words are looked up by their sound, so that a wrongly written one is found as well; a word of one
 * character by the character, for too many share its sound. The longest word at a place counts.
 */
export function createWordGroups(groups: Iterable<readonly string[]>): WordGroups {
  const nodes = new Map<number, number>();
  const ends = new Map<number, number[]>();
  const singles = new Map<number, number[]>();
  let nodeCount = 1;

  function add(word: string, group: number): void {
    if (word.length === 1) {
      note(singles, word.charCodeAt(0), group);
      return;
    }
    let node = root;
    for (let at = 0; at < word.length; at++) {
      const step = node * soundCount + soundOf(word.charCodeAt(at));
      const next = nodes.get(step) ?? nodeCount++;
      nodes.set(step, next);
      node = next;
    }
    note(ends, node, group);
  }

  let number = 0;
  for (const words of groups) {
    for (const word of words) add(word, number);
    number++;
  }

  /** How far the longest word from here goes, and whose it is. */
  function longestAt({ sounds, characters }: Sounds, from: number) {
    let found = singles.get(characters[from] ?? 0);
    let until = from + 1;
    let node: number | undefined = root;
    for (let at = from; at < sounds.length; at++) {
      node = nodes.get(node * soundCount + (sounds[at] ?? 0));
      if (node === undefined) break;
      const ending = ends.get(node);
      if (!ending) continue;
      found = ending;
      until = at + 1;
    }
    return { found, until };
  }

  return {
    find(spoken) {
      const groupsFound = new Set<number>();
      for (let at = 0; at < spoken.sounds.length; ) {
        const { found, until } = longestAt(spoken, at);
        for (const group of found ?? []) groupsFound.add(group);
        at = until;
      }
      return [...groupsFound].sort((one, other) => one - other);
    },
  };
}

function note(table: Map<number, number[]>, at: number, group: number): void {
  const groups = table.get(at);
  if (!groups) table.set(at, [group]);
  else if (!groups.includes(group)) groups.push(group);
}
