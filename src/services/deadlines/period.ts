import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { messageOf, StartRefused } from '../../errors.ts';
import { seedFile } from '../seed-file.ts';

const count = z.number().int().positive();
const length = z.union(
  [
    z.strictObject({ years: count }),
    z.strictObject({ months: count }),
    z.strictObject({ days: count }),
  ],
  { error: 'must be { years: n }, { months: n } or { days: n }' },
);

const period = z.strictObject({
  name: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must have small letters and hyphens'),
  title: z.string().max(14, 'has at most 14 characters'),
  length,
  /** What becomes of a last day that is no working day. */
  'rest-day': z.enum(['moves', 'stays']).default('moves'),
  /** True: what it counts from may still be to come, within a year. */
  ahead: z.boolean().default(false),
  articles: z.array(z.strictObject({ law: z.string(), article: z.number().int() })).min(1),
  /** Where else it stands: laws that are not in prisma/seed/legal-laws.yaml. */
  source: z.string().optional(),
  /** A shorter period from the same day. */
  first: z.strictObject({ length, says: z.string() }).optional(),
  /** What to do before it ends. */
  todo: z.string(),
  /** What interrupts it, what does not count. */
  remark: z.string(),
  /** What can still be done when it has ended. */
  late: z.string(),
});

/** How long a period is: one of years, months and days. */
export type Length = z.infer<typeof length>;
/** A legal period 法定期限, as data (prisma/seed/periods.yaml). */
export type Period = z.infer<typeof period>;
/** By name, in the order members choose from. */
export type Periods = ReadonlyMap<string, Period>;

/**
 * Reads prisma/seed/periods.yaml.
 *
 * @throws StartRefused if it does not hold what it should
 */
export function readPeriods(): Periods {
  try {
    const list = z.array(period).parse(parse(readFileSync(seedFile('periods.yaml'), 'utf8')));
    return new Map(list.map((one) => [one.name, one]));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new StartRefused(`prisma/seed/periods.yaml cannot be used: ${reason}`);
  }
}
