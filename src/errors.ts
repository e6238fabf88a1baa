/**
 * An expected failure with a sentence for the person who caused it. The bot says `message` to the
 * member and undoes whatever the action had written; nothing is logged as an error.
 */
export class Refusal extends Error {
  override name = 'Refusal';
}

/** The start cannot go on; `message` says in one line what to do. Shown without a stack trace. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}

/** The text of anything thrown, for a log line. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
