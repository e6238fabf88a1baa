import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Transaction } from '../../database/index.ts';
import { messageOf, StartRefused } from '../../errors.ts';
import { seedFile } from '../seed-file.ts';

const file = seedFile('organisations.yaml');

const organisation = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
  name: z.string().min(2),
  kind: z.enum(['district', 'town', 'grassroots']),
  parent: z.string().optional(),
  aliases: z.array(z.string().min(2)).default([]),
  address: z.string().optional(),
  phone: z.string().optional(),
  hours: z.string().optional(),
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
  demo: z.boolean().default(false),
});

const organisations = z
  .strictObject({ organisations: z.array(organisation) })
  .transform((content) => content.organisations);

export type SeedOrganisation = z.infer<typeof organisation>;

/**
 * Reads prisma/seed/organisations.yaml.
 *
 * @throws StartRefused if it does not hold what it should
 */
export async function readOrganisations(): Promise<SeedOrganisation[]> {
  try {
    return organisations.parse(parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new StartRefused(`prisma/seed/organisations.yaml cannot be used: ${reason}`);
  }
}

/**
 * Enters the organisations that are not there yet; rows that are there are left alone, whatever the
 * file says now. Rows with `demo: true` are made up and enter the demo union alone.
 */
export async function seedOrganisations(
  tx: Transaction,
  rows: readonly SeedOrganisation[],
  options: { demo: boolean },
): Promise<void> {
  const wanted = rows.filter((row) => options.demo || !row.demo);
  const there = new Set(
    (await tx.organisation.findMany({ select: { id: true } })).map((r) => r.id),
  );
  const known = new Set([...there, ...wanted.map((row) => row.id)]);
  await tx.organisation.createMany({
    data: wanted
      .filter((row) => !there.has(row.id))
      // A real row may stand below a demo row that was left out.
      .map(({ parent, ...row }) => ({
        ...row,
        parentId: parent !== undefined && known.has(parent) ? parent : null,
      })),
    skipDuplicates: true,
  });
}
