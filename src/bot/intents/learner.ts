import { withoutPause } from './pauses.ts';
import type { Rows } from './vocabulary.ts';

/** What was learnt. */
export interface Model {
  /** For the first row, the probability of each class; they add up to 1. */
  probabilities(rows: Rows): Float64Array;
}

/** More rounds learn the examples by heart and new utterances worse. */
const rounds = 2;
const stepSize = 1;
const decay = 1e-4;

/** So many examples take about a millisecond. */
const examplesAtOnce = 100;

/**
 * Multinomial logistic regression, learnt example by example with steps that shrink for each trait
 * the more it has taught (AdaGrad). The same rows always make the same model. It yields where it may
 * pause; who cannot wait calls `learn`.
 *
 * @param rows in no order: a class whose rows stand together would be forgotten by the end
 * @param labels the class of each row, from 0 to classes - 1
 */
export function* learning(
  rows: Rows,
  labels: readonly number[],
  columns: number,
  classes: number,
): Generator<void, Model> {
  const weights = new Weights(columns, classes);
  const errors = new Float64Array(classes);
  for (let round = 0; round < rounds; round++) {
    for (const [row, label] of labels.entries()) {
      weights.score(rows, row, errors);
      softmax(errors);
      errors[label] = (errors[label] ?? 0) - 1;
      weights.correct(rows, row, errors);
      if (row % examplesAtOnce === 0) yield;
    }
  }
  return {
    probabilities(asked) {
      const scores = new Float64Array(classes);
      weights.score(asked, 0, scores);
      softmax(scores);
      return scores;
    },
  };
}

/** The same without a pause. */
export const learn = (...what: Parameters<typeof learning>): Model =>
  withoutPause(learning(...what));

/** A column's weights for all classes lie side by side; the last column is the bias. */
class Weights {
  readonly #bias: number;
  readonly #matrix: Float32Array;
  /** How much each column has been corrected so far. */
  readonly #taught: Float32Array;

  constructor(columns: number, classes: number) {
    this.#bias = columns;
    this.#matrix = new Float32Array((columns + 1) * classes);
    this.#taught = new Float32Array(columns + 1).fill(1e-4);
  }

  score({ starts, columns, weights }: Rows, row: number, scores: Float64Array): void {
    const matrix = this.#matrix;
    const classes = scores.length;
    const bias = this.#bias * classes;
    const until = starts[row + 1] ?? 0;
    for (let k = 0; k < classes; k++) scores[k] = matrix[bias + k] ?? 0;
    for (let at = starts[row] ?? 0; at < until; at++) {
      const base = (columns[at] ?? 0) * classes;
      const weight = weights[at] ?? 0;
      for (let k = 0; k < classes; k++)
        scores[k] = (scores[k] ?? 0) + (matrix[base + k] ?? 0) * weight;
    }
  }

  /** One step against the errors. */
  correct({ starts, columns, weights }: Rows, row: number, errors: Float64Array): void {
    let squares = 0;
    for (let k = 0; k < errors.length; k++) squares += (errors[k] ?? 0) ** 2;
    const until = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < until; at++)
      this.#correctColumn(columns[at] ?? 0, weights[at] ?? 0, errors, squares);
    this.#correctColumn(this.#bias, 1, errors, squares);
  }

  #correctColumn(column: number, weight: number, errors: Float64Array, squares: number): void {
    const matrix = this.#matrix;
    const taught = (this.#taught[column] ?? 0) + squares * weight * weight;
    this.#taught[column] = taught;
    const step = stepSize / Math.sqrt(taught);
    const keep = 1 - step * decay;
    const move = step * weight;
    const base = column * errors.length;
    for (let k = 0; k < errors.length; k++)
      matrix[base + k] = (matrix[base + k] ?? 0) * keep - (errors[k] ?? 0) * move;
  }
}

/** Turns scores into probabilities, in place. */
function softmax(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) top = Math.max(top, scores[k] ?? 0);
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp((scores[k] ?? 0) - top);
    sum += scores[k] ?? 0;
  }
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / sum;
}
