import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays, isDay } from '../../days.ts';
import { messageOf, StartRefused } from '../../errors.ts';
import { seedFile } from '../seed-file.ts';
import type { OfficeCalendar, Period } from './calendar.ts';

const file = seedFile('office-hours.yaml');
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

const time = '([01]\\d|2[0-3]):[0-5]\\d';
const period = z
  .string()
  .regex(new RegExp(`^${time}-${time}$`), 'must look like 09:00-12:00')
  .transform((text): Period => ({ from: text.slice(0, 5), to: text.slice(6) }))
  .refine(({ from, to }) => from < to, 'must end after it begins');
const periods = z
  .array(period)
  .refine(
    (all) => all.every((one, at) => at === 0 || (all[at - 1]?.to ?? '') <= one.from),
    'must be in order, without overlap',
  );
const day = z.string().refine(isDay, 'must be a day, like 2026-01-04');
const holiday = z
  .strictObject({ name: z.string(), from: day, to: day })
  .refine(({ from, to }) => from <= to, 'must end on or after its first day');

const content = z.strictObject({
  weekly: z
    .record(z.enum(weekdays), periods)
    // Without it nothing that is due in working hours would ever be due.
    .refine(
      (week) => Object.values(week).some((all) => all.length > 0),
      'somebody must be there at some time of the week',
    ),
  'make-up': periods,
  fixed: z.record(z.string().regex(/^\d\d-\d\d$/, 'must look like 01-01'), z.string()),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({
      source: z.string(),
      holidays: z.array(holiday),
      'make-up-days': z.array(day),
    }),
  ),
});

/**
 * Reads prisma/seed/office-hours.yaml.
 *
 * @throws StartRefused if it does not hold what it should
 */
export function readOfficeHours(): OfficeCalendar {
  try {
    return parseOfficeHours(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new StartRefused(`prisma/seed/office-hours.yaml cannot be used: ${reason}`);
  }
}

/** @throws ZodError, or what the YAML parser throws */
export function parseOfficeHours(text: string): OfficeCalendar {
  const read = content.parse(parse(text));
  const years = Object.values(read.years);
  return {
    weekly: weekdays.map((name) => read.weekly[name]),
    makeUp: read['make-up'],
    fixed: new Map(Object.entries(read.fixed)),
    holidays: new Map(years.flatMap((year) => year.holidays.flatMap(daysOfHoliday))),
    makeUpDays: new Set(years.flatMap((year) => year['make-up-days'])),
    years: new Set(Object.keys(read.years).map(Number)),
  };
}

function daysOfHoliday({ name, from, to }: z.infer<typeof holiday>): [string, string][] {
  const days: [string, string][] = [];
  for (let at = from; at <= to; at = addDays(at, 1)) days.push([at, name]);
  return days;
}
