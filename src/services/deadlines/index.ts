import type { Action, Say, Turn } from '../../bot/action.ts';
import type { ActionEntry, Pattern } from '../../bot/bot.ts';
import { type Outcome, text } from '../../bot/reply.ts';
import { loadLaws } from '../legal/index.ts';
import { seedFile } from '../seed-file.ts';
import type { Service, ServiceTools } from '../service.ts';
import { readOfficeHours } from '../staff/index.ts';
import { ask, createAskForm } from './ask.ts';
import { createReminding } from './job.ts';
import { readPeriods } from './period.ts';
import { cancel, mine, remind } from './reminders.ts';

export { lastDayOf, periodNamed } from './known.ts';
export type { LastDay } from './last-day.ts';
export type { Period } from './period.ts';

const speaker = 'ask-law';
const around = (words: string) => new RegExp(`^[\\s\\p{P}]*(?:${words})[\\s\\p{P}]*$`, 'u');

/** Short commands that no intent has of its own; 每日提醒 and 消息提醒 are the bulletin's. */
const patterns: Pattern[] = [
  {
    shape: around(
      '(?:查|看|查看|查一下|看一下|看看)?(?:我的|我设的)(?:到期)?提醒(?:列表|详情)?|(?:查|看|查看|查一下|看一下|看看)(?:到期)?提醒|(?:取消|删除|关掉|删掉|不要)(?:我的)?(?:到期|期限)?提醒(?:了|吧)?|(?:不要|别|不用)(?:再)?提醒我?了',
    ),
    action: 'deadlines.mine',
  },
  {
    shape: around('(?:我要|我想|帮我|给我)?(?:设|设置|设个|加|加个|建)?(?:到期|期限|时效)提醒我?'),
    action: 'deadlines.ask',
  },
];

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
  return {
    name: 'deadlines',
    actions: {
      ask: spoken((turn, args) => ask(periods, turn, args)),
      remind: spoken((turn, args) => remind(parts, turn, args)),
      decline: spoken((turn) => text(turn.say('deadline.declined'))),
      mine: spoken((turn) => mine(parts, turn)),
      cancel: spoken((turn, args) => cancel(parts, turn, args)),
    },
    forms: [createAskForm({ periods, laws, calendar: readOfficeHours() })],
    patterns,
    jobs: [createReminding(tools, say)],
  };
}
