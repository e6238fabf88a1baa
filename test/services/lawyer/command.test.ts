import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { listInWords } from '../../../src/commands/ticket-words.ts';
import { createVault, openDatabase } from '../../../src/database/index.ts';
import { openTicket } from '../../../src/services/lawyer/tickets/records.ts';

// The built program, as `npm run tickets` runs it, on a data directory of its own.
const key = Buffer.alloc(32, 7);
const vault = createVault([key]);
const folder = mkdtempSync(path.join(tmpdir(), 'tickets-'));
const dataDir = path.join(folder, 'data');
const photo = readFileSync('test/support/photo.jpg');

let number: string;
beforeAll(async () => {
  await withRecords(async ({ prisma }) => {
    const now = new Date();
    await prisma.follower.create({ data: { openid: 'asker' } });
    const file = await prisma.storedFile.create({
      data: {
        ...{ openid: 'asker', inboxKey: 'a', contentType: 'image/jpeg', size: photo.length },
        ...{ content: vault.seal(photo, 'file.content'), createdAt: now },
      },
    });
    const opened = await prisma.$transaction((tx) =>
      openTicket(tx, vault, {
        openid: 'asker',
        question: {
          ...{ story: '八月起没发工资', name: '王芳', phone: '13800138000', consentedAt: '' },
          talk: [{ question: '法援怎么申请', card: 'no-such-card' }],
        },
        facts: { topic: 'wages', urgency: 'deadline', way: 'chat', day: null, dueAt: now },
        photos: [file.id],
        now,
      }),
    );
    number = opened.number;
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function withRecords<Result>(
  run: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<Result>,
): Promise<Result> {
  const image = new Blob([new Uint8Array(readFileSync(inject('databaseImage')))]);
  const database = await openDatabase({ kind: 'embedded', directory: dataDir, image });
  try {
    return await run(database);
  } finally {
    await database.close();
  }
}

function tickets(parameters: string[]) {
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir };
  const run = spawnSync(process.execPath, ['dist/commands/tickets.js', ...parameters], {
    env: { ...env, ENCRYPTION_KEY: key.toString('base64') },
    encoding: 'utf8',
  });
  return { out: run.stdout, complaint: run.stderr, status: run.status };
}

test('a ticket is shown and answered, and the answer waits to be sent', async () => {
  const shown = tickets(['show', number, '--by', '陈律师', '--photos', path.join(folder, 'new')]);
  for (const part of ['王芳  13800138000', '八月起没发工资', '法援怎么申请 → no-such-card'])
    expect(shown.out).toContain(part);
  const saved = /^(\/.*\.jpeg)$/m.exec(shown.out)?.[1] ?? '';
  expect(readFileSync(saved)).toEqual(photo);
  const file = path.join(folder, 'answer.txt');
  writeFileSync(file, '\uFEFF可以要，先去投诉。\r\n');
  expect(tickets(['answer', number, '--by', '陈律师', file]).out).toContain('答复好了');
  await withRecords(async ({ prisma }) => {
    const waiting = await prisma.outboxMessage.findMany();
    const [words] = waiting.map(({ body }) => body && vault.open(body, 'outbox.body').toString());
    expect(words).toContain('可以要，先去投诉。');
    expect(waiting).toHaveLength(1);
    const audit = await prisma.auditEntry.findMany({ orderBy: { id: 'asc' } });
    expect(audit.map(({ who, what, subject }) => `${who} ${what} ${subject}`)).toEqual([
      `陈律师 ticket.show ${number}`,
      `陈律师 ticket.answer ${number}`,
    ]);
  });
}, 60_000);

test('an unknown state gets the usage, a file that is not there its name', () => {
  expect(tickets(['list', '--state', 'late'])).toMatchObject({
    status: 1,
    out: '',
    complaint: expect.stringMatching(/^用法：npm run tickets/),
  });
  const { complaint } = tickets(['answer', number, '--by', '陈律师', '/no/such/file']);
  expect(complaint).toMatch(/^读不到 \/no\/such\/file：/);
});

test('the list says what is overdue, when the rest is due, and who has it', () => {
  const facts = { topic: 'injury', urgency: 'deadline', way: 'phone', day: '2026-11-25' };
  const common = { ...facts, answeredAt: null, rating: null };
  const lines = listInWords(
    [
      {
        ...common,
        ...{ number: 'LS2611230001', state: 'submitted', assignee: null, overdue: true },
        dueAt: new Date('2026-11-23T09:30:00+08:00'),
      },
      {
        ...common,
        ...{ number: 'LS2611230002', state: 'reviewing', assignee: '陈律师', overdue: false },
        dueAt: new Date('2026-11-26T15:30:00+08:00'),
      },
    ],
    'open',
  ).split('\n');
  const booked = '工伤和职业病  很急：期限快到了  打电话 11月25日（周三）';
  expect(lines).toEqual([
    '没办完的工单 2 件，其中 1 件超时：',
    `LS2611230001  没人接手  【超时】11月23日（周一）09:30前答复  ${booked}`,
    `LS2611230002  办理中  11月26日（周四）15:30前答复  ${booked}  陈律师`,
  ]);
  expect(listInWords([], 'overdue')).toBe('没有超时的工单。');
});
