import { isFromAccount } from '../acts/act.ts';
import type { Simulation } from '../simulation.ts';
import type { SeenMessage } from '../state/message.ts';

/** A part of the text, a pattern, or a test. */
export type Wanted = string | RegExp | ((message: SeenMessage) => boolean);

/** Resolves to the first wanted message of those seen and those to come. */
export function waitFor(
  sim: Simulation,
  who: { openid: string; name: string },
  seen: SeenMessage[],
  wanted: Wanted,
  ms: number,
): Promise<SeenMessage> {
  const already = seen.find((message) => matches(message, wanted));
  if (already) return Promise.resolve(already);
  return new Promise((resolve, reject) => {
    const stop = sim.changes.subscribe((change) => {
      if (change.type !== 'message' || change.openid !== who.openid) return;
      if (!isFromAccount(change.message)) return;
      seen.push(change.message);
      if (!matches(change.message, wanted)) return;
      finish();
      resolve(change.message);
    });
    const timer = setTimeout(() => {
      finish();
      const texts = seen.map(({ text }) => `「${text}」`).join(' ') || 'nothing';
      reject(new Error(`${who.name} waited ${ms} ms for ${wanted}, but saw ${texts}`));
    }, ms);
    const finish = (): void => {
      stop();
      clearTimeout(timer);
    };
  });
}

function matches(message: SeenMessage, wanted: Wanted): boolean {
  if (typeof wanted === 'string') return message.text.includes(wanted);
  return wanted instanceof RegExp ? wanted.test(message.text) : wanted(message);
}
