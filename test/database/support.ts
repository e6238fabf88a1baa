import { type Database, openDatabase, type Vault } from '../../src/database/index.ts';
import type { TestDatabase } from '../support/database.ts';

const at = new Date('2026-11-22T02:00:00Z');

const emptying = new WeakMap<Database, string>();

/** Takes all rows out: a test of its own in a database that is shared for speed. */
export async function emptyTables(database: Database): Promise<void> {
  const script = emptying.get(database) ?? (await emptyingScript(database));
  emptying.set(database, script);
  await database.executeSql(script);
}

/** Every reference cascades; TRUNCATE takes ten times as long. */
async function emptyingScript({ prisma }: Database): Promise<string> {
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_name <> '_prisma_migrations'`;
  return tables.map(({ name }) => `DELETE FROM "${name}";`).join('\n');
}

/** The same database through connections of its own where it is PostgreSQL, as another instance has. */
export async function secondDatabase(test: TestDatabase) {
  if (test.location.kind === 'embedded') return { database: test.database, close: async () => {} };
  const database = await openDatabase(test.location);
  return { database, close: () => database.close() };
}

/** A row or two in every table that holds something about a follower, with `mark` in each secret. */
export async function fillEverything(
  { prisma }: Database,
  vault: Vault,
  openid: string,
  mark: string,
): Promise<void> {
  await prisma.follower.create({
    data: {
      openid,
      subscribedAt: at,
      talk: vault.sealJson({ forms: [], topic: { mark } }, 'follower.talk'),
    },
  });
  for (const key of ['a', 'b'])
    await prisma.inboxMessage.create({
      data: {
        openid,
        key: `${openid}|${key}`,
        receivedAt: at,
        payload: vault.sealJson({ kind: 'text', text: mark }, 'inbox.payload'),
        reply: vault.sealJson({ kind: 'text', text: mark }, 'inbox.reply'),
      },
    });
  await prisma.outboxMessage.create({
    data: {
      openid,
      notBefore: at,
      createdAt: at,
      body: vault.sealJson({ kind: 'text', text: mark }, 'outbox.body'),
      notice: vault.sealJson({ title: mark, day: '2026-11-22' }, 'outbox.notice'),
    },
  });
  const opened = await prisma.case.create({
    data: {
      kind: 'relief',
      openid,
      answers: vault.sealJson({ name: mark, residentId: `id of ${mark}` }, 'case.answers'),
      personHash: vault.fingerprint(`id of ${mark}`, 'resident-id'),
      createdAt: at,
      updatedAt: at,
      entries: {
        create: {
          at,
          state: 'submitted',
          // Looks like the beginning of JSON, and is a text.
          note: vault.seal(`[备注] ${mark}`, 'case.note'),
          material: vault.sealJson({ text: mark, photos: [] }, 'case.material'),
        },
      },
    },
  });
  await prisma.ticket.create({
    data: {
      caseId: opened.id,
      ...{ topic: 'wages', urgency: 'none', way: 'chat', dueAt: at },
      answer: vault.seal(`答复${mark}`, 'ticket.answer'),
    },
  });
  const photo = vault.seal(Buffer.from(mark), 'file.content');
  const file = { openid, contentType: 'image/jpeg', size: 3, createdAt: at, content: photo };
  await prisma.storedFile.create({ data: { ...file, inboxKey: `${openid}|a`, caseId: opened.id } });
  await prisma.storedFile.create({ data: { ...file, inboxKey: `${openid}|b` } });
  await signUp({ prisma }, vault, openid, mark);
  await prisma.reminder.create({
    data: {
      openid,
      period: vault.seal(mark, 'reminder.period'),
      periodHash: vault.fingerprint(mark, 'reminder.period'),
      last: '2026-12-22',
      day: '2026-12-21',
      createdAt: at,
    },
  });
  await prisma.paper.create({
    data: {
      openid,
      contents: vault.sealJson({ paper: 'arbitration', answers: { name: mark } }, 'paper.contents'),
      tokenSha256: `of ${openid}`,
      createdAt: at,
      expiresAt: at,
    },
  });
  const broadcast = { channel: 'template', title: '播报', body: '播报', createdAt: at };
  await prisma.broadcast.create({
    data: {
      ...broadcast,
      key: `bulletin:${openid}`,
      sendBefore: at,
      deliveries: { create: { openid } },
    },
  });
}

async function signUp(
  { prisma }: Pick<Database, 'prisma'>,
  vault: Vault,
  openid: string,
  mark: string,
): Promise<void> {
  const moments = { startsAt: at, endsAt: at, signUpOpensAt: at, signUpClosesAt: at };
  await prisma.event.create({
    data: {
      slug: `event-${openid}`,
      title: '瑜伽',
      kind: 'class',
      description: '',
      place: '',
      capacity: 9,
      ...moments,
      signUps: {
        create: {
          openid,
          personKey: vault.fingerprint(mark, 'sign-up.name'),
          name: vault.seal(mark, 'sign-up.name'),
          state: 'signed',
          arrivedAt: at,
          updatedAt: at,
        },
      },
    },
  });
}
