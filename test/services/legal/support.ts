import path from 'node:path';
import { pino } from 'pino';
import type { Turn } from '../../../src/bot/action.ts';
import { loadIntents } from '../../../src/bot/intents/index.ts';
import type { Outcome } from '../../../src/bot/reply.ts';
import { createSay } from '../../../src/bot/say.ts';
import { createLegal } from '../../../src/services/legal/index.ts';

const { intents, shared } = await loadIntents(path.resolve('intents'));
const replies = intents.find(({ intent }) => intent === 'ask-law')?.replies;
export const say = createSay(replies, shared);
const { actions } = await createLegal({ log: pino({ level: 'silent' }) });

/** A member who talks to the legal service alone: questions, and picks from what was offered. */
export function member() {
  let topic: Record<string, unknown> | undefined;
  let heard: Outcome | undefined;
  const run = async (name: string, input: Turn['input'], args = {}) => {
    const entry = actions[name];
    if (!entry) throw new Error(`There is no action ${name}.`);
    const turn = {
      input,
      say,
      topic,
      remember: (left: Record<string, unknown>) => {
        topic = left;
      },
    } as Turn;
    heard = await (typeof entry === 'function' ? entry : entry.run)(turn, args);
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
  };
}

/** A reply as it reads. */
export function words(outcome: Outcome): string {
  if (outcome.kind === 'text') return outcome.text;
  if (outcome.kind !== 'choices') return '';
  return [outcome.head, ...outcome.options.map(({ label }) => label), outcome.tail].join('\n');
}
