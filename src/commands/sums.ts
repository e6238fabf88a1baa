// npm run --silent sums: sentences from standard input, a line each → the sum, what was read and what
// comes of it, a JSON line each. With the figures of prisma/seed/figures.yaml, as of today.
import { dayOf } from '../days.ts';
import { readFigureSeed, seedOf, tellSum } from '../services/sums/index.ts';
import { answerLines } from './lines.ts';

await answerLines(async () => {
  const figures = seedOf(await readFigureSeed());
  const now = new Date();
  return (text) => ({ text, ...tellSum(text, figures, dayOf(now), now) });
});
