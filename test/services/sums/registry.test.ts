import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageBytes, plainText } from '../../../src/bot/render.ts';
import type { Option, Reply } from '../../../src/bot/reply.ts';
import { loadLaws } from '../../../src/services/legal/index.ts';
import { loadStatutes } from '../../../src/services/legal/laws/statutes.ts';
import { sums } from '../../../src/services/sums/all/index.ts';
import { sayNothing, sayResult } from '../../../src/services/sums/chat/words.ts';
import { figureKinds } from '../../../src/services/sums/figures/kinds.ts';
import { groups } from '../../../src/services/sums/groups.ts';
import type { Figures, Sum, Worked } from '../../../src/services/sums/sum.ts';
import { anyAnswers, everyFigure, noFigures, replies, say, today } from './support.ts';

const laws = await loadLaws(path.resolve('prisma/seed/legal-laws.yaml'));
/** The texts of the laws lie beside the project, or nowhere. */
const statutes = await loadStatutes(path.resolve('../shared/laws'));

/** All there can be below a result. */
const options = ['change', 'next-leaving', 'fill', 'paper', 'deadline', 'lawyer'].map(
  (key): Option => ({ label: say(`option.${key}`), action: `sums.${key}` }),
);

/** As much as is ever taken for granted at once. */
const assumed = ['工伤保险：不清楚', '劳动关系：还在，继续干', '离法定退休年龄：5年以上'];

const figures: [string, Figures][] = [
  ['no figures', noFigures],
  ['every figure at its least', everyFigure('least')],
  ['every figure at its most', everyFigure('most')],
];

function said(worked: Worked): Reply | undefined {
  if (worked.kind === 'worked') return sayResult(say, laws, worked, options, assumed);
  return worked.kind === 'nothing' ? sayNothing(say, laws, worked, options) : undefined;
}

const cited = (worked: Worked) => (worked.kind === 'no-figure' ? [] : worked.articles);

function problemsOf(worked: Worked): string[] {
  const problems: string[] = [];
  if (worked.kind === 'no-figure' && !figureKinds.some(({ title }) => title === worked.title))
    problems.push(`${worked.title} is no title of figures/kinds.ts`);
  for (const { law, article } of cited(worked)) {
    if (!laws.has(law)) problems.push(`${law} is not in legal-laws.yaml`);
    if (statutes?.has(law) && statutes.article(law, article) === undefined)
      problems.push(`${law} has no article ${article}`);
  }
  const reply = said(worked);
  const text = reply ? plainText(reply) : '';
  if (Buffer.byteLength(text) > messageBytes)
    problems.push(`${Buffer.byteLength(text)} bytes: ${text}`);
  if (reply && !text.includes(say('result.information'))) problems.push('does not say what it is');
  if (reply && !text.includes(say('option.change'))) problems.push('offers no other number');
  if (worked.kind === 'worked' && worked.articles.length === 0) problems.push('cites nothing');
  if (/undefined|NaN|null|Infinity/.test(text)) problems.push(text);
  if (worked.kind === 'worked' && worked.fen !== undefined && !Number.isSafeInteger(worked.fen))
    problems.push(`${worked.fen} is no amount in fen`);
  return problems;
}

describe.each(sums.map((sum): [string, Sum] => [sum.name, sum]))('%s', (_name, sum) => {
  test.each(figures)('whatever is answered, it fits one message, with %s', (_kind, known) => {
    fc.assert(
      fc.property(anyAnswers(sum), (answers) => {
        expect(problemsOf(sum.work(answers, known, today))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('has a question for each field, a short title, words, and a group', () => {
    for (const field of sum.fields) expect(Object.keys(replies)).toContain(`ask.${field.name}`);
    expect([...sum.title].length).toBeLessThanOrEqual(14);
    expect(sum.words.length).toBeGreaterThan(0);
    expect(groups.filter((group) => group.sums.includes(sum.name))).toHaveLength(1);
  });
});

test('each sum has its own name', () => {
  expect(new Set(sums.map(({ name }) => name)).size).toBe(sums.length);
});

test('the notes give way before the options do, and nothing else does', () => {
  const note = '要知道的一句话。'.repeat(30);
  const worked: Worked = {
    kind: 'worked',
    inputs: ['月工资：8,000元'],
    steps: ['8,000元 × 7 = 56,000元'],
    result: '经济补偿约 56,000元。',
    articles: [{ law: '劳动合同法', article: 47 }],
    figures: [],
    notes: ['第一条。', note, note, note],
  };
  const text = plainText(sayResult(say, laws, worked, options));
  expect(text).toContain('第一条');
  expect(text).toContain(say('option.lawyer'));
  const shown = text.split(note).length - 1;
  expect(shown).toBeGreaterThan(0);
  expect(shown).toBeLessThan(3);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(messageBytes);
});
