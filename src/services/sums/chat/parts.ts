import type { Laws } from '../../legal/index.ts';
import type { FigureBook } from '../figures/book.ts';

/** What the chat of the sums needs. */
export interface Parts {
  book: FigureBook;
  laws: Laws;
  /** True if there is such an action (`papers.start`): only what is there is offered. */
  offers(action: string): boolean;
}
