import type { Transaction } from '../../database/index.ts';
import type { Forgetting, ServiceTools } from '../service.ts';
import { tellMovedUp } from './actions/moved-up.ts';
import type { PlaceKeeper } from './places.ts';

/** Gives back the places of a follower whose data is deleted: who waits for them moves up at once. */
export async function giveBackPlaces(
  tools: Pick<ServiceTools, 'vault' | 'broadcast'>,
  keeper: PlaceKeeper,
  tx: Transaction,
  { openid, now, sayOf }: Forgetting,
): Promise<void> {
  const rows = await tx.signUp.findMany({ where: { openid }, select: { id: true } });
  const { movedUp } = await keeper.leave(tx, { signUpIds: rows.map(({ id }) => id), openid, now });
  await tellMovedUp(tools, { tx, now, say: sayOf('cancel-sign-up') }, movedUp);
}
