import { z } from 'zod';

const times = z.number().int().positive().optional();
const endpoint = z.string().optional();

/** What can be made to go wrong. Each stays on until `times` are used up or it is switched off with null. */
export const misbehavioursSchema = z
  .strictObject({
    /** The API answers -1. */
    busy: z.object({ endpoint, times }).nullable(),
    /** The API answers 45009, mass sends 45028. */
    quotaSpent: z.object({ endpoint, times }).nullable(),
    /** The API takes so much longer. */
    slow: z.object({ endpoint, ms: z.number().int().min(1).max(60_000), times }).nullable(),
    /** The API closes the connection without an answer. The call has not taken place. */
    dropConnection: z.object({ endpoint, times }).nullable(),
    /** The bot answered the first attempts of a message, but the platform did not hear it. */
    dropAnswers: z.object({ attempts: z.number().int().min(1).max(10), times }).nullable(),
    /** A message's first attempt goes out twice at the same moment. */
    deliverTwice: z.object({ times }).nullable(),
    /** A message is held back until the next one is on its way. */
    outOfOrder: z.object({ times }).nullable(),
    /** Mass sends end with this status, e.g. `err(40001)`, and reach nobody. */
    massStatus: z.object({ status: z.string().min(1).max(40), times }).nullable(),
  })
  .partial();

/** As it is asked for: the tokens' early end happens once and does not stay on. */
export const misbehaveSchema = misbehavioursSchema.extend({ tokensExpire: z.boolean().optional() });
export type MisbehaveRequest = z.infer<typeof misbehaveSchema>;

export type Misbehaviours = z.infer<typeof misbehavioursSchema>;

type Name = keyof Misbehaviours;
type Setting<N extends Name> = NonNullable<Misbehaviours[N]>;

/** Which misbehaviours are on. */
export class Misbehaviour {
  #on: Misbehaviours = {};

  get current(): Misbehaviours {
    return { ...this.#on };
  }

  /** Switches some on (an object) or off (null) and leaves the others as they are. */
  set(changes: Misbehaviours): void {
    const merged = Object.entries({ ...this.#on, ...changes });
    this.#on = Object.fromEntries(merged.filter(([, setting]) => setting));
  }

  clear(): void {
    this.#on = {};
  }

  /**
   * The setting, if it is on and meant for this endpoint; one of its times is used up.
   *
   * @param at the path of the API call, where the setting can be for one endpoint alone
   */
  take<N extends Name>(name: N, at?: string): Setting<N> | null {
    const setting = this.#on[name];
    if (!setting) return null;
    if ('endpoint' in setting && setting.endpoint && setting.endpoint !== at) return null;
    if (setting.times !== undefined) this.#use(name, setting.times);
    return setting as Setting<N>;
  }

  #use(name: Name, left: number): void {
    const setting = this.#on[name];
    this.set({ [name]: left > 1 ? { ...setting, times: left - 1 } : null });
  }
}
