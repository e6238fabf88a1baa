import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Transaction } from '../../../database/index.ts';
import { messageOf, StartRefused } from '../../../errors.ts';
import { seedFile } from '../../seed-file.ts';
import { figureKind, figureKinds } from './kinds.ts';
import { enterFigure, type NewFigure, readFigures } from './records.ts';
import { inForce, overlapped } from './stretches.ts';

/** Who entered a row of the file. */
const seedName = 'seed';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must look like '2026-01-01', in quotes");
const row = z.strictObject({
  name: z.enum(figureKinds.map(({ name }) => name)),
  title: z.string().optional(),
  /** Yuan for money. */
  value: z.number().positive(),
  from: day,
  until: day.optional(),
  source: z.string().min(4),
  note: z.string().optional(),
});
const content = z.strictObject({ figures: z.array(row) });

/**
 * Reads prisma/seed/figures.yaml.
 *
 * @throws StartRefused if it does not hold what it should
 */
export async function readFigureSeed(): Promise<NewFigure[]> {
  try {
    const { figures } = content.parse(parse(await readFile(seedFile('figures.yaml'), 'utf8')));
    return figures.map((one) => ({ ...one, value: inUnit(one.name, one.value) }));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new StartRefused(`prisma/seed/figures.yaml cannot be used: ${reason}`);
  }
}

/** A value as people write it, in the figure's own unit: yuan become fen. */
export function inUnit(name: string, value: number): number {
  return figureKind(name)?.unit === 'fen' ? Math.round(value * 100) : value;
}

/**
 * Enters the figures whose days nobody has entered yet. A row that staff set, or withdrew, is left
 * as it is.
 */
export async function seedFigures(
  tx: Transaction,
  rows: readonly NewFigure[],
  now: Date,
): Promise<void> {
  const there = await readFigures(tx);
  const ever = await tx.localFigure.findMany({ select: { name: true, fromDay: true } });
  for (const figure of rows) {
    const known = ever.some(({ name, fromDay }) => name === figure.name && fromDay === figure.from);
    if (known || overlapped(there, figure)) continue;
    const lasting = inForce(there, figure.name, figure.from);
    // An open row of staff lasts until they enter the next one themselves.
    if (lasting && lasting.setBy !== seedName) continue;
    await enterFigure(tx, figure, seedName, now);
  }
}
