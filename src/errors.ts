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

/**
 * The text of anything thrown, for a log line. Of a database client's error only its name, code and
 * class: its message repeats the values of the statement, which are personal data.
 */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (repeatsValues(error))
    return [error.name, codeOf(error), ...classOf(error)].filter(Boolean).join(' ');
  // A connection refused on several addresses has no message of its own.
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map(messageOf).join('; ');
  return error.message || error.name;
}

/** Classes of SQLSTATE whose messages quote data: data exceptions, constraints, raised by functions. */
const quoting = /^(22|23|P0)/;

/** True for errors whose message repeats the values of a statement. */
function repeatsValues(error: Error): boolean {
  const ofPrisma = error.name.startsWith('Prisma') || error.name === 'DriverAdapterError';
  return ofPrisma || ('severity' in error && quoting.test(codeOf(error)));
}

function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** What the driver reports of it, as Prisma's adapters pass it on: `DatabaseNotReachable`, `3D000`. */
function classOf(error: Error): string[] {
  const { meta, cause } = error as { meta?: { driverAdapterError?: Error }; cause?: unknown };
  const reported = meta?.driverAdapterError?.cause ?? cause;
  const { kind, originalCode } = (reported ?? {}) as { kind?: unknown; originalCode?: unknown };
  return [kind, originalCode].filter((part) => typeof part === 'string');
}
