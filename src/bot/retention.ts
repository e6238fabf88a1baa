import type { Database } from '../database/index.ts';
import { oneDay } from '../days.ts';

/** How long what the conversation leaves behind is kept. */
const keep = {
  /** WeChat repeats a delivery for seconds; a day is generous. */
  replies: oneDay,
  /** Which message came when and how it was answered, without its content. */
  messages: 180 * oneDay,
  /** Photos of a form that was never handed in: longer than any form stays open. */
  loosePhotos: 7 * oneDay,
};

/** Deletes what is no longer needed; harmless on two instances at once. */
export async function forgetOld(database: Database, now: Date): Promise<void> {
  const before = (age: number) => new Date(now.getTime() - age);
  const { prisma } = database;
  await prisma.inboxMessage.updateMany({
    where: { answeredAt: { lt: before(keep.replies) }, NOT: { reply: null } },
    data: { reply: null },
  });
  await prisma.inboxMessage.deleteMany({ where: { receivedAt: { lt: before(keep.messages) } } });
  await prisma.outboxMessage.deleteMany({ where: { createdAt: { lt: before(keep.messages) } } });
  await prisma.storedFile.deleteMany({
    where: { caseId: null, createdAt: { lt: before(keep.loosePhotos) } },
  });
}
