import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { loadLibrary } from '../src/services/legal/index.ts';
import { oursEvidence, rightEvidence } from '../src/services/legal/search/evidence.ts';
import { type Case, casesOf, heldOut } from './legal/evidence.ts';
import { fitLogistic, type Lesson } from './legal/logistic.ts';
import { readBlind, tuningHalf } from './legal/score.ts';
import type { Report } from './support/report.ts';
import { root } from './support/root.ts';

const file = path.join(root, 'prisma/seed/legal-weighing.yaml');
/** A question written apart from the cards tells more than one of their own. */
const apart = 5;

/**
 * Learns how much each piece of evidence weighs, and writes it to prisma/seed/legal-weighing.yaml.
 * Run it when cards or foreign sentences have changed much; read `npm run bench -- legal` after it.
 */
export async function bench(): Promise<Report> {
  const library = await loadLibrary().catch(() => {
    // What is weighed has changed since the file was written.
    write({ ours: noWeights(oursEvidence), right: noWeights(rightEvidence) });
    return loadLibrary();
  });
  const cases = [
    ...heldOut(library).map((one) => ({ one, weight: 1 })),
    ...casesOf(library, tuningHalf(readBlind('development'))).map((one) => ({
      one,
      weight: apart,
    })),
  ];
  const ours = fitLogistic(balanced(cases));
  const right = fitLogistic(rightLessons(cases));
  write({ ours, right });
  return {
    title: 'What speaks for a question being ours, and for the best card being right',
    figures: [
      ...Object.entries(ours).map(([name, weight]) => figure(`ours: ${name}`, weight)),
      ...Object.entries(right).map(([name, weight]) => figure(`right: ${name}`, weight)),
    ],
    notes: [`${cases.length} cases; written to prisma/seed/legal-weighing.yaml`],
  };
}

const figure = (name: string, weight: number) => ({ name, figure: weight.toFixed(3) });

type Weighed = { one: Case; weight: number };

/** As many of ours as not. */
function balanced(cases: readonly Weighed[]): Lesson[] {
  const sum = (of: boolean) =>
    cases.reduce((sum, { one, weight }) => sum + (one.ours === of ? weight : 0), 0);
  const [ours, others] = [sum(true), sum(false)];
  return cases.map(({ one: { evidence, ours: so }, weight }) => ({
    ...{ amounts: evidence.ours, so },
    weight: weight / (so ? ours : others),
  }));
}

function rightLessons(cases: readonly Weighed[]): Lesson[] {
  return cases.flatMap(({ one: { evidence, right }, weight }) =>
    right === undefined ? [] : [{ amounts: evidence.right, so: right, weight }],
  );
}

const noWeights = (names: readonly string[]) =>
  Object.fromEntries(['bias', ...names].map((name) => [name, 0]));

/** Keeps the comment that the file begins with. */
function write(weights: Record<string, Record<string, number>>): void {
  const comment = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'));
  const lines = Object.entries(weights).flatMap(([name, own]) => [
    `${name}:`,
    ...Object.entries(own).map(([of, weight]) => `  ${of}: ${weight.toFixed(4)}`),
  ]);
  writeFileSync(file, `${[...comment, ...lines].join('\n')}\n`);
}
