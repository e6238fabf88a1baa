export type { Card, Citation, Clarify } from './card.ts';
export { type Cards, collect, loadCards } from './load.ts';
