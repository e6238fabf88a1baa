import type { Transaction } from '../../../database/index.ts';
import { isDay } from '../../../days.ts';
import { Refusal } from '../../../errors.ts';
import type { Figure } from '../sum.ts';
import { type FigureKind, figureKind, figureKinds } from './kinds.ts';
import { overlapped } from './stretches.ts';

/** What is read with: a transaction, or the client itself. */
export type Reader = Pick<Transaction, 'localFigure'>;

/** A figure on record, with who entered it. */
export interface FigureRow extends Figure {
  id: number;
  area: string;
  note?: string;
  setBy: string;
  setAt: Date;
}

/** All figures that were not withdrawn; one statement. */
export async function readFigures(reader: Reader): Promise<FigureRow[]> {
  const rows = await reader.localFigure.findMany({
    where: { withdrawnAt: null },
    orderBy: [{ name: 'asc' }, { fromDay: 'asc' }],
  });
  return rows.map(({ id, name, title, area, value, unit, fromDay, untilDay, source, ...row }) => ({
    ...{ id, name, title, area, value, source, setBy: row.setBy, setAt: row.setAt },
    unit: unit as Figure['unit'],
    from: fromDay,
    ...(untilDay === null ? {} : { until: untilDay }),
    ...(row.note === null ? {} : { note: row.note }),
  }));
}

/** A figure to be entered, as staff or the seed give it. */
export interface NewFigure {
  name: string;
  /** The figure's usual title, if not given. */
  title?: string | undefined;
  /** In its unit; fen for money. */
  value: number;
  from: string;
  until?: string | undefined;
  source: string;
  note?: string | undefined;
}

/** One at a time, whichever instance: overlapping is refused by what is there. */
const lockKey = 7239113057n;

/**
 * Enters a figure as a new row.
 *
 * @throws Refusal, in words for staff, if it cannot be right
 */
export async function enterFigure(
  tx: Transaction,
  figure: NewFigure,
  by: string,
  now: Date,
): Promise<number> {
  const kind = checked(figure);
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${lockKey})::text`;
  const clash = overlapped(await readFigures(tx), figure);
  if (clash)
    throw new Refusal(
      `${figure.name} 从 ${clash.from} 到 ${clash.until ?? '现在'} 已经有一行（编号 ${clash.id}，${clash.source}）。日子不能重叠：改 --from、--until，或先撤掉那一行：npm run figures -- withdraw ${clash.id} --why 原因`,
    );
  const { id } = await tx.localFigure.create({
    data: {
      name: figure.name,
      title: figure.title ?? kind.title,
      area: kind.area,
      unit: kind.unit,
      value: figure.value,
      fromDay: figure.from,
      untilDay: figure.until ?? null,
      source: figure.source,
      note: figure.note ?? null,
      setBy: by,
      setAt: now,
    },
  });
  return id;
}

function checked(figure: NewFigure): FigureKind {
  const kind = figureKind(figure.name);
  if (!kind)
    throw new Refusal(
      `没有叫 ${figure.name} 的数据。可以用的：${figureKinds.map(({ name }) => name).join('、')}`,
    );
  for (const day of [figure.from, figure.until])
    if (day !== undefined && !isDay(day))
      throw new Refusal(`日期写成 2026-01-01 这样：${day} 不对。`);
  if (figure.until !== undefined && figure.until < figure.from)
    throw new Refusal('--until 不能早于 --from。');
  if (figure.source.trim().length < 4) throw new Refusal('--source 写清文件名、文号。');
  if (!Number.isInteger(figure.value) || figure.value < kind.least || figure.value > kind.most)
    throw new Refusal(
      `${kind.title}应当在 ${shown(kind, kind.least)} 和 ${shown(kind, kind.most)} 之间，请核对单位。`,
    );
  return kind;
}

const shown = ({ unit }: FigureKind, value: number) =>
  unit === 'fen' ? `${value / 100}元` : String(value);

/**
 * Takes a wrong row out of use; it is kept, with who and why.
 *
 * @throws Refusal if there is no such row in use
 */
export async function withdrawFigure(
  tx: Transaction,
  id: number,
  why: string,
  by: string,
  now: Date,
): Promise<void> {
  if (why.trim() === '') throw new Refusal('--why 写清为什么撤。');
  if (!Number.isInteger(id)) throw new Refusal('编号是一个数：先看 npm run figures -- list');
  const { count } = await tx.localFigure.updateMany({
    where: { id, withdrawnAt: null },
    data: { withdrawnBy: by, withdrawnAt: now, withdrawnWhy: why },
  });
  if (count === 0)
    throw new Refusal(`没有编号 ${id} 的数据，或者已经撤了：先看 npm run figures -- list`);
}
