import { deliver } from '../delivery/deliver.ts';
import { eventAbout } from '../delivery/inbound.ts';
import { type Verification, verifyServer } from '../delivery/verify.ts';
import type { Fields } from '../delivery/xml.ts';
import type { MisbehaveRequest, Misbehaviours } from '../misbehaviour.ts';
import { expireTokens } from '../platform/token.ts';
import type { ApiCall, Delivery } from '../records.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { addFollower } from '../state/followers.ts';
import { emptyState, type MenuButton, type Template } from '../state/schema.ts';
import { SimulatedFollower } from './follower.ts';

/** WeChat for a test: people who write, a platform that can be made to misbehave, and its records. */
export class SimulatedWorld {
  readonly #sim: Simulation;
  readonly #people = new Map<string, SimulatedFollower>();

  constructor(sim: Simulation) {
    this.#sim = sim;
  }

  /** The person of that name; a new one follows the account, unless told not to. */
  follower(name: string, { follows = true }: { follows?: boolean } = {}): SimulatedFollower {
    const known = this.#sim.state.followers.find((one) => one.name === name);
    return known
      ? this.#person(known.openid, false)
      : this.#person(addFollower(this.#sim, name).openid, follows);
  }

  /** Everybody, in the order they came. */
  get followers(): SimulatedFollower[] {
    return this.#sim.state.followers.map(({ openid }) => this.#person(openid, false));
  }

  /** So many followers more, of whom the bot is told nothing. @returns their openids */
  crowd(count: number): string[] {
    const at = nowOf(this.#sim);
    return Array.from({ length: count }, (_, index) => {
      const one = addFollower(this.#sim, `粉丝${index + 1}`);
      Object.assign(one, {
        subscribed: true,
        subscribedAt: at,
        subscribeScene: 'ADD_SCENE_SEARCH',
      });
      return one.openid;
    });
  }

  /** The handshake of the console: true where the bot answers rightly. */
  verifyServer(): Promise<Verification> {
    return verifyServer(this.#sim);
  }

  /** Pushes an event that no follower of this world caused. */
  pushes(event: string, fields: Fields = {}, openid = 'oSimSomebodyElse'): Promise<Delivery> {
    return deliver(this.#sim, eventAbout(this.#sim, openid, event, fields, { label: event }));
  }

  /** Switches misbehaviours on, or off with null; they stay on until then or until `times` are used up. */
  misbehave({ tokensExpire, ...changes }: MisbehaveRequest): void {
    if (tokensExpire) expireTokens(this.#sim);
    this.#sim.misbehaviour.set(changes);
    this.#sim.changes.publish({ type: 'misbehaviour' });
  }

  /** Ends all misbehaviour. */
  behave(): void {
    this.#sim.misbehaviour.clear();
    this.#sim.changes.publish({ type: 'misbehaviour' });
  }

  get misbehaviours(): Misbehaviours {
    return this.#sim.misbehaviour.current;
  }

  /** The last messages and events brought to the bot, oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.#sim.records.deliveries;
  }

  /** The bot's last calls to the API, oldest first. */
  get calls(): readonly ApiCall[] {
    return this.#sim.records.calls;
  }

  get menu(): readonly MenuButton[] | null {
    return this.#sim.state.menu;
  }

  addTemplate(template: Template): void {
    const others = this.#sim.state.templates.filter(({ id }) => id !== template.id);
    this.#sim.state.templates = [...others, template];
  }

  /** Resolves when no delivery, mass send or result is under way. */
  settles(): Promise<void> {
    return this.#sim.tasks.settled();
  }

  /** An empty world again: nobody follows, nothing was said, all tokens are void. */
  reset(): void {
    const { state, settings, media, records, changes } = this.#sim;
    // Lines of the chat keep their numbers, so that a page does not take new ones for old.
    Object.assign(state, emptyState(settings.templates), { serial: state.serial });
    media.clear();
    records.clear();
    this.#sim.misbehaviour.clear();
    this.#people.clear();
    changes.publish({ type: 'reset' });
  }

  #person(openid: string, follows: boolean): SimulatedFollower {
    const person = this.#people.get(openid) ?? new SimulatedFollower(this.#sim, openid, follows);
    this.#people.set(openid, person);
    return person;
  }
}
