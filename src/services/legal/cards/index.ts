export type { Card, Citation, Clarify } from './card.ts';
export { type Cards, loadCards } from './load.ts';
