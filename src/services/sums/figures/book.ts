import type { Logger } from 'pino';
import type { Clock } from '../../../clock.ts';
import type { Database } from '../../../database/index.ts';
import { minute } from '../../../days.ts';
import { messageOf } from '../../../errors.ts';
import type { Figure, Figures } from '../sum.ts';
import { type Reader, readFigures } from './records.ts';
import { inForce } from './stretches.ts';

/** The figures in memory: what staff change is in use everywhere a minute later. */
export interface FigureBook {
  /** As last read; reads anew for the next time if that was over a minute ago. */
  now(): Figures;
  /** Reads them first if they are over a minute old: at most one statement. */
  fresh(reader: Reader): Promise<Figures>;
}

const freshFor = minute;

export function createFigureBook(tools: {
  clock: Clock;
  database: Database;
  log: Logger;
}): FigureBook {
  const { clock, database, log } = tools;
  let all: readonly Figure[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  let reading = false;

  const isOld = () => Math.abs(clock.now().getTime() - readAt) > freshFor;
  async function read(reader: Reader): Promise<void> {
    all = await readFigures(reader);
    readAt = clock.now().getTime();
  }
  async function readBehind(): Promise<void> {
    reading = true;
    try {
      await read(database.prisma);
    } catch (error) {
      log.warn({ reason: messageOf(error) }, 'the local figures could not be read');
    } finally {
      reading = false;
    }
  }
  const figures: Figures = { at: (name, day) => inForce(all, name, day) };
  return {
    now() {
      if (isOld() && !reading) void readBehind();
      return figures;
    },
    async fresh(reader) {
      if (isOld()) await read(reader);
      return figures;
    },
  };
}
