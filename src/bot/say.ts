import type { Say } from './action.ts';

/** A reply key that no file has: a mistake in the program or in intents/. */
export class ReplyMissing extends Error {
  override name = 'ReplyMissing';
}

/**
 * Says sentences from the first of several sets that has the key.
 *
 * @throws ReplyMissing for an unknown key or a placeholder without a value
 */
export function createSay(...sets: (Record<string, string> | undefined)[]): Say {
  return (key, values = {}) => {
    const sentence = sets.find((set) => set && Object.hasOwn(set, key))?.[key];
    if (sentence === undefined) throw new ReplyMissing(`No file in intents/ has the reply ${key}.`);
    return sentence.replaceAll(/\{([\w-]+)\}/g, (_all, name: string) => {
      const value = values[name];
      if (value === undefined)
        throw new ReplyMissing(`The reply ${key} needs a value for {${name}}.`);
      return String(value);
    });
  };
}
