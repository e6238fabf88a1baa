import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readFigureSeed, seedOf, type Told, tellSum } from '../src/services/sums/index.ts';
import { type Sentence, scoreOf } from './sums/score.ts';
import { ownUsage } from './support/child.ts';
import type { Figure, Report } from './support/report.ts';
import { root } from './support/root.ts';

/** The day the set was written for: 昨天 and the figures in force count from it. */
const now = new Date('2026-11-27T10:00:00+08:00');
const today = '2026-11-27';
const rounds = 50;
const mostWrong = 0.02;

/** Sums told in one sentence, by sets whose results were worked out by hand, without sight of the code. */
export async function bench(): Promise<Report> {
  const figures = seedOf(await readFigureSeed());
  const tell = (text: string) => tellSum(text, figures, today, now);
  const sets = (['development', 'sealed'] as const).map((set) => ({ set, sentences: read(set) }));
  const all = sets.flatMap(({ sentences }) => sentences);
  const before = ownUsage();
  for (let round = 0; round < rounds; round++) for (const { text } of all) tell(text);
  const microseconds = (ownUsage().cpu - before.cpu) / rounds / all.length;
  return {
    title: 'Sums: told in one sentence, worked out at once',
    figures: [
      ...sets.flatMap(({ set, sentences }) => figuresOf(set, sentences, tell)),
      { name: 'a sentence', figure: `${microseconds.toFixed(0)} µs CPU` },
    ],
    notes: [
      'each sentence holds all its sum needs; what is not read is asked for in the form;',
      'the readers were worked on with the development set in sight, the sealed one is the measure',
    ],
  };
}

function read(set: 'development' | 'sealed'): Sentence[] {
  const file = path.join(root, `test/blind/sums-${set}.jsonl`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Sentence);
}

function figuresOf(
  set: string,
  sentences: readonly Sentence[],
  tell: (text: string) => Told,
): Figure[] {
  const score = scoreOf(sentences, tell);
  const share = (count: number) => `${((100 * count) / sentences.length).toFixed(1)} %`;
  const wrong = score.wrong / sentences.length;
  return [
    { name: `${set}: the right result at once`, figure: share(score.right) },
    { name: `${set}: … after a question more`, figure: share(score.asks) },
    { name: `${set}: … after a choice of sums`, figure: share(score.unclear) },
    { name: `${set}: wrong`, figure: share(score.wrong), goal: '≤ 2 %', met: wrong <= mostWrong },
  ];
}
