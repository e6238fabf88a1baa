import type { Say } from '../action.ts';
import { advance, attemptsBeforeHelp } from '../forms/engine.ts';
import type { Form } from '../forms/form.ts';
import { earlyPhotos, fieldAsked, longestText } from '../forms/place.ts';
import { question } from '../forms/wording.ts';
import { bare, isSubmit, pickFrom, pickSeveral } from '../forms/words.ts';
import { type Frame, type Step, textOf } from '../frame.ts';
import { joinReplies } from '../render.ts';
import type { Reply } from '../reply.ts';
import {
  formNamed,
  patternOf,
  runIntent,
  runPattern,
  sayFor,
  sharedSay,
  submit,
  thenAsk,
} from '../run.ts';
import type { FormState } from '../talk.ts';
import { tapWord } from '../taps.ts';
import { sayDropped } from './stale.ts';

/** In running text, a question in between is answered only if it is this clear and asks something. */
const clearQuestion = /[?？]|吗|呢$|怎么|多少|哪|什么|能不能|是不是|合法|咋|几(天|月|点|个)/;
/** A wrong number or a slip of the finger is no question. */
const chinese = /\p{Script=Han}{2}/u;
/** How clear a sentence without a question must be to be no name. */
const commandConfidence = 0.9;
/** What a member means for the form itself. */
const formWords = new Set(['修改', '提交', '确认提交', '确认']);
/** Whoever asks this had better be answered before they go on. */
const privacy = /泄露|洩露|泄漏|隐私|(信息|资料|个人).{0,4}(安全|保密)|拿去(干|做)(嘛|什么)/;
const notInterruptions = new Set(['none', 'thanks', 'menu']);

/** The message answers the open form's question, or asks something in between. */
export const openFormStep: Step = async (frame) => {
  const { dropped } = frame;
  const state = frame.talk.forms.at(-1);
  if (!state || state.paused) return dropped ? afterDropping(frame, dropped) : undefined;
  // The message was meant for the form above this one.
  if (dropped) return sayDropped(frame) ?? thenAsk(frame, { kind: 'none' });
  frame.route = 'form';
  const form = formNamed(frame, state.form);
  if (frame.photo && 'failed' in frame.photo)
    return { kind: 'text', text: sharedSay(frame)('photo.failed') };
  if (frame.input?.kind === 'photo' && fieldAsked(form, state)?.kind !== 'photo')
    return keepEarlyPhoto(frame, form, state, frame.input.fileId);
  if (!frame.input) return undefined;
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
  const generic = !Object.hasOwn(own, problem);
  const say = sayFor(frame, form.intent);
  return say(generic && Object.hasOwn(own, key) ? key : problem, {
    most: longestText(fieldAsked(form, state)),
  });
}

/** Answers a clear other question, then asks the form's again. */
async function interrupted(frame: Frame, form: Form, state: FormState): Promise<Reply | undefined> {
  const text = textOf(frame);
  if (text === undefined) return undefined;
  const pattern = patternOf(frame.parts, text);
  // A command, word for word: 我的提醒. A case number may be part of an answer.
  if (pattern?.action !== undefined && !takesAnything(form, state))
    return thenAsk(frame, await runPattern(frame, pattern));
  const refused = chinese.test(text) && notUnderstood(form, state, text, frame.now);
  const asksBack = mayHoldQuestion(form, state, text) && clearQuestion.test(text);
  const mayBeCommand = isShortText(form, state);
  if (privacy.test(text) && !tellsStory(form, state))
    return thenAsk(frame, { kind: 'text', text: sharedSay(frame)('form.privacy') });
  if (formWords.has(bare(text)) || isSubmit(text) || (!refused && !asksBack && !mayBeCommand))
    return undefined;
  const match = frame.parts.matcher.match(text);
  if (mayBeCommand && !asksBack && match.confidence < commandConfidence) return undefined;
  if (!match.sure || notInterruptions.has(match.intent) || match.intent === form.intent)
    return undefined;
  return thenAsk(frame, await runIntent(frame, match.intent));
}

/** A message to somebody may say what it likes. */
function takesAnything(form: Form, state: FormState): boolean {
  const field = fieldAsked(form, state);
  return field?.kind === 'text' && field.anything === true;
}

/** No answer to the field at all; a day that is too early, 今天, is a wrong answer, not a question. */
function notUnderstood(form: Form, state: FormState, text: string, now: Date): boolean {
  const kind = fieldAsked(form, state)?.kind;
  if (kind === 'text') return false;
  const step = advance(form, state, { kind: 'text', text }, now);
  if (step.kind === 'done' || step.problem === undefined) return false;
  return kind !== 'date' || step.problem === 'wrong.date';
}

/** A field for a name or the like: 查进度 has three characters too, and is nobody's name. */
function isShortText(form: Form, state: FormState): boolean {
  const field = fieldAsked(form, state);
  return field?.kind === 'text' && !field.anything && longestText(field) <= 60;
}

/** A field for more than a name: whatever is in it belongs to it. */
function tellsStory(form: Form, state: FormState): boolean {
  return fieldAsked(form, state)?.kind === 'text' && !isShortText(form, state);
}

/** A question is also a valid text, and may hold a choice's word: 上班路上受伤算工伤吗. */
function mayHoldQuestion(form: Form, state: FormState, text: string): boolean {
  const field = fieldAsked(form, state);
  if (field?.kind === 'text') return !field.anything;
  if (field?.kind !== 'choice' && field?.kind !== 'choices') return false;
  const pick = field.kind === 'choice' ? pickFrom : pickSeveral;
  return (
    pick(
      field.options.map(({ label }) => label),
      text,
    ) === undefined
  );
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

/** A form that grew old, or was changed by an update: says so, and answers the message itself. */
async function afterDropping(frame: Frame, state: FormState): Promise<Reply | undefined> {
  const form = frame.parts.forms.get(state.form);
  const text = textOf(frame);
  if (!form || text === undefined) return sayDropped(frame);
  const note = sharedSay(frame)('form.dropped', { title: form.title });
  const match = frame.parts.matcher.match(text);
  const meant = match.sure && match.intent !== 'none' ? match.intent : form.intent;
  return joinReplies(note, await runIntent(frame, meant));
}
