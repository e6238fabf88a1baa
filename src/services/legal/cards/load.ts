import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { messageOf, StartRefused } from '../../../errors.ts';
import { valueOfYaml } from '../data.ts';
import { check, complaints } from '../where.ts';
import { bare } from '../words/words.ts';
import { type Card, type Clarify, type TopicFile, topicFile } from './card.ts';

/** All the cards, checked against each other. */
export interface Cards {
  list: Card[];
  byId: Map<string, Card>;
  clarify: Clarify[];
}

/** A file and what it holds. */
export interface Source {
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
    const source = readTopic(name, texts[at] ?? '', problems);
    if (!source) continue;
    checkName(source, problems);
    sources.push(source);
  }
  checkAcross(sources, laws, problems);
  if (problems.length > 0) throw new StartRefused(problems.join('\n'));
  return join(sources);
}

/** Reads the text of one file. @returns undefined if it cannot be used: `problems` say why */
export function readTopic(
  name: string,
  text: string,
  problems: string[],
  schema: z.ZodType<TopicFile> = topicFile,
): Source | undefined {
  try {
    const value = valueOfYaml(text);
    const file = check(schema, value, complaints(name, text, problems));
    return file && { name, text, file };
  } catch (error) {
    problems.push(`${name}: ${messageOf(error)}`);
    return undefined;
  }
}

function checkName({ name, text, file }: Source, problems: string[]): void {
  const wanted = path.basename(name, '.yaml');
  if (file.topic !== wanted)
    complaints(name, text, problems)(['topic'], `应当与文件名相同：${wanted}`);
}

/** The cards of a file. */
export const cardsOf = ({ file }: Source): Card[] =>
  file.cards.map((card) => ({ ...card, topic: file.topic }));

/** Cards as they are looked up. */
export function collect(list: Card[], clarify: Clarify[]): Cards {
  return { list, byId: new Map(list.map((card) => [card.id, card])), clarify };
}

function join(sources: Source[]): Cards {
  const clarify = sources.flatMap(({ file }) => file.clarify);
  return collect(sources.flatMap(cardsOf), clarify);
}

/**
 * What can only be seen with all files read: ids, choices, words, laws.
 *
 * @param others cards of no file here that a choice may lead to as well
 */
export function checkAcross(
  sources: readonly Source[],
  laws: ReadonlySet<string> | undefined,
  problems: string[],
  others: Iterable<string> = [],
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
  const known = new Set([...cards, ...others]);
  for (const { name, text, file } of sources)
    for (const { at, id } of named(file))
      if (!known.has(id)) complaints(name, text, problems)(at, `没有卡片 ${id}`);
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
