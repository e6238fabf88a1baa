import type { Say } from '../action.ts';
import { advance, attemptsBeforeHelp } from '../forms/engine.ts';
import type { Form } from '../forms/form.ts';
import { earlyPhotos, fieldAsked, longestText } from '../forms/place.ts';
import { question } from '../forms/wording.ts';
import type { Frame, Step } from '../frame.ts';
import type { Reply } from '../reply.ts';
import { formNamed, sayFor, sharedSay, submit, thenAsk } from '../run.ts';
import type { FormState } from '../talk.ts';
import { tapWord } from '../taps.ts';
import { interrupted } from './interruption.ts';
import { afterDropping, sayDropped } from './stale.ts';
import { givesUp } from './words.ts';

/** Said of any field alike, whatever the field's own words for a wrong answer. */
const saidAlike = new Set(['wrong.asks', 'wrong.unknown', 'wrong.digits']);

/** The message answers the open form's question, or asks something in between. */
export const openFormStep: Step = async (frame) => {
  const { dropped } = frame;
  const state = frame.talk.forms.at(-1);
  if (!state || state.paused) return dropped ? afterDropping(frame) : undefined;
  // The message was meant for the form above this one.
  if (dropped) return sayDropped(frame) ?? thenAsk(frame, { kind: 'none' });
  frame.route = 'form';
  const form = formNamed(frame, state.form);
  if (frame.photo && 'failed' in frame.photo)
    return { kind: 'text', text: sharedSay(frame)('photo.failed') };
  if (frame.input?.kind === 'photo' && fieldAsked(form, state)?.kind !== 'photo')
    return keepEarlyPhoto(frame, form, state, frame.input.fileId);
  if (!frame.input) return undefined;
  const cancelled = givesUp(frame, fieldAsked(form, state));
  if (cancelled) return cancelled;
  const interruption = await interrupted(frame, form, state);
  if (interruption) return interruption;
  return answer(frame, form, state);
};

async function answer(frame: Frame, form: Form, state: FormState): Promise<Reply> {
  const step = advance(form, state, frame.input ?? { kind: 'picked' }, frame.now);
  if (step.kind === 'done') {
    frame.talk.forms.pop();
    return submit(frame, form, step.answers);
  }
  frame.talk.forms[frame.talk.forms.length - 1] = step.state;
  const say = sayFor(frame, form.intent);
  if (step.received !== undefined) return { kind: 'text', text: sayReceived(say, step.received) };
  const noted = step.noted ? `${say('form.noted', { fields: step.noted.join('、') })}\n\n` : '';
  const asked = noted + question(form, step.state, say);
  if (!step.problem) return { kind: 'text', text: asked };
  const help = step.state.attempts >= attemptsBeforeHelp ? `\n\n${say('form.help')}` : '';
  const problem = fieldProblem(frame, form, step.state, step.problem);
  return { kind: 'text', text: `${problem}\n\n${asked}${help}` };
}

function sayReceived(say: Say, count: number): string {
  return say('photo.received', { count, done: tapWord(say('photo.done')) });
}

/** The intent may word a field's problem itself: `wrong.<field>` before `wrong.<kind>`. */
function fieldProblem(frame: Frame, form: Form, state: FormState, problem: string): string {
  const own = frame.parts.intents.find((file) => file.intent === form.intent)?.replies ?? {};
  const key = `${form.prefix ?? ''}wrong.${state.asking}`;
  const generic = !Object.hasOwn(own, problem) && !saidAlike.has(problem);
  const say = sayFor(frame, form.intent);
  return say(generic && Object.hasOwn(own, key) ? key : problem, {
    most: longestText(fieldAsked(form, state)),
  });
}

/** A photo before its question is kept for it. */
function keepEarlyPhoto(frame: Frame, form: Form, state: FormState, fileId: number): Reply {
  const say = sayFor(frame, form.intent);
  const field = form.fields.find((candidate) => candidate.kind === 'photo');
  if (field?.kind !== 'photo') return { kind: 'text', text: say('photo.not-needed') };
  const kept = Array.isArray(state.answers[earlyPhotos])
    ? (state.answers[earlyPhotos] as number[])
    : [];
  // More than the question takes would only be left behind.
  const all = [...kept, fileId].slice(0, field.most);
  state.answers = { ...state.answers, [earlyPhotos]: all };
  return {
    kind: 'text',
    text: `${say('photo.early')}\n\n${question(form, state, say)}`,
  };
}
