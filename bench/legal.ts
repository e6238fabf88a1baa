import { loadLibrary } from '../src/services/legal/index.ts';
import { checkingHalf, readBlind, scoreOf } from './legal/score.ts';
import { ownUsage } from './support/child.ts';
import type { Figure, Report } from './support/report.ts';

const goals = { right: 0.95, wrong: 0.02, milliseconds: 2 };
const rounds = 20;

/** Labour law: how often right by blind sets, how often wrong law, and how long a question takes. */
export async function bench(): Promise<Report> {
  const started = ownUsage();
  const library = await loadLibrary();
  const loaded = ownUsage();
  library.judge();
  const ready = ownUsage();
  const sets = [
    { set: 'fresh', questions: readBlind('fresh') },
    { set: 'sealed', questions: readBlind('sealed') },
    { set: 'open', questions: readBlind('open') },
    { set: 'development', questions: checkingHalf(readBlind('development')) },
  ];
  const figures = sets.flatMap(({ set, questions }) => figuresOf(set, scoreOf(library, questions)));
  const questions = sets.flatMap((one) => one.questions);
  const before = ownUsage();
  for (let round = 0; round < rounds; round++)
    for (const { question } of questions) library.judge().decide(question);
  const microseconds = (ownUsage().cpu - before.cpu) / rounds / questions.length;
  const milliseconds = (from: { cpu: number }, to: { cpu: number }) =>
    `${((to.cpu - from.cpu) / 1000).toFixed(0)} ms CPU`;
  figures.push(
    {
      name: 'a question',
      figure: `${microseconds.toFixed(0)} µs CPU`,
      goal: '< 2 ms',
      met: microseconds < goals.milliseconds * 1000,
    },
    {
      name: `reading and checking ${library.cards.list.length} cards`,
      figure: milliseconds(started, loaded),
    },
    { name: 'making the index', figure: milliseconds(loaded, ready) },
  );
  return {
    title: 'Labour law: right and wrong, by blind sets',
    figures,
    notes: [
      'right: the outcome wanted and, for an answer, an accepted article cited;',
      'the cards were worked on with the open set in sight, the words with the development set;',
      'the fresh one is the measure: a few of its scores, never its lines, were seen while tuning',
    ],
  };
}

function figuresOf(set: string, score: ReturnType<typeof scoreOf>): Figure[] {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const right = score.right + score.rightNotFirst;
  return [
    {
      name: `${set} set: right`,
      figure: percent(right),
      goal: '≥ 95 %',
      met: right >= goals.right,
    },
    { name: `${set} set: … deciding article first`, figure: percent(score.right) },
    {
      name: `${set} set: wrong`,
      figure: percent(score.wrong),
      goal: '≤ 2 %',
      met: score.wrong <= goals.wrong,
    },
    { name: `${set} set: asked back`, figure: percent(score.askedBack) },
    { name: `${set} set: sent away`, figure: percent(score.sentAway) },
  ];
}
