/** One thing to learn from: amounts by name, whether it was so, and how much it counts. */
export interface Lesson {
  amounts: Record<string, number>;
  so: boolean;
  weight: number;
}

const rounds = 3_000;
const step = 0.3;
const momentum = 0.9;
const shrink = 1e-3;

/** Logistic regression. @returns the weight of each name, and `bias` */
export function fitLogistic(lessons: readonly Lesson[]): Record<string, number> {
  const names = Object.keys(lessons[0]?.amounts ?? {});
  const total = lessons.reduce((sum, { weight }) => sum + weight, 0);
  const mean = names.map((name) => meanOf(lessons, total, (amounts) => amounts[name] ?? 0));
  const spread = names.map((name, at) =>
    Math.sqrt(meanOf(lessons, total, (amounts) => ((amounts[name] ?? 0) - (mean[at] ?? 0)) ** 2)),
  );
  const rows = lessons.map(({ amounts }) => [
    1,
    ...names.map((name, at) => ((amounts[name] ?? 0) - (mean[at] ?? 0)) / (spread[at] || 1)),
  ]);
  const weights = descend(rows, lessons, total);
  const own = names.map((_, at) => (weights[at + 1] ?? 0) / (spread[at] || 1));
  const bias = own.reduce((sum, weight, at) => sum - weight * (mean[at] ?? 0), weights[0] ?? 0);
  return Object.fromEntries([['bias', bias], ...names.map((name, at) => [name, own[at] ?? 0])]);
}

function descend(rows: readonly number[][], lessons: readonly Lesson[], total: number): number[] {
  const size = rows[0]?.length ?? 0;
  const weights = new Array<number>(size).fill(0);
  const speed = new Array<number>(size).fill(0);
  for (let round = 0; round < rounds; round++) {
    const slope = weights.map((weight, at) => (at === 0 ? 0 : weight * shrink));
    for (const [n, row] of rows.entries()) {
      const sum = row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
      const { so, weight } = lessons[n] ?? { so: false, weight: 0 };
      const error = ((1 / (1 + Math.exp(-sum)) - (so ? 1 : 0)) * weight) / total;
      for (const [at, value] of row.entries()) slope[at] = (slope[at] ?? 0) + error * value;
    }
    for (let at = 0; at < size; at++) {
      speed[at] = momentum * (speed[at] ?? 0) - step * (slope[at] ?? 0);
      weights[at] = (weights[at] ?? 0) + (speed[at] ?? 0);
    }
  }
  return weights;
}

function meanOf(
  lessons: readonly Lesson[],
  total: number,
  value: (amounts: Record<string, number>) => number,
): number {
  return lessons.reduce((sum, { amounts, weight }) => sum + weight * value(amounts), 0) / total;
}
