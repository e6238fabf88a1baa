import { randomBytes, randomInt } from 'node:crypto';
import type { State } from './schema.ts';

// Ids are drawn at random, not counted: a bot that outlives the simulator's state remembers old
// ones, and would take a counter that begins anew for repeats.

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

/** So many characters of the alphabet that openids, media ids and tickets are made of. */
export function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => LETTERS[byte % 64]).join('');
}

/** So many digits, the first of them not 0. */
export function randomDigits(length: number): string {
  const rest = Array.from({ length: length - 1 }, () => randomInt(10));
  return `${randomInt(1, 10)}${rest.join('')}`;
}

export const newOpenid = (): string => `oSim${randomText(24)}`;

/** 64-bit, beyond what a JavaScript number holds, as the platform's are. */
export const newMsgId = (): string => `24${randomDigits(15)}`;

/** The id of a line of a chat, a delivery or a call, in the order they came. */
export function nextId(state: State, prefix: string): string {
  state.serial += 1;
  return `${prefix}${state.serial}`;
}

/** As it stands in `errmsg`: the id under which the platform finds a request. */
export function newRid(): string {
  const part = (): string => randomBytes(4).toString('hex');
  return `${part()}-${part()}-${part()}`;
}
