import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { messageOf, StartRefused } from '../../../errors.ts';
import { valueOfYaml } from '../data.ts';
import { bare } from '../words/words.ts';
import { type Card, type Clarify, type TopicFile, topicFile } from './card.ts';

/** All the cards, checked against each other. */
export interface Cards {
  list: Card[];
  byId: Map<string, Card>;
  clarify: Clarify[];
}

/** A mistake, before its line is known. */
type Complain = (at: readonly PropertyKey[], problem: string) => void;

interface Source {
  name: string;
  text: string;
  file: TopicFile;
}

/**
 * Reads every `*.yaml` of a folder.
 *
 * @param laws the short names that may be cited; without it any
 * @throws StartRefused with every mistake found: file, line, what is wrong
 */
export async function loadCards(folder: string, laws?: ReadonlySet<string>): Promise<Cards> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const problems: string[] = [];
  const sources: Source[] = [];
  for (const [at, name] of names.entries()) {
    const text = texts[at] ?? '';
    const file = readTopic(name, text, problems);
    if (file) sources.push({ name, text, file });
  }
  checkAcross(sources, laws, problems);
  if (problems.length > 0) throw new StartRefused(problems.join('\n'));
  return join(sources);
}

function readTopic(name: string, text: string, problems: string[]): TopicFile | undefined {
  let value: unknown;
  try {
    value = valueOfYaml(text);
  } catch (error) {
    problems.push(`${name}: ${messageOf(error)}`);
    return undefined;
  }
  const parsed = topicFile.safeParse(value);
  if (!parsed.success) {
    const complain = complaints(name, text, problems);
    for (const issue of parsed.error.issues) complain(issue.path, issue.message);
    return undefined;
  }
  if (`${parsed.data.topic}.yaml` !== name)
    complaints(
      name,
      text,
      problems,
    )(['topic'], `应当与文件名相同：${path.basename(name, '.yaml')}`);
  return parsed.data;
}

function join(sources: Source[]): Cards {
  const list = sources.flatMap(({ file }) =>
    file.cards.map((card): Card => ({ ...card, topic: file.topic })),
  );
  return {
    list,
    byId: new Map(list.map((card) => [card.id, card])),
    clarify: sources.flatMap(({ file }) => file.clarify),
  };
}

/** What can only be seen with all files read: ids, choices, words, laws. */
function checkAcross(
  sources: readonly Source[],
  laws: ReadonlySet<string> | undefined,
  problems: string[],
): void {
  const cards = new Set<string>();
  const words = new Set<string>();
  for (const { name, text, file } of sources) {
    const complain = complaints(name, text, problems);
    for (const [at, { id, articles }] of file.cards.entries()) {
      if (cards.has(id)) complain(['cards', at, 'id'], `卡片 ${id} 出现了不止一次`);
      cards.add(id);
      for (const [n, { law }] of articles.entries())
        if (laws && !laws.has(law))
          complain(['cards', at, 'articles', n], `没有登记的法律：${law}`);
    }
    for (const [at, clarify] of file.clarify.entries())
      for (const [n, word] of clarify.words.entries()) {
        if (words.has(bare(word))) complain(['clarify', at, 'words', n], `“${word}”追问了两次`);
        words.add(bare(word));
      }
  }
  for (const { name, text, file } of sources)
    for (const { at, id } of named(file))
      if (!cards.has(id)) complaints(name, text, problems)(at, `没有卡片 ${id}`);
}

/** Every card a file names as a choice, and where. */
function named(file: TopicFile): { at: PropertyKey[]; id: string }[] {
  const inQuestions = file.clarify.flatMap(({ choices }, clarify) =>
    choices.map((id, n) => ({ at: ['clarify', clarify, 'choices', n], id })),
  );
  const inCards = file.cards.flatMap(({ ask }, card) =>
    (ask?.choices ?? []).map((choice, n) => ({
      at: ['cards', card, 'ask', 'choices', n, 'card'],
      id: choice.card,
    })),
  );
  return [...inQuestions, ...inCards];
}

/** Complaints about a file; its lines are looked up only when there is something to complain of. */
function complaints(name: string, text: string, problems: string[]): Complain {
  return (at, problem) => {
    const lines = new LineCounter();
    const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
    for (let depth = at.length; depth >= 0; depth--) {
      const node = document.getIn(at.slice(0, depth), true);
      const range = (node as { range?: [number, number, number] | null } | undefined)?.range;
      if (!range) continue;
      const where = at.map(String).join('.');
      problems.push(`${name}:${lines.linePos(range[0]).line} ${where}: ${problem}`);
      return;
    }
    problems.push(`${name}: ${problem}`);
  };
}
