import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { parse } from 'yaml';
import type { Answers } from '../../../src/bot/forms/form.ts';
import type { Citation, Figures, Sum, Worked } from '../../../src/services/sums/sum.ts';

/** A Friday. */
export const today = '2026-11-27';
export const now = new Date('2026-11-27T10:00:00+08:00');

/** Round amounts made up for the tests, fen. */
export const amounts = {
  'minimum-wage-hangzhou': 250_000,
  'average-wage-zhejiang': 800_000,
  'average-wage-hangzhou': 900_000,
  'urban-income-national': 5_000_000,
  'unemployment-benefit-hangzhou': 200_000,
};

/** A table with all of them, or only some. */
export function figuresOf(names: readonly string[] = Object.keys(amounts)): Figures {
  const values = new Map(Object.entries(amounts));
  return {
    at: (name) => {
      const value = names.includes(name) ? values.get(name) : undefined;
      if (value === undefined) return undefined;
      return { name, title: name, value, unit: 'fen', from: '2024-01-01', source: 'made up' };
    },
  };
}
export const none = figuresOf([]);

export type Sound = Extract<Worked, { kind: 'worked' }>;

/** What a sum works out; fails if it does not. */
export function worked(sum: Sum, answers: Answers, figures: Figures = figuresOf()): Sound {
  const result = sum.work(answers, figures, today);
  if (result.kind !== 'worked') throw new Error(`not worked: ${JSON.stringify(result)}`);
  expectSound(result);
  return result;
}

/** What a sum reads out of a sentence; fails if it is no answer to its own questions. */
export function reads(sum: Sum, text: string): Answers {
  const answers = sum.read(text, now);
  for (const [name, value] of Object.entries(answers)) {
    const field = sum.fields.find((one) => one.name === name);
    expect(field, `${name} is a field`).toBeDefined();
    if (field?.kind === 'choice')
      expect(field.options.map((option) => option.value)).toContain(value);
    if (field?.kind === 'money' || field?.kind === 'months') expect(value).toBeTypeOf('number');
    if (field?.kind === 'yes-no') expect(value).toBeTypeOf('boolean');
    if (field?.kind === 'date') expect(value).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
  return answers;
}

const root = path.resolve(import.meta.dirname, '../../..');
const laws: { short: string }[] = parse(
  readFileSync(path.join(root, 'prisma/seed/legal-laws.yaml'), 'utf8'),
);

interface Law {
  short: string;
  articles: { n: number; text: string }[];
}

/** The texts of the statutes, where they are at hand: a fresh clone has none. */
const texts = path.resolve(root, '../shared/laws');
const statutes: Law[] = existsSync(texts)
  ? readdirSync(texts)
      .filter((name) => name.endsWith('.json') && name !== 'index.json')
      .map((name) => JSON.parse(readFileSync(path.join(texts, name), 'utf8')))
  : [];
export const hasTexts = statutes.length > 0;

/** The text of an article. */
export function articleText(law: string, article: number): string | undefined {
  const parts = statutes.filter(({ short }) => short === law);
  return parts.flatMap(({ articles }) => articles).find(({ n }) => n === article)?.text;
}

/** True of every answer: real articles, money in whole fen, nothing left undefined in a sentence. */
export function expectSound(result: Sound): void {
  const said = [...result.inputs, ...result.steps, result.result, ...result.notes].join('\n');
  expect(said).not.toMatch(/undefined|NaN|null|Infinity|-\d/);
  // The kernel adds figures and articles; a text fits 2,048 bytes.
  expect(Buffer.byteLength(said)).toBeLessThan(1400);
  expectCited(result.articles);
  if (result.fen !== undefined) {
    expect(Number.isSafeInteger(result.fen)).toBe(true);
    expect(result.fen).toBeGreaterThanOrEqual(0);
  }
}

/** Every article cited stands in the list of laws, and in their texts where those are at hand. */
export function expectCited(articles: readonly Citation[]): void {
  expect(articles.length).toBeGreaterThan(0);
  for (const { law, article } of articles) {
    expect(laws.map(({ short }) => short)).toContain(law);
    if (hasTexts) expect(articleText(law, article), `${law} ${article}`).toBeDefined();
  }
}
