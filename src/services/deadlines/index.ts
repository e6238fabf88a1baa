import type { Action, Say, Turn } from '../../bot/action.ts';
import type { ActionEntry } from '../../bot/bot.ts';
import { type Outcome, text } from '../../bot/reply.ts';
import { loadLaws } from '../legal/index.ts';
import { seedFile } from '../seed-file.ts';
import type { Service, ServiceTools } from '../service.ts';
import { readOfficeHours } from '../staff/index.ts';
import { ask, askTyped, createAskForm } from './ask.ts';
import { commands } from './commands.ts';
import { createReminding } from './job.ts';
import { readPeriods } from './period.ts';
import { cancel, mine, remind } from './reminders.ts';

export { lastDayOf, periodNamed } from './known.ts';
export type { LastDay } from './last-day.ts';
export type { Period } from './period.ts';

const speaker = 'ask-law';
/**
 * Legal periods 法定期限: their last days, and reminders of them.
 *
 * @param say the replies of ask-law, for what is said outside a turn
 */
export async function createDeadlines(tools: ServiceTools, say: Say): Promise<Service> {
  const [periods, laws] = [readPeriods(), await loadLaws(seedFile('legal-laws.yaml'))];
  const parts = { periods, vault: tools.vault };
  type Run = (turn: Turn, args: Record<string, unknown>) => Promise<Outcome> | Outcome;
  const spoken = (run: Run): ActionEntry => ({ intent: speaker, run: run satisfies Action });
  const knowledge = { periods, laws, calendar: readOfficeHours() };
  return {
    name: 'deadlines',
    actions: {
      ask: spoken((turn, args) => ask(periods, turn, args)),
      typed: spoken((turn) => askTyped(knowledge, turn)),
      remind: spoken((turn, args) => remind(parts, turn, args)),
      decline: spoken((turn) => text(turn.say('deadline.declined'))),
      mine: spoken((turn) => mine(parts, turn)),
      cancel: spoken((turn, args) => cancel(parts, turn, args)),
    },
    forms: [createAskForm(knowledge)],
    patterns: commands,
    jobs: [createReminding(tools, say)],
  };
}
