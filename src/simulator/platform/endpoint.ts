import type { z } from 'zod';
import type { Simulation } from '../simulation.ts';
import { PlatformError } from './errors.ts';

/** One request to the platform's API. */
export interface Call {
  query: URLSearchParams;
  contentType: string;
  body: Buffer;
}

/** Something other than a JSON object: a file, or JSON with a number JavaScript cannot hold. */
export class RawAnswer {
  readonly body: Buffer | string;
  readonly contentType: string;
  readonly headers: Record<string, string>;

  constructor(body: Buffer | string, contentType: string, headers: Record<string, string> = {}) {
    this.body = body;
    this.contentType = contentType;
    this.headers = headers;
  }
}

export type Answer = Record<string, unknown> | RawAnswer;

/** One call of the platform's API, as data for the router. */
export interface Endpoint {
  method: 'GET' | 'POST';
  path: string;
  /** Needs no access_token. */
  open?: boolean;
  /** Refused (48001) to an account that is not verified, or not a service account. */
  needs?: 'verified' | 'service';
  /** Calls a day; the settings can say otherwise. */
  daily?: number;
  run(sim: Simulation, call: Call): Answer | Promise<Answer>;
}

/**
 * Reads the JSON body.
 *
 * @param errcode told where the body is JSON but not what the call asks for
 * @throws PlatformError 44002 without a body, 47001 where it is no JSON
 */
export function readJson<T>(call: Call, schema: z.ZodType<T>, errcode = 47001): T {
  if (call.body.length === 0) throw new PlatformError(44002);
  let value: unknown;
  try {
    value = JSON.parse(call.body.toString('utf8'));
  } catch {
    throw new PlatformError(47001);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new PlatformError(errcode, `${issue?.path.join('.')}: ${issue?.message}`);
}

export const ok = { errcode: 0, errmsg: 'ok' } as const;
