import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { createClient } from '../src/database/client.ts';
import { messageOf } from '../src/errors.ts';
import { createLog } from '../src/log.ts';
import { freePort } from './support/serve.ts';

function recorded(level = 'trace') {
  const lines: string[] = [];
  const log = createLog(level, { write: (line: string) => void lines.push(line) });
  return { log, lines, all: () => lines.join('') };
}

const phone = '13800138000';

describe('a log line', () => {
  test('is JSON with a time and the level', () => {
    const { log, lines } = recorded();
    log.info({ job: 'bulletin.daily' }, 'a job begins');
    const line = JSON.parse(lines[0] ?? '');
    expect(line).toMatchObject({ level: 30, job: 'bulletin.daily', msg: 'a job begins' });
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(line).not.toHaveProperty('hostname');
  });

  test.each(['openid', 'text', 'content', 'answers', 'phone', 'name', 'residentId', 'token'])(
    'does not carry what is called %s',
    (name) => {
      const { log, all } = recorded();
      log.info({ [name]: phone, inbound: { [name]: phone } }, 'a careless line');
      expect(all()).not.toContain(phone);
      expect(all()).toContain('[redacted]');
    },
  );

  test('tells of an error its type, message, code, place and cause', () => {
    const { log, lines } = recorded();
    const cause = Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' });
    log.error({ err: new Error('the menu was not set', { cause }) }, 'failed');
    const { err } = JSON.parse(lines[0] ?? '');
    expect(err).toMatchObject({
      type: 'Error',
      message: 'the menu was not set',
      cause: { type: 'TypeError', message: 'fetch failed', code: 'ECONNREFUSED' },
    });
    expect(err.stack).toMatch(/log\.test\.ts/);
  });

  test('is written for whatever is thrown', () => {
    const { log, lines } = recorded();
    for (const err of ['a text', undefined, null, 7, { message: 'x' }])
      log.error({ err }, 'failed');
    expect(lines).toHaveLength(5);
  });
});

test('a database that cannot be used says why, and not what was asked of it', async () => {
  const pool = new pg.Pool({
    connectionString: `postgresql://nobody@127.0.0.1:${await freePort()}/x`,
  });
  const prisma = createClient(new PrismaPg(pool));
  const failure = await prisma.$queryRaw`SELECT ${phone}`.catch((error: unknown) => error);
  await prisma.$disconnect();
  expect(messageOf(failure)).toBe('PrismaClientKnownRequestError P2010 DatabaseNotReachable');
});

test('a refused connection on several addresses says so', () => {
  const refused = ['127.0.0.1', '::1'].map((host) => new Error(`connect ECONNREFUSED ${host}`));
  expect(messageOf(new AggregateError(refused))).toBe(
    'connect ECONNREFUSED 127.0.0.1; connect ECONNREFUSED ::1',
  );
});
