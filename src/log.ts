import { type DestinationStream, type Logger, pino } from 'pino';
import { messageOf } from './errors.ts';

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
 * An error and what caused it. Its message may repeat personal data (see messageOf), and so may the
 * stack, which begins with it: only the places are kept.
 */
function describe(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return messageOf(error);
  const { code } = error as { code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    message: messageOf(error),
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames?.join('\n'),
    ...(error.cause !== undefined && depth < 3 ? { cause: describe(error.cause, depth + 1) } : {}),
  };
}
