import { createHash } from 'node:crypto';

/** Tells whether a value of plain JSON is the same as before; the order of its fields counts. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
