/** Work of many steps: it yields where it may pause, and returns what it made. */
export type Steps<T> = Generator<void, T>;

/** Something that takes a while to make. */
export interface Gradual<T> {
  /** What was made; made to the end now, if it is not yet. */
  value(): T;
  /** Makes it a bit at a time, so that no message has to wait for more than a bit. */
  prepare(): Promise<void>;
}

/** Work goes on for so long before others get a turn. */
const milliseconds = 15;

export function gradually<T>(steps: Steps<T>): Gradual<T> {
  let made: { value: T } | undefined;
  const step = () => {
    const { done, value } = steps.next();
    if (done) made = { value };
    return made;
  };
  return {
    value() {
      for (;;) {
        const { value } = made ?? step() ?? {};
        if (made) return value as T;
      }
    },
    async prepare() {
      while (!made) {
        const pause = performance.now() + milliseconds;
        while (!made && performance.now() < pause) step();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
