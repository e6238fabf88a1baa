import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LineCounter, parse, parseDocument } from 'yaml';
import { bare } from '../words/text.ts';
import { type Card, type Clarify, type TopicFile, topicFile } from './card.ts';
import { NotPlain, readPlainYaml } from './plain-yaml.ts';

/** A mistake in a card file; the message names the file and the line. */
export class CardError extends Error {
  override name = 'CardError';
}

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
 * @throws CardError with every mistake found
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
  const cards = join(sources);
  for (const source of sources) checkTopic(source, cards, laws, problems);
  if (problems.length > 0) throw new CardError(problems.join('\n'));
  return cards;
}

function readTopic(name: string, text: string, problems: string[]): TopicFile | undefined {
  const value = readValue(name, text, problems);
  if (value === undefined) return undefined;
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

/** The quick reader first; what it does not know goes to `yaml`, which also says what is wrong. */
function readValue(name: string, text: string, problems: string[]): unknown {
  try {
    return readPlainYaml(text);
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
  }
  try {
    return parse(text, { schema: 'failsafe' });
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
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
function checkTopic(
  source: Source,
  cards: Cards,
  laws: ReadonlySet<string> | undefined,
  problems: string[],
): void {
  const complain = complaints(source.name, source.text, problems);
  const known = (id: string, at: PropertyKey[]) => {
    if (!cards.byId.has(id)) complain(at, `没有卡片 ${id}`);
  };
  for (const [at, card] of source.file.cards.entries()) {
    const here = ['cards', at];
    if (cards.byId.get(card.id)?.answer !== card.answer || repeated(cards, card.id))
      complain([...here, 'id'], `卡片 ${card.id} 出现了不止一次`);
    for (const [n, choice] of (card.ask?.choices ?? []).entries())
      known(choice.card, [...here, 'ask', 'choices', n, 'card']);
    for (const [n, { law }] of card.articles.entries())
      if (laws && !laws.has(law)) complain([...here, 'articles', n], `没有登记的法律：${law}`);
  }
  for (const [at, clarify] of source.file.clarify.entries()) {
    for (const [n, id] of clarify.choices.entries()) known(id, ['clarify', at, 'choices', n]);
    for (const [n, word] of clarify.words.entries())
      if (cards.clarify.some((other) => other.ask !== clarify.ask && has(other, word)))
        complain(['clarify', at, 'words', n], `“${word}”在两处追问里都有`);
  }
}

const repeated = (cards: Cards, id: string) =>
  cards.list.filter((card) => card.id === id).length > 1;
const has = (clarify: Clarify, word: string) =>
  clarify.words.some((other) => bare(other) === bare(word));

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
