import type { Say } from '../../bot/action.ts';
import { text } from '../../bot/reply.ts';
import { addDays, dayOf, daysBetween, sayDay, sayFullDay } from '../../days.ts';
import { messageOf } from '../../errors.ts';
import type { Job } from '../../jobs/job.ts';
import type { ServiceTools } from '../service.ts';
import { claimReminder, type DueReminder, dueReminders, forgetReminders } from './records.ts';

/** Every morning, Asia/Shanghai. */
const cron = '10 9 * * *';
/** How long reminders are kept after their last day. */
const keepDays = 30;

/**
 * Sends the reminders of the day, and of days that were missed while the last day is not over; a
 * reminder and its being sent are one transaction, so that it is told once whatever restarts.
 *
 * @param say the replies of ask-law
 */
export function createReminding(tools: ServiceTools, say: Say): Job {
  const { clock, database, log } = tools;
  return {
    name: 'deadlines.remind',
    cron,
    async run(slot) {
      const today = dayOf(clock.now());
      // A slot of yesterday that is caught up, perhaps at night: this morning's takes it all along.
      if (dayOf(slot) !== today) return;
      let failed = 0;
      for (const reminder of await dueReminders(database.prisma, today)) {
        await remind(tools, say, reminder, today).catch((error) => {
          failed += 1;
          log.error({ reminder: reminder.id, reason: messageOf(error) }, 'a reminder was not sent');
        });
      }
      await forgetReminders(database.prisma, addDays(today, -keepDays));
      if (failed > 0) throw new Error(`${failed} reminders were not sent: see the lines above.`);
    },
  };
}

async function remind(
  { broadcast, clock, database }: ServiceTools,
  say: Say,
  reminder: DueReminder,
  today: string,
): Promise<void> {
  const { openid, last } = reminder;
  await database.prisma.$transaction(async (tx) => {
    if (!(await claimReminder(tx, reminder, clock.now()))) return;
    const notice = { title: say('deadline.notice'), day: last };
    await broadcast.tell(tx, openid, text(message(say, last, today)), notice);
  });
}

/**
 * Others may see the phone: what it is about is said when the member asks. And it may be read days
 * later: it names its day.
 */
function message(say: Say, last: string, today: string): string {
  const days = daysBetween(today, last);
  const values = { last: sayFullDay(last), today: sayDay(today), days };
  return days === 0 ? say('deadline.message.today', values) : say('deadline.message', values);
}
