import path from 'node:path';
import type { Action, Turn } from '../../../src/bot/action.ts';
import { loadIntents } from '../../../src/bot/intents/index.ts';
import type { Outcome } from '../../../src/bot/reply.ts';
import { createSay } from '../../../src/bot/say.ts';
import type { Transaction } from '../../../src/database/index.ts';
import { createAsk } from '../../../src/services/legal/actions/ask.ts';
import { createCard } from '../../../src/services/legal/actions/card.ts';
import type { Desk } from '../../../src/services/legal/desk.ts';
import { loadLibrary } from '../../../src/services/legal/index.ts';
import type { Telling } from '../../../src/services/legal/respond.ts';
import { createReadingRoom } from '../../../src/services/legal/statutes/reading-room.ts';

const { intents, shared } = await loadIntents(path.resolve('intents'));
const replies = intents.find(({ intent }) => intent === 'ask-law')?.replies;
export const say = createSay(replies, shared);
export const library = await loadLibrary();

/** What answers are told with where no other service is there, and no statutes. */
export const alone: Telling = {
  ...{ say, cards: library.cards, laws: library.laws },
  ...{ knows: () => false, hasText: () => false },
};

const desk: Desk = {
  library: () => library,
  room: createReadingRoom(library.laws, library.words),
  others: () => undefined,
};
const actions: Record<string, Action> = { ask: createAsk(desk), card: createCard(desk) };
/** Misses are counted in test/services/legal/misses.test.ts. */
const tx = { $executeRaw: async () => 1, $queryRaw: async () => [] } as unknown as Transaction;

/** A member who talks to the legal service alone: questions, and picks from what was offered. */
export function member() {
  let topic: Record<string, unknown> | undefined;
  let heard: Outcome | undefined;
  const run = async (name: string, input: Turn['input'], args = {}) => {
    const action = actions[name];
    if (!action) throw new Error(`There is no action ${name}.`);
    const turn = {
      ...{ input, say, topic, tx, now: new Date('2026-11-23T02:00:00Z') },
      remember: (left: Record<string, unknown>) => {
        topic = left;
      },
    } as Turn;
    heard = await action(turn, args);
    return heard;
  };
  return {
    says: (text: string) => run('ask', { kind: 'text', text }),
    taps: () => run('ask', { kind: 'picked' }),
    /** Picks an option of the last answer. */
    picks: async (number: number) => {
      const option = heard?.kind === 'choices' ? heard.options[number - 1] : undefined;
      if (!option?.action.startsWith('legal.')) throw new Error(`No option ${number} of ours.`);
      return run(option.action.slice('legal.'.length), { kind: 'picked' }, option.args);
    },
    picksCard: (card: string) => run('card', { kind: 'picked' }, { card }),
    /** What the last answer left for a follow-up. */
    topic: () => topic,
  };
}

/** A reply as it reads. */
export function words(outcome: Outcome): string {
  if (outcome.kind === 'text') return outcome.text;
  if (outcome.kind !== 'choices') return '';
  return [outcome.head, ...outcome.options.map(({ label }) => label), outcome.tail].join('\n');
}
