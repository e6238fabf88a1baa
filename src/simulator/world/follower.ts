import { isFromAccount } from '../acts/act.ts';
import { follow, scan, unfollow } from '../acts/events.ts';
import { choicesIn } from '../acts/links.ts';
import { menuButtons, tapMenu } from '../acts/menu.ts';
import {
  sayText,
  sendLocation,
  sendPhoto,
  sendVoice,
  type VoiceOptions,
} from '../acts/messages.ts';
import type { Simulation } from '../simulation.ts';
import { findFollower } from '../state/followers.ts';
import type { Choice, SeenMessage } from '../state/message.ts';
import type { FollowerState } from '../state/schema.ts';
import { type Wanted, waitFor } from './wait.ts';

/**
 * A person in WeChat who reads and writes to the account. What they do resolves to what they saw as
 * the answer, once the bot has answered or acknowledged; later messages are found by `waitsFor`.
 */
export class SimulatedFollower {
  readonly openid: string;
  /** What the bot said when they followed. */
  readonly welcomed: Promise<SeenMessage[]>;
  readonly #sim: Simulation;
  /** The chat's last line when they last did something. */
  #since = '';

  constructor(sim: Simulation, openid: string, follows: boolean) {
    this.#sim = sim;
    this.openid = openid;
    this.welcomed = follows ? follow(sim, this.#me()) : Promise.resolve([]);
  }

  get name(): string {
    return this.#me().name;
  }

  get subscribed(): boolean {
    return this.#me().subscribed;
  }

  /** All that the account said, oldest first. */
  get messages(): SeenMessage[] {
    return this.chat.filter(isFromAccount);
  }

  /** The chat with their own lines and the platform's remarks. */
  get chat(): SeenMessage[] {
    return [...this.#me().messages];
  }

  says(text: string): Promise<SeenMessage[]> {
    return this.#do((me) => sayText(this.#sim, me, text));
  }

  sendsPhoto(picture: Buffer): Promise<SeenMessage[]> {
    return this.#do((me) => sendPhoto(this.#sim, me, picture));
  }

  sendsVoice(voice: VoiceOptions = {}): Promise<SeenMessage[]> {
    return this.#do((me) => sendVoice(this.#sim, me, voice));
  }

  sendsLocation(lat: number, lng: number, label: string): Promise<SeenMessage[]> {
    return this.#do((me) => sendLocation(this.#sim, me, { lat, lng, label }));
  }

  /** Taps a choice the account offered, the newest first, or else a button of the menu. */
  taps(label: string): Promise<SeenMessage[]> {
    return this.#do((me) => {
      const choice = this.#findChoice(label);
      if (choice) return sayText(this.#sim, me, choice.content, choice.id);
      const buttons = menuButtons(this.#sim.state.menu);
      const button = buttons.find(({ name }) => name === label);
      if (button) return tapMenu(this.#sim, me, button);
      const known = [...this.#offers().map(({ text }) => text), ...buttons.map((one) => one.name)];
      throw new Error(`there is nothing called ${label} to tap, but: ${known.join(' | ')}`);
    });
  }

  /** Scans a QR code, given by its scene or its ticket. */
  scans(sceneOrTicket: string): Promise<SeenMessage[]> {
    return this.#do((me) => scan(this.#sim, me, sceneOrTicket));
  }

  follows(): Promise<SeenMessage[]> {
    return this.#do((me) => follow(this.#sim, me));
  }

  async unfollows(): Promise<void> {
    await this.#do((me) => unfollow(this.#sim, me));
  }

  /** Blocks template messages: they are accepted and fail with `failed:user block`. */
  blocksTemplates(blocks = true): void {
    this.#me().blocksTemplates = blocks;
  }

  /**
   * Waits for a message from the account, seen since they last did something.
   *
   * @param wanted a part of the text, a pattern, or a test
   * @throws Error, after so many real milliseconds, with what was seen instead
   */
  waitsFor(wanted: Wanted, ms = 2000): Promise<SeenMessage> {
    const before = this.#me().messages.findIndex(({ id }) => id === this.#since);
    const seen = this.#me()
      .messages.slice(before + 1)
      .filter(isFromAccount);
    return waitFor(this.#sim, { openid: this.openid, name: this.name }, seen, wanted, ms);
  }

  /** Nobody writes before the platform has told the bot of their following. */
  async #do<T>(act: (me: FollowerState) => Promise<T>): Promise<T> {
    await this.welcomed;
    this.#since = this.#me().messages.at(-1)?.id ?? '';
    return act(this.#me());
  }

  #findChoice(label: string): Choice | null {
    const offers = this.#offers();
    const exact = offers.find(({ text, choice }) => text === label || choice.content === label);
    return (exact ?? offers.find(({ text }) => text.includes(label)))?.choice ?? null;
  }

  #offers(): { text: string; choice: Choice }[] {
    const ofMessage = ({ text, choices }: SeenMessage): { text: string; choice: Choice }[] =>
      choices?.map((choice) => ({ text: choice.content, choice })) ?? choicesIn(text);
    return this.messages.reverse().flatMap(ofMessage);
  }

  #me(): FollowerState {
    const me = findFollower(this.#sim, this.openid);
    if (!me) throw new Error('the world was reset: this follower is gone');
    return me;
  }
}
