import path from 'node:path';
import { createMatcher, type Lesson, loadIntents } from '../../src/bot/intents/index.ts';
import { answerQuestions, ownUsage } from '../support/child.ts';
import { requirePeer } from '../support/peers.ts';
import { root } from '../support/root.ts';

/** The best three intents, best first. */
type Ask = (text: string) => string[] | Promise<string[]>;

export interface Learnt {
  milliseconds: number;
  cpuMilliseconds: number;
}

export interface Answered {
  /** For each text the best three. */
  answers: string[][];
  microseconds: number;
}

/** Who learns the examples. The first time counts: a program learns them once, when it starts. */
const contenders: Record<string, (lessons: readonly Lesson[]) => Ask | Promise<Ask>> = {
  yuanxin: (lessons) => {
    const matcher = createMatcher(lessons);
    return (text) => matcher.match(text).alternatives.map(({ intent }) => intent);
  },
  nlpjs,
};

interface NlpAnswer {
  intent: string;
  classifications: { intent: string; score: number }[];
}
interface Nlp {
  settings: { autoSave: boolean };
  addLanguage(language: string): void;
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(language: string, text: string): Promise<NlpAnswer>;
}
interface Container {
  use(part: unknown): void;
  registerConfiguration(tag: string, configuration: object): void;
  get(name: 'nlp'): Nlp;
}

/** nlp.js's own settings, but for the line it prints each round of its learning. */
const quietly = {
  keepStopwords: true,
  nonefeatureValue: 1,
  nonedeltaMultiplier: 1.2,
  spellCheck: false,
  spellCheckDistance: 1,
  filterZeros: true,
  log: false,
};

/** As its documentation says for Chinese; it learns `none` like any intent, and has a None of its own. */
async function nlpjs(lessons: readonly Lesson[]): Promise<Ask> {
  const { containerBootstrap } = requirePeer('@nlpjs/core') as {
    containerBootstrap(): Promise<Container>;
  };
  const container = await containerBootstrap();
  container.use((requirePeer('@nlpjs/nlp') as { Nlp: unknown }).Nlp);
  container.use((requirePeer('@nlpjs/lang-zh') as { LangZh: unknown }).LangZh);
  container.registerConfiguration('nlu-??', quietly);
  const nlp = container.get('nlp');
  nlp.settings.autoSave = false;
  nlp.addLanguage('zh');
  for (const { intent, examples } of lessons)
    for (const example of examples) nlp.addDocument('zh', example, intent);
  await nlp.train();
  return async (text) => {
    const { intent, classifications } = await nlp.process('zh', text);
    const others = classifications.map((one) => one.intent).filter((name) => name !== intent);
    return [intent, ...others].slice(0, 3).map((name) => (name === 'None' ? 'none' : name));
  };
}

const { intents } = await loadIntents(path.join(root, 'intents'));
let ask: Ask | undefined;

answerQuestions({
  async learn(): Promise<Learnt> {
    const [started, used] = [performance.now(), ownUsage()];
    ask = await contenders[process.argv[2] ?? '']?.(intents);
    return {
      milliseconds: performance.now() - started,
      cpuMilliseconds: (ownUsage().cpu - used.cpu) / 1000,
    };
  },
  async answer({ texts, rounds }: { texts: string[]; rounds: number }): Promise<Answered> {
    if (!ask) throw new Error('Nothing has been learnt yet.');
    const answers: string[][] = [];
    for (const text of texts) answers.push(await ask(text));
    const used = ownUsage();
    for (let round = 0; round < rounds; round++) for (const text of texts) await ask(text);
    return { answers, microseconds: (ownUsage().cpu - used.cpu) / rounds / texts.length };
  },
});
