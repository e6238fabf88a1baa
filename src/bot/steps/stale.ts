import { canContinue } from '../forms/engine.ts';
import type { Frame, Step } from '../frame.ts';
import type { Reply } from '../reply.ts';
import { sharedSay, thenAsk } from '../run.ts';

/** Drops forms that grew old or were changed by an update, before any step looks at them. */
export const dropStale: Step = (frame) => {
  const { forms } = frame.talk;
  const current = forms.filter((state) =>
    canContinue(frame.parts.forms.get(state.form), state, frame.now),
  );
  const newest = forms.at(-1);
  if (newest && !current.includes(newest)) frame.dropped = newest;
  frame.talk.forms = current;
  return undefined;
};

/** Says that the form being filled in is gone, and asks on in the one below it, if there is one. */
export function sayDropped(frame: Frame): Reply | undefined {
  const form = frame.dropped && frame.parts.forms.get(frame.dropped.form);
  if (!form) return undefined;
  const note = sharedSay(frame)('form.dropped', { title: form.title });
  return thenAsk(frame, { kind: 'text', text: note });
}
