/** A turn ends soon after its last `put`. */
const turnEndsMs = 10_000;

/**
 * When to look, in milliseconds after a commit, for what the turns under way have put in. Which
 * commit made a message visible is not known here, so that each one within some seconds counts;
 * most turns put nothing in, and cost no look at the table.
 */
export function createWakes() {
  const expected = new Map<number, number>();
  return {
    expect(delay: number): void {
      expected.set(delay, performance.now() + turnEndsMs);
    },
    due(): number[] {
      for (const [delay, until] of expected) if (until < performance.now()) expected.delete(delay);
      return [...expected.keys()];
    },
  };
}
