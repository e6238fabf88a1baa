import type { Frame, Step } from './frame.ts';
import { nothing, type Reply } from './reply.ts';
import { care } from './steps/care.ts';
import { offeredChoice } from './steps/choices.ts';
import { events } from './steps/events.ts';
import { openFormStep } from './steps/form.ts';
import { handedOver } from './steps/handover.ts';
import { dropStale, withDropped } from './steps/stale.ts';
import { understand } from './steps/understand.ts';
import { unreadable } from './steps/unreadable.ts';
import { universalWords } from './steps/words.ts';

/** The way of one message: the first step that answers wins. */
const way: Step[] = [
  events,
  care,
  handedOver,
  dropStale,
  universalWords,
  offeredChoice,
  openFormStep,
  unreadable,
  understand,
];

/** Answers one message; changes the frame's talk and follower, and writes only through its `tx`. */
export async function takeTurn(frame: Frame): Promise<Reply> {
  for (const step of way) {
    const reply = await step(frame);
    if (reply) return withDropped(frame, reply);
  }
  return nothing;
}
