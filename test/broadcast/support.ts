import { plainText } from '../../src/bot/render.ts';
import { type BroadcastPlatform, SendFailed, type SendFailure } from '../../src/broadcast/index.ts';
import type { NoticeMessage, TemplateMessage } from '../../src/broadcast/platform.ts';
import { createVault, type Database } from '../../src/database/index.ts';

export const vault = createVault([Buffer.alloc(32, 7)]);

export const pause = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A platform that writes down what it is given, and fails as it is told to. */
export function fakePlatform() {
  const messages: { openid: string; text: string }[] = [];
  const templates: TemplateMessage[] = [];
  const notices: NoticeMessage[] = [];
  const mass: { text: string; dedupeKey: string }[] = [];
  const state = {
    /** What the next calls for this follower (`notice:` before it for notices; or `*`) end with. */
    failing: new Map<string, (SendFailure | 'crash')[]>(),
    /** How long a call takes, in ms. */
    takes: 0 as number | ((openid: string) => number),
    nextId: 1000,
    /** Calls for these followers wait until they are let go. */
    held: new Map<string, Promise<void>>(),
  };

  async function answer(openid: string): Promise<void> {
    await state.held.get(openid);
    const ms = typeof state.takes === 'number' ? state.takes : state.takes(openid);
    if (ms > 0) await pause(ms);
    const failure = state.failing.get(openid)?.shift() ?? state.failing.get('*')?.shift();
    // As a kill has it: the call never comes back.
    if (failure === 'crash') await new Promise(() => {});
    if (failure && failure !== 'crash') throw new SendFailed(failure, `told to fail: ${failure}`);
  }

  const platform: Required<BroadcastPlatform> = {
    async sendMessage(openid, reply) {
      messages.push({ openid, text: plainText(reply) });
      await answer(openid);
    },
    async sendTemplate(message) {
      templates.push(message);
      await answer(message.openid);
      state.nextId += 1;
      return String(state.nextId);
    },
    async sendNotice(notice) {
      notices.push(notice);
      await answer(`notice:${notice.openid}`);
      state.nextId += 1;
      return String(state.nextId);
    },
    async sendToAll(text, dedupeKey) {
      mass.push({ text, dedupeKey });
      await answer('all');
      state.nextId += 1;
      return String(state.nextId);
    },
  };
  return {
    platform,
    messages,
    templates,
    notices,
    mass,
    textsTo: (openid: string) =>
      messages.filter((message) => message.openid === openid).map(({ text }) => text),
    fails(openid: string, ...failures: (SendFailure | 'crash')[]) {
      state.failing.set(openid, failures);
    },
    /** The next calls for this follower (or `all`) take until the function given back is called. */
    holds(openid: string): () => void {
      let letGo = () => {};
      state.held.set(
        openid,
        new Promise((resolve) => {
          letGo = resolve;
        }),
      );
      return () => {
        state.held.delete(openid);
        letGo();
      };
    },
    takes(milliseconds: number | ((openid: string) => number)) {
      state.takes = milliseconds;
    },
    reset() {
      state.failing.clear();
      state.held.clear();
      state.takes = 0;
      state.nextId = 1000;
      for (const list of [messages, templates, notices, mass]) list.length = 0;
    },
  };
}

export interface Window {
  windowLeft: number;
  windowClosesAt: Date | null;
}

export async function addFollower(
  { prisma }: Database,
  openid: string,
  window: Partial<Window> & { wantsBulletin?: boolean; unsubscribedAt?: Date } = {},
): Promise<void> {
  await prisma.follower.create({ data: { openid, ...window } });
}
