/** Does at once what may be done a bit at a time. */
export function withoutPause<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
