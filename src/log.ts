import { type DestinationStream, type Logger, pino } from 'pino';
import { messageOf, repeatsValues } from './errors.ts';

/** Names whose values are personal or secret. */
const hidden = [
  'openid',
  'text',
  'content',
  'payload',
  'answers',
  'phone',
  'name',
  'residentId',
  'appSecret',
  'token',
  'access_token',
  'authorization',
];

/**
 * JSON lines on standard output. What could be personal or secret is cut out by name, in case a
 * careless line carries it.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...hidden, ...hidden.map((name) => `*.${name}`)], censor: '[redacted]' },
    serializers: { err: describe },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * An error and what caused it: type, message, code and where it came from. An error of the database
 * repeats the values it was given in its message: of that one the message is left out, also in the
 * stack, which begins with it.
 */
function describe(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return messageOf(error);
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    ...(repeatsValues(error) ? {} : { message: messageOf(error) }),
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames?.join('\n'),
    ...(error.cause !== undefined && depth < 3 ? { cause: describe(error.cause, depth + 1) } : {}),
  };
}
