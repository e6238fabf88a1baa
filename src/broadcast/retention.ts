import type { Database } from '../database/index.ts';
import { oneDay } from '../days.ts';

/** How long it is kept who got which broadcast; the broadcast itself stays. */
const keepDeliveries = 180 * oneDay;

/** Deletes the deliveries of broadcasts that ended long ago; harmless on two instances at once. */
export async function forgetOldDeliveries({ prisma }: Database, now: Date): Promise<void> {
  const endedBefore = new Date(now.getTime() - keepDeliveries);
  await prisma.delivery.deleteMany({ where: { broadcast: { finishedAt: { lt: endedBefore } } } });
}
