import type { Step } from '../frame.ts';
import { runIntent, sharedSay, thenAsk } from '../run.ts';

/** What is not text: a place finds the union there; for the rest a friendly request to type. */
export const unreadable: Step = (frame) => {
  const { inbound, input } = frame;
  if (input?.kind === 'text') return undefined;
  if (input?.kind === 'location') return runIntent(frame, 'find-union');
  frame.route = inbound.kind;
  const say = sharedSay(frame);
  switch (inbound.kind) {
    case 'voice':
      return thenAsk(frame, { kind: 'text', text: say('voice.please-type') });
    case 'image':
      return { kind: 'text', text: say('photo.unexpected') };
    case 'unknown':
      return undefined;
    default:
      return thenAsk(frame, { kind: 'text', text: say('other.please-type') });
  }
};
