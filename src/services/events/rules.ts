import { isPersonName } from '../../bot/forms/person-name.ts';
import type { Event } from '../../database/index.ts';

/** Where an event stands for somebody who wants to sign up. */
export type Phase = 'open' | 'not-yet' | 'closed' | 'over' | 'cancelled';

/** What the rules need to know of an event. */
export type Timed = Pick<
  Event,
  'state' | 'startsAt' | 'endsAt' | 'signUpOpensAt' | 'signUpClosesAt'
>;

/** The sign-up window is open from its first moment to just before its last. */
export function phaseOf(event: Timed, now: Date): Phase {
  if (event.state !== 'open') return 'cancelled';
  if (event.endsAt <= now) return 'over';
  if (now < event.signUpOpensAt) return 'not-yet';
  return now < event.signUpClosesAt ? 'open' : 'closed';
}

/** Worth listing: still ahead, or running and still open for sign-up. */
export function isUpcoming(event: Timed, now: Date): boolean {
  return event.startsAt > now ? event.state === 'open' : phaseOf(event, now) === 'open';
}

/** Once an event runs, a place given back helps nobody, unless people can still join. */
export function canGiveBack(event: Timed, now: Date): boolean {
  return isUpcoming(event, now);
}

/** How full an event is, counted from its rows. */
export interface Places {
  capacity: number;
  signed: number;
  waiting: number;
}

/** Places a newcomer can have: none while anybody waits, even if one has just become free. */
export function placesLeft({ capacity, signed, waiting }: Places): number {
  return waiting > 0 ? 0 : Math.max(0, capacity - signed);
}

/** Who a sign-up is for. */
export type Person = { kind: 'self' } | { kind: 'guest'; name: string };

export const self: Person = { kind: 'self' };
export const guest = (name: string): Person => ({ kind: 'guest', name });

const notNames = /^(同事|朋友|徒弟|师傅|自己|本人|不用|不要)$/;
const politeEnd = /(谢谢|麻烦了?|吧|哦|呀|啊|哈)$/;
const stopsAtEnd = /(?<![，,。.!！、\s])[，,。.!！、\s]+$/;

/**
 * A colleague's name as typed: 叫王芳, 王 芳，谢谢 → 王芳.
 *
 * @returns undefined if it cannot be a name
 */
export function cleanName(typed: string): string | undefined {
  const name = typed
    .normalize('NFKC')
    .trim()
    .replace(stopsAtEnd, '')
    .replace(politeEnd, '')
    .replace(stopsAtEnd, '')
    .replace(/^我?(同事|朋友|徒弟|师傅)?的?(名字|姓名)?(是|叫做?)?[:：\s]*/, '')
    .replace(/^[他她](叫|是)/, '')
    .trim();
  const chinese = name.replaceAll(/\s/g, '');
  if (/^[\p{Script=Han}·]{2,8}$/u.test(chinese))
    return notNames.test(chinese) || !isPersonName(chinese) ? undefined : chinese;
  return /^[A-Za-z][A-Za-z .'-]{1,39}$/.test(name) ? name.replaceAll(/\s+/g, ' ') : undefined;
}
