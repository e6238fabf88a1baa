import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { StartRefused } from '../../errors.ts';
import { readExampleLines } from './example-lines.ts';
import { type IntentFile, intentSchema, sharedSchema } from './intent-file.ts';

/** All of intents/. */
export interface Intents {
  /** By name. */
  intents: IntentFile[];
  /** The replies of the files whose names begin with _. */
  shared: Record<string, string>;
}

type Path = readonly PropertyKey[];

/** What a file holds, and where in it. */
interface Parsed {
  file: string;
  value: unknown;
  lineOf(path: Path): number;
}

/**
 * Reads every .yaml file of the folder.
 *
 * @throws StartRefused with a line for each mistake: file, line number, what to do
 */
export async function loadIntents(folder: string): Promise<Intents> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const mistakes: string[] = [];
  const result: Intents = { intents: [], shared: {} };
  const parsed: Parsed[] = [];
  for (const [at, file] of names.entries()) {
    const content = parse(file, texts[at] ?? '', mistakes);
    if (!content) continue;
    if (file.startsWith('_')) {
      Object.assign(result.shared, check(sharedSchema, content, mistakes)?.replies);
      continue;
    }
    const intent = check(intentSchema, content, mistakes);
    if (!intent) continue;
    result.intents.push(intent);
    parsed.push(content);
  }
  checkTogether(result.intents, parsed, mistakes);
  if (result.intents.length === 0 && mistakes.length === 0)
    mistakes.push(`${folder} has no .yaml file: it needs one an intent`);
  if (mistakes.length > 0) throw new StartRefused(mistakes.join('\n'));
  return result;
}

function parse(file: string, text: string, mistakes: string[]): Parsed | undefined {
  const quick = readExampleLines(text);
  const lines = new LineCounter();
  const document = parseDocument(quick?.rest ?? text, { lineCounter: lines, prettyErrors: false });
  for (const { pos, message } of document.errors)
    mistakes.push(`${file}:${lines.linePos(pos[0]).line} is not YAML: ${message}`);
  if (document.errors.length > 0) return undefined;
  const value: unknown = document.toJS();
  if (quick && value !== null && typeof value === 'object')
    Object.assign(value, { examples: quick.examples.map((example) => example.text) });
  return {
    file,
    value,
    lineOf([...keys]) {
      const example = keys[0] === 'examples' ? quick?.examples[Number(keys[1])] : undefined;
      if (example) return example.line;
      for (; keys.length > 0; keys.pop()) {
        const node: unknown = document.getIn(keys, true);
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    },
  };
}

function check<T>(schema: z.ZodType<T>, content: Parsed, mistakes: string[]): T | undefined {
  const checked = schema.safeParse(content.value);
  if (checked.success) return checked.data;
  for (const { path: keys, message } of checked.error.issues)
    mistakes.push(`${content.file}:${content.lineOf(keys)} ${keys.join('.')}: ${message}`);
  return undefined;
}

/** What no file can know alone. */
function checkTogether(intents: IntentFile[], parsed: Parsed[], mistakes: string[]): void {
  const titles = new Map<string, string>();
  const examples = new Map<string, string>();
  for (const [at, { intent, title, examples: own }] of intents.entries()) {
    const { file, lineOf } = parsed[at] ?? { file: `${intent}.yaml`, lineOf: () => 1 };
    const say = (keys: Path, words: string) => mistakes.push(`${file}:${lineOf(keys)} ${words}`);
    if (file !== `${intent}.yaml`)
      say(['intent'], `the file of ${intent} must be called ${intent}.yaml`);
    const sameTitle = titles.get(title);
    if (sameTitle) say(['title'], `${sameTitle} has the title ${title} too: change one of them`);
    titles.set(title, intent);
    for (const [index, example] of own.entries()) {
      const other = examples.get(example);
      if (other && other !== intent)
        say(['examples', index], `${other} has the example ${example} too: keep the better one`);
      examples.set(example, intent);
    }
  }
}
