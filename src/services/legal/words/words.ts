import { z } from 'zod';
import { readable } from '../../../bot/intents/normalise.ts';
import { readData } from '../data.ts';
import { type Hit, Phrases } from './phrases.ts';

const groups = z.record(z.string(), z.array(z.string()));
const wordsFile = z.strictObject({
  typos: z.record(z.string(), z.string()),
  concepts: groups,
  labour: z.array(z.string()),
  perhaps: z.array(z.string()),
  other: groups,
  fillers: z.array(z.string()),
});

/** What the words of prisma/seed/legal-words.yaml say about a text. */
export interface Words {
  /** A text as questions are compared: simplified, half-width, no blanks, known typos mended. */
  plain(text: string): string;
  /** The meanings a plain text speaks of, by number, each once. */
  concepts(plain: string): number[];
  /** What a plain text is about. */
  signs(plain: string): Signs;
  /** A plain text without words that say nothing: 工伤怎么办 is 工伤. */
  core(plain: string): string;
}

/** Signs of what a text is about, counted once a word. */
export interface Signs {
  /** Two for a word of labour law, one for a word that may be one. */
  labour: number;
  /** Two for a word of another area of law. */
  other: number;
  /** The other area it speaks of most. */
  area: string | undefined;
}

/** A text without case, width, blanks and punctuation, in simplified characters. */
export function bare(text: string): string {
  return readable(text).replaceAll(' ', '');
}

/** Reads the words file. */
export async function loadWords(file: string): Promise<Words> {
  return createWords(await readData(file, wordsFile));
}

function createWords(file: z.infer<typeof wordsFile>): Words {
  const typos = new Map(Object.entries(file.typos));
  const anyTypo = new RegExp([...typos.keys()].map(literally).join('|') || '(?!)', 'g');
  const concepts = phrasesOf(Object.values(file.concepts).map((words, at) => [at, words]));
  const labour = phrasesOf([...worth(file.labour, 2), ...worth(file.perhaps, 1)]);
  const other = phrasesOf(Object.entries(file.other));
  const fillers = file.fillers.map(bare).sort((a, b) => b.length - a.length);
  return {
    plain: (text) => bare(text).replace(anyTypo, (wrong) => typos.get(wrong) ?? wrong),
    concepts: (plain) => [...new Set(concepts.in(plain).map(({ of }) => of))],
    signs: (plain) => signsOf(labour.in(plain), other.in(plain)),
    core: (plain) => strip(plain, fillers),
  };
}

const literally = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

interface Sign {
  word: string;
  weight: number;
}

const worth = (words: readonly string[], weight: number) =>
  words.map((word): [Sign, string[]] => [{ word, weight }, [word]]);

function signsOf(labour: readonly Hit<Sign>[], other: readonly Hit<string>[]): Signs {
  // 保险公司 and 物业公司 are not the member's 公司.
  const own = labour.filter(
    (sign) => !other.some((hit) => within(sign, hit)) && !labour.some((hit) => hides(hit, sign)),
  );
  const different = new Map(own.map(({ of }) => [of.word, of.weight]));
  return {
    labour: [...different.values()].reduce((sum, weight) => sum + weight, 0),
    other: 2 * new Set(other.map(({ from }) => from)).size,
    area: mostFrequent(other.map(({ of }) => of)),
  };
}

const within = (a: Hit<unknown>, b: Hit<unknown>) => b.from <= a.from && a.to <= b.to;
/** 工资 is not told again by 工资卡, but 算工伤 does not make less of 工伤. */
const hides = (longer: Hit<Sign>, sign: Hit<Sign>) =>
  within(sign, longer) &&
  longer.to - longer.from > sign.to - sign.from &&
  longer.of.weight >= sign.of.weight;

function phrasesOf<T>(entries: readonly (readonly [T, readonly string[]])[]): Phrases<T> {
  const phrases = new Phrases<T>();
  for (const [of, words] of entries) for (const word of words) phrases.add(bare(word), of);
  return phrases;
}

function mostFrequent(names: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Takes fillers off both ends, the longest first, as long as something is left. */
function strip(text: string, fillers: readonly string[]): string {
  let core = text;
  for (;;) {
    const end = fillers.find((word) => core.length > word.length && core.endsWith(word));
    const start = fillers.find((word) => core.length > word.length && core.startsWith(word));
    if (end) core = core.slice(0, -end.length);
    else if (start) core = core.slice(start.length);
    else return core;
  }
}
