import type { Answers } from '../../bot/forms/form.ts';
import { loadLaws } from '../legal/index.ts';
import { seedFile } from '../seed-file.ts';
import type { Service, ServiceTools } from '../service.ts';
import { sumsByName } from './all/index.ts';
import {
  again,
  askGroup,
  calculate,
  changeNumber,
  chooseInGroup,
  start,
} from './chat/calculate.ts';
import { fill } from './chat/figure.ts';
import { allForms, intent } from './chat/forms.ts';
import { createFigureBook } from './figures/book.ts';
import { readFigureSeed, seedFigures } from './figures/seed.ts';
import type { Worked } from './sum.ts';

export { sumsByName } from './all/index.ts';
export { figureKinds } from './figures/kinds.ts';
export { enterFigure, type FigureRow, readFigures, withdrawFigure } from './figures/records.ts';
export { inUnit, readFigureSeed } from './figures/seed.ts';
export { inForce } from './figures/stretches.ts';
export type { Citation, Figure, Sum, Worked } from './sum.ts';
export { seedOf, type Told, tellSum } from './tell.ts';

export interface SumsService extends Service {
  /**
   * Works a sum with given answers, by the names of its own fields, and the figures in memory.
   *
   * @param day `YYYY-MM-DD`, Asia/Shanghai
   * @returns undefined if there is no such sum
   */
  work(name: string, answers: Answers, day: string): Worked | undefined;
}

/**
 * 算一算: sums of labour law in chat, each with its steps, articles and the local figures used.
 *
 * @param offers true if an action of another service is there to be offered
 */
export async function createSums(
  tools: ServiceTools,
  offers: (action: string) => boolean,
): Promise<SumsService> {
  const laws = await loadLaws(seedFile('legal-laws.yaml'));
  const book = createFigureBook(tools);
  const parts = { book, laws, offers };
  return {
    name: 'sums',
    actions: {
      calculate: (turn) => calculate(parts, turn),
      start: { intent, run: (turn, args) => start(parts, turn, args) },
      group: { intent, run: chooseInGroup },
      change: { intent, run: changeNumber },
      again: { intent, run: again },
      fill: { intent, run: fill },
      choose: { intent, run: (turn) => askGroup(turn, '') },
    },
    forms: allForms(parts),
    async seed(tx, { now }) {
      await seedFigures(tx, await readFigureSeed(), now);
      await book.fresh(tx);
    },
    work: (name, answers, day) => sumsByName.get(name)?.work(answers, book.now(), day),
  };
}
