import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Prisma, Transaction } from '../../database/index.ts';
import { addDays, dayOf, hour, minute, momentOf, oneDay, weekdayOf } from '../../days.ts';
import { messageOf, StartRefused } from '../../errors.ts';
import { seedFile } from '../seed-file.ts';
import { selfKey } from './places.ts';

const units: Record<string, number> = { d: oneDay, h: hour, m: minute };
const length = z
  .string()
  .regex(/^\d{1,4}[dhm]$/, 'must look like 6d, 2h or 90m')
  .transform((text) => Number(text.slice(0, -1)) * (units[text.slice(-1)] ?? 0));
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

const demoEvent = z.strictObject({
  slug: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
  title: z.string(),
  kind: z.enum(['class', 'contest', 'social', 'lecture']),
  description: z.string(),
  place: z.string(),
  organisation: z.string().optional(),
  startsIn: z.number().int().min(0),
  weekday: z.enum(weekdays).optional(),
  at: z.string().regex(/^\d\d:\d\d$/, 'must look like 14:00'),
  lasts: length,
  signUpOpensIn: length.optional(),
  signUpClosesBefore: length.default(oneDay),
  capacity: z.number().int().min(1),
  guestsAllowed: z.number().int().min(0).default(1),
  signedUp: z.number().int().min(0).default(0),
});
const content = z.strictObject({ events: z.array(demoEvent) });

export type DemoEvent = z.infer<typeof demoEvent>;

/**
 * Reads the demo union's events, prisma/seed/events.yaml.
 *
 * @throws StartRefused if it does not hold what it should
 */
export async function readEvents(): Promise<DemoEvent[]> {
  try {
    return content.parse(parse(await readFile(seedFile('events.yaml'), 'utf8'))).events;
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new StartRefused(`prisma/seed/events.yaml cannot be used: ${reason}`);
  }
}

/**
 * Enters the demo union's events, timed from now. Once they are there they are left alone, until
 * nobody can sign up for any of them any more: then all of them come again, as new events beside the
 * old ones, so that a sandbox started next month has something on.
 */
export async function seedEvents(
  tx: Transaction,
  demo: readonly DemoEvent[],
  now: Date,
): Promise<void> {
  const open = await tx.event.count({ where: { demo: true, signUpClosesAt: { gt: now } } });
  if (open > 0) return;
  const again = (await tx.event.count({ where: { demo: true } })) > 0;
  for (const one of demo) {
    const slug = again ? `${one.slug}-${dayOf(now)}` : one.slug;
    if (await tx.event.findUnique({ where: { slug } })) continue;
    const { id } = await tx.event.create({ data: { ...eventRow(one, now), slug } });
    await tx.signUp.createMany({ data: madeUpSignUps(one, id, now) });
  }
}

/** The event's row, with the moments its file gives relative to now. */
export function eventRow(one: DemoEvent, now: Date): Omit<Prisma.EventCreateInput, 'slug'> {
  const startsAt = momentOf(firstDay(one, dayOf(now)), one.at);
  return {
    title: one.title,
    kind: one.kind,
    description: one.description.trim(),
    place: one.place,
    organisationId: one.organisation ?? null,
    startsAt,
    endsAt: new Date(startsAt.getTime() + one.lasts),
    signUpOpensAt: new Date(now.getTime() + (one.signUpOpensIn ?? -oneDay)),
    signUpClosesAt: new Date(startsAt.getTime() - one.signUpClosesBefore),
    capacity: one.capacity,
    guestsAllowed: one.guestsAllowed,
    demo: true,
  };
}

function firstDay({ startsIn, weekday }: DemoEvent, today: string): string {
  const earliest = addDays(today, startsIn);
  if (!weekday) return earliest;
  return addDays(earliest, (weekdays.indexOf(weekday) - weekdayOf(earliest) + 7) % 7);
}

/** Nobody: openids that no WeChat has, each with a place (never waiting: they cannot be told). */
function madeUpSignUps(one: DemoEvent, eventId: number, now: Date): Prisma.SignUpCreateManyInput[] {
  return Array.from({ length: Math.min(one.signedUp, one.capacity) }, (_, at) => {
    const arrivedAt = new Date(now.getTime() - oneDay + at * minute);
    const openid = `demo-${one.slug}-${at + 1}`;
    return {
      eventId,
      openid,
      personKey: selfKey,
      state: 'signed',
      arrivedAt,
      updatedAt: arrivedAt,
    };
  });
}
