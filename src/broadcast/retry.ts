/** What the platform is too busy to take is tried so often. */
export const mostAttempts = 6;

/** When to try again: later and later. @param attempts how often it was tried */
export function nextTry(now: Date, attempts: number): Date {
  return new Date(now.getTime() + 2 ** attempts * 500);
}
