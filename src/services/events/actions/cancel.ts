import type { Action, Turn } from '../../../bot/action.ts';
import { choices, type Option, type Reply } from '../../../bot/reply.ts';
import { sayMoment } from '../../../days.ts';
import type { ServiceTools } from '../../service.ts';
import type { PlaceKeeper } from '../places.ts';
import { narrow } from '../reading/narrow.ts';
import { readOrdinal, saidIn } from '../reading/text.ts';
import { type OwnSignUp, ownSignUps } from '../records.ts';
import { canGiveBack } from '../rules.ts';
import { clip } from '../wording.ts';
import { sayMovedUp, tellMovedUp } from './moved-up.ts';

/** More of one's own sign-ups are not offered at once. */
const mostOffered = 8;
const wantsAll = /全部?(都)?(退|取消|撤|不)|都(退|取消|撤|不去)|所有|统一/;

type Tools = Pick<ServiceTools, 'vault' | 'broadcast'>;

/** Takes sign-ups back: finds out which, asks once, and moves up who waits. */
export function createCancel(tools: Tools, keeper: PlaceKeeper): Action {
  return async (turn, args) => {
    const own = await ownSignUps(turn.tx, tools.vault, turn.member.openid);
    const standing = own.filter(({ event }) => canGiveBack(event, turn.now));
    if (standing.length === 0) return nothingToCancel(turn);
    const ids = Array.isArray(args.signUps) ? args.signUps : undefined;
    if (ids) {
      const picked = standing.filter(({ row }) => ids.includes(row.id));
      if (picked.length === 0) return nothingToCancel(turn);
      return args.confirmed === true ? take(tools, keeper, turn, picked) : confirm(turn, picked);
    }
    const meant = meantBy(saidIn(turn, args), standing, turn.now);
    return meant.certain ? confirm(turn, meant.rows) : offer(turn, meant.rows);
  };
}

/** Which of the member's sign-ups a sentence means. */
export function meantBy(
  said: string,
  own: readonly OwnSignUp[],
  now: Date,
): { rows: OwnSignUp[]; certain: boolean } {
  if (wantsAll.test(said)) return { rows: [...own], certain: true };
  const ordinal = readOrdinal(said);
  const nth = ordinal === undefined ? undefined : own[ordinal];
  if (nth) return { rows: [nth], certain: true };
  const named = own.filter(({ guestName }) => guestName && said.includes(guestName));
  const found = narrow(said, named.length > 0 ? named : own, now);
  const waiting = found.rows.filter(({ state }) => state === 'waiting');
  const rows = /候补|排队|替补/.test(said) && waiting.length > 0 ? waiting : found.rows;
  return { rows, certain: rows.length === 1 };
}

function offer(turn: Turn, rows: readonly OwnSignUp[]): Reply {
  const { say } = turn;
  const some = rows.slice(0, mostOffered);
  return choices(
    say('which'),
    [
      ...some.map((one) => ({
        label: labelOf(turn, one, rows),
        action: 'events.cancel',
        args: { signUps: [one.row.id] },
      })),
      {
        label: say('option.all'),
        action: 'events.cancel',
        args: { signUps: rows.map(({ row }) => row.id) },
      },
    ],
    say('which.next'),
  );
}

function labelOf({ say }: Turn, one: OwnSignUp, rows: readonly OwnSignUp[]): string {
  const several = rows.filter(({ event }) => event.id === one.event.id).length > 1;
  if (!several && !one.guestName) return clip(one.event.title);
  return `${clip(one.event.title)}·${clip(one.guestName ?? say('self'), 6)}`;
}

function confirm(turn: Turn, rows: readonly OwnSignUp[]): Reply {
  const { say } = turn;
  const signUps = rows.map(({ row }) => row.id);
  return choices(`${say('confirm')}\n${rows.map((one) => lineOf(turn, one)).join('\n')}\n`, [
    {
      label: say('option.confirm'),
      action: 'events.cancel',
      args: { signUps, confirmed: true },
      says: 'yes',
    },
    { label: say('option.keep'), action: 'events.mine', says: 'no' },
  ]);
}

function lineOf({ say }: Turn, { event, guestName }: OwnSignUp): string {
  return say('line', {
    title: event.title,
    when: sayMoment(event.startsAt),
    who: guestName ?? say('self'),
  });
}

async function take(
  tools: Tools,
  keeper: PlaceKeeper,
  turn: Turn,
  picked: readonly OwnSignUp[],
): Promise<Reply> {
  const { member, now, say, tx } = turn;
  const signUpIds = picked.map(({ row }) => row.id);
  const { left, movedUp } = await keeper.leave(tx, { signUpIds, openid: member.openid, now });
  if (left.length === 0) return nothingToCancel(turn);
  const mine = movedUp.filter((row) => row.openid === member.openid);
  await tellMovedUp(
    tools,
    turn,
    movedUp.filter((row) => !mine.includes(row)),
  );
  const gone = picked.filter(({ row }) => left.some(({ id }) => id === row.id));
  const lines = [say('done'), ...gone.map((one) => lineOf(turn, one))];
  for (const row of mine) lines.push(await sayMovedUp(tools.vault, turn, row));
  return choices(lines.join('\n'), [browse(turn), mineOption(turn)], say('done.next'));
}

function nothingToCancel(turn: Turn): Reply {
  const { say } = turn;
  return choices(say('none'), [browse(turn), mineOption(turn)], say('none.next'));
}

const browse = ({ say }: Turn): Option => ({ label: say('option.browse'), action: 'events.list' });
const mineOption = ({ say }: Turn): Option => ({
  label: say('option.mine'),
  action: 'events.mine',
});
