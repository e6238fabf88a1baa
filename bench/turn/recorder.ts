import pg from 'pg';

let statements: string[] | undefined;

/** From now on every statement is kept, until `recorded` takes them. */
export function recordStatements(): void {
  statements = [];
}

export function recorded(): string[] {
  const taken = statements ?? [];
  statements = undefined;
  return taken;
}

// All statements pass here, Prisma's and pg-boss's: pools, too, hand them to a client.
const send = pg.Client.prototype.query;

function recordAndSend(this: pg.Client, ...parameters: unknown[]): unknown {
  statements?.push(textOf(parameters[0]));
  return Reflect.apply(send, this, parameters);
}

Object.defineProperty(pg.Client.prototype, 'query', { value: recordAndSend });

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return String((query as { text?: unknown } | null)?.text);
}
