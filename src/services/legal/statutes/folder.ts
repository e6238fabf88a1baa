import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { messageOf, StartRefused } from '../../../errors.ts';
import type { Laws } from '../laws/laws.ts';
import { type Complain, complaints } from '../where.ts';
import { type LawText, readLaw } from './law-text.ts';

/** A file of the folder and the law, or the part of one, that it holds. */
interface Read {
  law: LawText;
  complain: Complain;
}

/** The list of the folder's files; a file itself comes first where both say something. */
const indexFile = 'index.json';

/**
 * Reads a folder of law texts (docs/laws.md): each `*.json` a law, or a part of one.
 *
 * @throws StartRefused with every mistake found: file, line, what is wrong
 */
export async function readLawFolder(folder: string, laws: Laws): Promise<LawText[]> {
  const names = await namesIn(folder);
  const problems: string[] = [];
  const read: Read[] = [];
  for (const name of names) {
    if (name === indexFile) continue;
    const text = await readFile(path.join(folder, name), 'utf8');
    const complain = complaints(name, text, problems);
    const value = parseJson(name, text, problems);
    const law = value === undefined ? undefined : readLaw(value, laws, complain);
    if (law) read.push({ law, complain });
  }
  if (names.includes(indexFile)) await checkIndex(folder, names, problems);
  const joined = joinParts(read);
  if (problems.length > 0) throw new StartRefused(problems.join('\n'));
  if (joined.length === 0) throw new StartRefused(`${folder} 里没有法律文本（*.json）。`);
  return joined;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    throw new StartRefused(`读不了文件夹 ${folder}：${messageOf(error)}`);
  }
}

function parseJson(name: string, text: string, problems: string[]): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    problems.push(`${name}${lineOf(text, messageOf(error))}: 不是完整的 JSON：${messageOf(error)}`);
    return undefined;
  }
}

/** Node names the character, some versions the line too. */
function lineOf(text: string, message: string): string {
  const at = /at position (\d+)/.exec(message)?.[1];
  const upTo = at === undefined ? text : text.slice(0, Number(at));
  return `:${upTo.split('\n').length}`;
}

/** A file that the list names and that is not there was lost on the way. */
async function checkIndex(
  folder: string,
  names: readonly string[],
  problems: string[],
): Promise<void> {
  const text = await readFile(path.join(folder, indexFile), 'utf8');
  const complain = complaints(indexFile, text, problems);
  const entries = parseJson(indexFile, text, problems);
  if (!Array.isArray(entries)) return;
  for (const [at, entry] of entries.entries()) {
    const id = (entry as { id?: unknown } | null)?.id;
    if (typeof id !== 'string' || !names.includes(`${id}.json`))
      complain([at, 'id'], `文件夹里没有 ${String(id)}.json`);
  }
}

/** Several files may make one version of one law, as the books of a code do. */
function joinParts(read: readonly Read[]): LawText[] {
  const joined = new Map<string, LawText>();
  for (const { law, complain } of read) {
    const key = `${law.short} ${law.version}`;
    const before = joined.get(key);
    if (!before) {
      joined.set(key, { ...law, articles: withoutDoubles(law, new Set(), complain) });
      continue;
    }
    if (before.effective !== law.effective || before.title !== law.title)
      complain(['effective'], `和同一部法律（${key}）的另一个文件写得不一样`);
    const taken = new Set(before.articles.map(({ n }) => n));
    before.articles.push(...withoutDoubles(law, taken, complain));
  }
  return [...joined.values()].map((law) => ({
    ...law,
    articles: law.articles.toSorted((a, b) => a.n - b.n),
  }));
}

function withoutDoubles({ short, articles }: LawText, taken: Set<number>, complain: Complain) {
  return articles.filter(({ n }, at) => {
    if (taken.has(n)) complain(['articles', at, 'n'], `《${short}》第 ${n} 条出现了不止一次`);
    const isNew = !taken.has(n);
    taken.add(n);
    return isNew;
  });
}
