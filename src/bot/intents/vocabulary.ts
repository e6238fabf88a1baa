import { withoutPause } from './pauses.ts';

/**
 * Utterances for the learner, one after the other: row n has the columns and their weights from
 * `starts[n]` to before `starts[n + 1]`. One array for all, for the sake of the start's time.
 */
export interface Rows {
  starts: Int32Array;
  columns: Int32Array;
  weights: Float32Array;
}

/** Gives traits their columns, and rare ones more weight than common ones. */
export interface Vocabulary {
  /** How many columns there are. */
  readonly size: number;
  /** One row; traits that no example has are left out. */
  row(keys: readonly number[]): Rows;
}

/** What comes of examples: their rows, and the columns these are written in. */
export interface Collected {
  vocabulary: Vocabulary;
  rows: Rows;
}

/** So many examples take about a millisecond. */
const examplesAtOnce = 200;

/** Learns the vocabulary of the examples and gives their rows. */
export const createVocabulary = (examples: readonly (readonly number[])[]): Collected =>
  withoutPause(collecting(examples));

/** The same a bit at a time: it yields where it may pause. */
export function* collecting(examples: readonly (readonly number[])[]): Generator<void, Collected> {
  const columnOf = new Map<number, number>();
  const counts: number[] = [];
  const lastSeenIn: number[] = [];
  const starts = [0];
  const columns: number[] = [];
  for (const [example, keys] of examples.entries()) {
    for (const key of keys) {
      let column = columnOf.get(key);
      if (column === undefined) {
        column = counts.push(0) - 1;
        lastSeenIn.push(-1);
        columnOf.set(key, column);
      }
      if (lastSeenIn[column] === example) continue;
      lastSeenIn[column] = example;
      counts[column] = (counts[column] ?? 0) + 1;
      columns.push(column);
    }
    starts.push(columns.length);
    if (example % examplesAtOnce === 0) yield;
  }
  const rarity = Float32Array.from(counts, (count) =>
    Math.sqrt(1 + Math.log((examples.length + 1) / (count + 1))),
  );
  const row = (keys: readonly number[]) => {
    const own = new Set(keys.map((key) => columnOf.get(key) ?? -1));
    own.delete(-1);
    return weigh([0, own.size], [...own], rarity);
  };
  return { vocabulary: { size: counts.length, row }, rows: weigh(starts, columns, rarity) };
}

/** Each row is scaled to length one, so that long and short utterances count alike. */
function weigh(starts: readonly number[], columns: readonly number[], rarity: Float32Array): Rows {
  const rows = {
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    weights: new Float32Array(columns.length),
  };
  const { weights } = rows;
  for (let row = 0; row + 1 < starts.length; row++) {
    const from = starts[row] ?? 0;
    const until = starts[row + 1] ?? 0;
    let squares = 0;
    for (let at = from; at < until; at++) {
      const weight = rarity[columns[at] ?? 0] ?? 0;
      weights[at] = weight;
      squares += weight * weight;
    }
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = from; at < until; at++) weights[at] = (weights[at] ?? 0) * scale;
  }
  return rows;
}
