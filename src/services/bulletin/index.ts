import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseDay } from '../../bot/forms/dates.ts';
import { choices, text } from '../../bot/reply.ts';
import type { Transaction } from '../../database/index.ts';
import { addDays, dayOf, sayDay } from '../../days.ts';
import { seedFile } from '../seed-file.ts';
import type { Service, ServiceTools } from '../service.ts';
import { compile, compileMessage, sendBefore } from './compile.ts';
import { bulletinPages } from './page.ts';
import { approvedItems, keepBulletin, latestBulletin, setSubscription } from './records.ts';

const seedItems = z.array(
  z.object({ slug: z.string(), day: z.number().int(), title: z.string(), body: z.string() }),
);

/**
 * The daily bulletin 每日播报: compiled from approved items each morning, sent once, and read in the
 * chat at any time.
 *
 * @param settings.cron when it goes out, Asia/Shanghai
 */
export function createBulletin(tools: ServiceTools, settings: { cron: string }): Service {
  const { broadcast, clock, database, log, publicUrl } = tools;

  /** Compiles and plans a day's bulletin; again is without effect. */
  async function compileDay(day: string): Promise<void> {
    const url = publicUrl && `${publicUrl}/h5/bulletin/${day}`;
    await database.prisma.$transaction(async (tx) => {
      // What was approved too late for the day was never going to be sent.
      const items = await approvedItems(tx, day, sendBefore(day));
      if (items.length === 0) {
        log.info({ day }, 'no approved items: there is no bulletin for this day');
        return;
      }
      const body = compile(day, items);
      const isNew = await keepBulletin(tx, {
        day,
        body,
        items: items.length,
        compiledAt: clock.now(),
      });
      if (!isNew) return;
      await broadcast.plan(tx, {
        key: `bulletin:${day}`,
        title: `每日播报 ${sayDay(day)}`,
        body: compileMessage(day, items),
        sendBefore: sendBefore(day),
        ...(url ? { url } : {}),
      });
    });
  }

  return {
    name: 'bulletin',
    actions: {
      today: async ({ tx, now, say, member, input }) => {
        const past = input.kind === 'text' ? pastDay(input.text, now) : undefined;
        const kept = past === undefined ? undefined : await latestBulletin(tx, past);
        if (kept && kept.day === past) return text(`${kept.body}\n\n${say('next')}`);
        const gone = past ? `${say('past.none', { day: sayDay(past) })}\n\n` : '';
        const day = dayOf(now);
        const items = await approvedItems(tx, day);
        const older = items.length === 0 ? await latestBulletin(tx, day) : undefined;
        const body = items.length > 0 ? compile(day, items) : older?.body;
        if (!body) return text(say('none'));
        const shown = gone + (older ? `${say('older')}\n\n${body}` : body);
        return member.wantsBulletin
          ? text(`${shown}\n\n${say('next')}`)
          : choices(`${shown}\n`, [
              { label: say('subscribe-option'), action: 'bulletin.subscribe' },
            ]);
      },
      subscribe: async ({ tx, member, say }) => {
        if (member.wantsBulletin) return text(say('already'));
        await setSubscription(tx, member.openid, true);
        return text(say('done'));
      },
      unsubscribe: async ({ tx, member, say }) => {
        if (!member.wantsBulletin) return text(say('already'));
        await setSubscription(tx, member.openid, false);
        return text(say('done'));
      },
    },
    jobs: [{ name: 'bulletin.daily', cron: settings.cron, run: (slot) => compileDay(dayOf(slot)) }],
    pages: bulletinPages(database),
    seed: seedDemo,
  };
}

/** The day before today that a text asks for: 昨天的播报. */
function pastDay(said: string, now: Date): string | undefined {
  const word = /大前天|前天|昨[天日]/.exec(said)?.[0];
  return word === undefined ? undefined : parseDay(word, now);
}

/** Items for the demo union's next days; those of a demo whose days are over come again. */
async function seedDemo(tx: Transaction, options: { now: Date; demo: boolean }): Promise<void> {
  if (!options.demo) return;
  const today = dayOf(options.now);
  const coming = await tx.bulletinItem.count({ where: { day: { gte: today } } });
  if (coming > 0) return;
  const items = seedItems.parse(parse(await readFile(seedFile('bulletin.yaml'), 'utf8')));
  for (const [position, { slug, day, title, body }] of items.entries()) {
    const on = addDays(today, day);
    const data = { day: on, title, body, position, state: 'approved', demo: true };
    const row = { ...data, slug: `${slug}-${on}`, approvedAt: options.now };
    await tx.bulletinItem.create({ data: row });
  }
}
