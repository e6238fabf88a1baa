import { dayOf, isDay } from '../../days.ts';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/**
 * The check character of a resident id (GB 11643-1999, ISO 7064 MOD 11-2).
 * @param first17 the first 17 digits
 */
export function residentIdCheck(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return checkCharacters[sum % 11] ?? '';
}

/**
 * A resident id as typed: blanks, a small x and words around it are forgiven.
 * @returns the 18 characters, or why not: `form` (not 18), `birthday` (no such day), `checksum`
 */
export function parseResidentId(
  text: string,
  now: Date,
): { id: string } | { wrong: 'form' | 'birthday' | 'checksum' } {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s\p{P}]/gu, '')
    .toUpperCase();
  const id = /^[^\dX]*(\d{17}[\dX])[^\dX]*$/.exec(bare)?.[1];
  if (!id) return { wrong: 'form' };
  const birthday = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!isDay(birthday) || birthday < '1900-01-01' || birthday > dayOf(now))
    return { wrong: 'birthday' };
  return residentIdCheck(id.slice(0, 17)) === id[17] ? { id } : { wrong: 'checksum' };
}
