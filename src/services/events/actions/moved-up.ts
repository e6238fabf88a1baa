import type { Turn } from '../../../bot/action.ts';
import { text } from '../../../bot/reply.ts';
import type { SignUp, Vault } from '../../../database/index.ts';
import { dayOf, sayMoment } from '../../../days.ts';
import type { ServiceTools } from '../../service.ts';
import { guestNameOf } from '../records.ts';

/** `say` says the replies of the intent cancel-sign-up. */
type Words = Pick<Turn, 'say' | 'tx' | 'now'>;

/** Tells those who have got a place from the waiting list. */
export async function tellMovedUp(
  { vault, broadcast }: Pick<ServiceTools, 'vault' | 'broadcast'>,
  words: Words,
  rows: readonly SignUp[],
): Promise<void> {
  const notice = { title: words.say('moved-up.notice'), day: dayOf(words.now) };
  for (const row of rows)
    await broadcast.tell(words.tx, row.openid, text(await sayMovedUp(vault, words, row)), notice);
}

/** 您候补的《…》有名额了. */
export async function sayMovedUp(
  vault: Vault,
  { say, tx }: Omit<Words, 'now'>,
  row: SignUp,
): Promise<string> {
  const event = await tx.event.findUniqueOrThrow({ where: { id: row.eventId } });
  const name = guestNameOf(vault, row);
  const values = { title: event.title, when: sayMoment(event.startsAt), where: event.place };
  return name ? say('moved-up.guest', { ...values, name }) : say('moved-up', values);
}
