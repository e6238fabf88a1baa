/** The days a figure holds: an open end lasts until a later stretch of the same figure begins. */
export interface Stretch {
  name: string;
  from: string;
  until?: string | undefined;
}

/** The one in force on a day (`YYYY-MM-DD`): of those that hold, the latest to begin. */
export function inForce<T extends Stretch>(
  all: readonly T[],
  name: string,
  day: string,
): T | undefined {
  return all
    .filter((one) => one.name === name && one.from <= day && (one.until ?? day) >= day)
    .reduce<T | undefined>(
      (latest, one) => (latest && latest.from > one.from ? latest : one),
      undefined,
    );
}

/**
 * The stretch a new one would overlap: it begins on the same day, or within one whose end is
 * given, or lasts into a later one. One without an end simply ends where the new one begins.
 */
export function overlapped<T extends Stretch>(all: readonly T[], added: Stretch): T | undefined {
  return all.find((one) => {
    if (one.name !== added.name) return false;
    if (one.from === added.from) return true;
    return one.from < added.from
      ? one.until !== undefined && one.until >= added.from
      : added.until !== undefined && added.until >= one.from;
  });
}
