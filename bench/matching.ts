import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answered, Learnt } from './matching/contender.ts';
import { startChild } from './support/child.ts';
import { ensurePeers, PeersMissing } from './support/peers.ts';
import { type Figure, type Report, times } from './support/report.ts';
import { root } from './support/root.ts';
import { median } from './support/statistics.ts';

interface Utterance {
  text: string;
  intent: string;
}

interface Result {
  learnt: Learnt;
  /** Of each blind set. */
  answered: Answered[];
}

/** Written by others, without sight of the examples. Only scores are shown of all but the open one. */
const blind = ['fresh', 'sealed', 'open'].map((set) => ({ set, utterances: read(set) }));
const starts = 5;
const goals = { first: 0.95, amongThree: 0.99, accepted: 0.05, microseconds: 100, learning: 500 };

/** Understanding: how often right, how fast, and how soon learnt, beside nlp.js on the same examples. */
export async function bench(): Promise<Report> {
  const notes = [
    `blind sets of ${blind.map(({ utterances }) => utterances.length).join(' and ')} utterances; ours learnt in ${starts} fresh processes, medians`,
  ];
  const runs: Result[] = [];
  for (let start = 0; start < starts; start++) runs.push(await measure('yuanxin', 20));
  const theirs = await peer(notes);
  const ours = {
    answered: runs[0]?.answered ?? [],
    learnt: {
      milliseconds: median(runs.map(({ learnt }) => learnt.milliseconds)),
      cpuMilliseconds: median(runs.map(({ learnt }) => learnt.cpuMilliseconds)),
    },
  };
  return {
    title: 'Understanding: what is meant, by blind sets',
    figures: [...figuresOf('Yuanxin', ours), ...(theirs ? peerFigures(ours, theirs) : [])],
    notes,
  };
}

async function peer(notes: string[]): Promise<Result | undefined> {
  try {
    ensurePeers();
  } catch (error) {
    if (!(error instanceof PeersMissing)) throw error;
    notes.push(error.message);
    return undefined;
  }
  return measure('nlpjs', 1);
}

async function measure(name: string, rounds: number): Promise<Result> {
  const child = await startChild('matching/contender', [name]);
  try {
    const learnt = await child.ask<Learnt>('learn');
    const answered: Answered[] = [];
    for (const { utterances } of blind)
      answered.push(
        await child.ask('answer', { texts: utterances.map(({ text }) => text), rounds }),
      );
    return { learnt, answered };
  } finally {
    await child.stop();
  }
}

function read(set: string): Utterance[] {
  const file = path.join(root, `test/blind/intents-${set}.jsonl`);
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Utterance);
}

/** Shares: right at once, right among three, and strangers taken for something. */
function scoreOf(utterances: readonly Utterance[], { answers }: Answered) {
  const share = (hit: (best: string[], intent: string) => boolean, of: readonly Utterance[]) =>
    of.filter((one) => hit(answers[utterances.indexOf(one)] ?? [], one.intent)).length / of.length;
  const strangers = utterances.filter(({ intent }) => intent === 'none');
  return {
    first: share((best, intent) => best[0] === intent, utterances),
    amongThree: share((best, intent) => best.includes(intent), utterances),
    accepted: share((best) => best[0] !== 'none', strangers),
  };
}

const percent = (value: number) => `${(value * 100).toFixed(1)} %`;

const goal = (words: string, met: boolean) => ({ goal: words, met });

function figuresOf(name: string, { learnt, answered }: Result): Figure[] {
  const figures = blind.flatMap(({ set, utterances }, at): Figure[] => {
    const answers = answered[at];
    if (!answers) return [];
    const { first, amongThree, accepted } = scoreOf(utterances, answers);
    const line = (what: string, value: number) => ({
      name: `${name}, ${set} set: ${what}`,
      figure: percent(value),
    });
    return [
      { ...line('right at once', first), ...goal('≥ 95 %', first >= goals.first) },
      {
        ...line('right among three', amongThree),
        ...goal('≥ 99 %', amongThree >= goals.amongThree),
      },
      { ...line('none taken for ours', accepted), ...goal('< 5 %', accepted < goals.accepted) },
    ];
  });
  return [...figures, ...costsOf(name, learnt, microsecondsOf(answered))];
}

function costsOf(name: string, learnt: Learnt, each: number): Figure[] {
  const { milliseconds, cpuMilliseconds } = learnt;
  return [
    {
      name: `${name}: an utterance`,
      figure: `${each.toFixed(0)} µs CPU`,
      ...goal('< 100 µs', each < goals.microseconds),
    },
    {
      name: `${name}: learning`,
      figure: `${cpuMilliseconds.toFixed(0)} ms CPU, all threads (${milliseconds.toFixed(0)} ms)`,
      ...goal('< 500 ms', cpuMilliseconds < goals.learning),
    },
  ];
}

function microsecondsOf(answered: readonly Answered[]): number {
  return median(answered.map(({ microseconds }) => microseconds));
}

/** A peer has no goals to meet. */
function peerFigures(ours: Result, theirs: Result): Figure[] {
  const figures = figuresOf('nlp.js', theirs).map(({ name, figure }): Figure => ({ name, figure }));
  const [utterance, learning] = figures.slice(-2);
  if (utterance)
    utterance.ratio = times(microsecondsOf(theirs.answered), microsecondsOf(ours.answered), 'ours');
  if (learning)
    learning.ratio = times(theirs.learnt.cpuMilliseconds, ours.learnt.cpuMilliseconds, 'ours');
  return figures;
}
