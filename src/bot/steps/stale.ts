import { canContinue } from '../forms/engine.ts';
import type { Form } from '../forms/form.ts';
import { type Frame, type Step, textOf } from '../frame.ts';
import { joinReplies } from '../render.ts';
import type { Reply } from '../reply.ts';
import { sharedSay, thenAsk } from '../run.ts';
import { asked } from './clear.ts';

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
  const form = droppedForm(frame);
  if (!form) return undefined;
  delete frame.dropped;
  const say = sharedSay(frame);
  const again = frame.parts.intents.find(({ intent }) => intent === form.intent)?.title ?? '';
  const gone = [say('form.dropped', { title: form.title }), say('form.dropped-again', { again })];
  return thenAsk(frame, { kind: 'text', text: gone.join('') });
}

/**
 * The first message after a form grew old: 3个人 was meant for it, and means nothing else. A clear
 * question or wish is answered by what would answer it anyway.
 */
export async function afterDropping(frame: Frame): Promise<Reply | undefined> {
  const text = textOf(frame);
  if (text === undefined || asked(frame, text)) return undefined;
  return sayDropped(frame);
}

/** Whatever answered: the member is told that the form is gone. */
export function withDropped(frame: Frame, reply: Reply): Reply {
  const form = droppedForm(frame);
  if (!form) return reply;
  return joinReplies(sharedSay(frame)('form.dropped', { title: form.title }), reply);
}

function droppedForm({ dropped, parts }: Frame): Form | undefined {
  return dropped && parts.forms.get(dropped.form);
}
