import type { Transaction } from '../database/index.ts';
import type { InboundEvent } from '../wechat/index.ts';

/**
 * Takes the platform's report on how a template or mass message ended. It may be here before the
 * answer to the call is written down, or in the place of an answer that a crash lost: then it belongs
 * to what is being sent just now.
 */
export async function takeReport(tx: Transaction, event: InboundEvent, now: Date): Promise<void> {
  if (event.event === 'template-sent') await templateSent(tx, event);
  if (event.event === 'mass-sent') await massSent(tx, event, now);
}

type Report<Name> = Extract<InboundEvent, { event: Name }>;

async function templateSent(tx: Transaction, report: Report<'template-sent'>): Promise<void> {
  const { messageId: msgId, openid, status } = report;
  const state = status === 'success' ? 'delivered' : 'failed';
  const delivery = { state, msgId, ...(state === 'failed' ? { reason: status } : {}) };
  const notice = { noticeState: state, noticeMsgId: msgId, notice: null };
  const known = [
    await tx.delivery.updateMany({ where: { msgId }, data: delivery }),
    await tx.outboxMessage.updateMany({ where: { noticeMsgId: msgId }, data: notice }),
  ];
  if (known.some(({ count }) => count > 0)) return;
  const sending = await tx.delivery.findFirst({
    where: { openid, state: 'sending', msgId: null },
    orderBy: { broadcastId: 'desc' },
  });
  if (sending) {
    const where = { broadcastId_openid: { broadcastId: sending.broadcastId, openid } };
    await tx.delivery.update({ where, data: delivery });
    return;
  }
  const told = await tx.outboxMessage.findFirst({
    where: { openid, noticeState: 'sending', noticeMsgId: null },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  if (told) await tx.outboxMessage.update({ where: { id: told.id }, data: notice });
}

async function massSent(tx: Transaction, report: Report<'mass-sent'>, now: Date): Promise<void> {
  const { messageId: msgId, status, sentCount, errorCount, totalCount } = report;
  const counts = `sent ${sentCount}, failed ${errorCount}, of ${totalCount}`;
  const state = status === 'send success' ? 'sent' : 'failed';
  const data = { state, reason: `${status}: ${counts}` };
  const known = await tx.broadcast.updateMany({ where: { msgId }, data });
  if (known.count > 0) return;
  const [sending] = await tx.broadcast.findMany({
    where: { channel: 'mass', state: 'sending', msgId: null },
    orderBy: { leaseUntil: 'desc' },
    take: 1,
  });
  if (!sending) return;
  await tx.broadcast.update({
    where: { id: sending.id },
    data: { ...data, msgId, finishedAt: now },
  });
}
