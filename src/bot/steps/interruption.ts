import { bareQuestion } from '../follow-up.ts';
import { advance } from '../forms/engine.ts';
import type { Field, Form } from '../forms/form.ts';
import { isLikelyName } from '../forms/person-name.ts';
import { fieldAsked, isShortText } from '../forms/place.ts';
import { bare, isSubmit, pickFrom, pickSeveral } from '../forms/words.ts';
import { type Frame, textOf } from '../frame.ts';
import type { IntentFile } from '../intents/index.ts';
import type { Reply } from '../reply.ts';
import { later, patternOf, runIntent, runPattern, sayFor, sharedSay, thenAsk } from '../run.ts';
import type { FormState } from '../talk.ts';
import { clearQuestion, commandConfidence, plainStaff, wish } from './clear.ts';
import { staff } from './words.ts';

/** A wrong number or a slip of the finger is no question. */
const chinese = /\p{Script=Han}{2}/u;
/** Whoever writes more than this tells a story, whatever they ask in it. */
const longestQuestion = 25;
/** What has a place among these in a message to somebody is a command all the same. */
const ownThings = /^(查|我的)\p{Script=Han}{2,4}$/u;
/** What a member means for the form itself. */
const formWords = new Set(['修改', '提交', '确认提交', '确认']);
/** Whoever asks this had better be answered before they go on. */
const privacy = /泄露|洩露|泄漏|隐私|(信息|资料|个人).{0,4}(安全|保密)|拿去(干|做)(嘛|什么)/;
const notInterruptions = new Set(['none', 'thanks', 'menu']);
/** These are asked; what only tells how things are is an attempt at an answer. */
const onlyAsked = new Set(['ask-law', 'calculate-pay']);

/** A message at a form's question, and what it is to that. */
interface Said {
  text: string;
  field: Field | undefined;
  /** No answer to the field at all. */
  refused: boolean;
  asks: boolean;
}

/** Answers a clear other question, then asks the form's again; undefined for an answer. */
export async function interrupted(
  frame: Frame,
  form: Form,
  state: FormState,
): Promise<Reply | undefined> {
  const text = textOf(frame);
  if (text === undefined) return undefined;
  frame.interrupting = true;
  const reply = await inBetween(frame, form, state, text);
  frame.interrupting = false;
  return reply && thenAsk(frame, reply);
}

async function inBetween(
  frame: Frame,
  form: Form,
  state: FormState,
  text: string,
): Promise<Reply | undefined> {
  const field = fieldAsked(form, state);
  const command = commandOf(frame, form, state, text);
  if (command) return command();
  if (field?.kind === 'text' && field.anything) return undefined;
  const story = field?.kind === 'text' && !isShortText(field);
  if (privacy.test(text) && !story) return { kind: 'text', text: sharedSay(frame)('form.privacy') };
  if (formWords.has(bare(text)) || isSubmit(text)) return undefined;
  if (field?.kind === 'text' && field.person && isLikelyName(text)) return undefined;
  if (story && text.length >= longestQuestion) return undefined;
  const refused = chinese.test(text) && isRefused(form, state, text, frame.now);
  const asks = clearQuestion.test(text);
  if (!refused && !(asks && mayHoldQuestion(field, text)) && !(field && isShortText(field)))
    return undefined;
  return goOnFromTopic(frame, text) ?? understood(frame, form, { text, field, refused, asks });
}

/** A command, word for word: 我的提醒, or the title of what is wanted. */
function commandOf(
  frame: Frame,
  form: Form,
  state: FormState,
  text: string,
): (() => Promise<Reply> | Reply) | undefined {
  const field = fieldAsked(form, state);
  // A case number may be part of an answer, and so may the name of a service.
  if (field?.kind === 'text' && field.anything && !ownThings.test(bare(text))) return undefined;
  const pattern = patternOf(frame.parts, text);
  if (pattern?.action !== undefined) return () => runPattern(frame, pattern);
  const titled = frame.parts.intents.find(({ title }) => title === bare(text));
  if (!titled || notInterruptions.has(titled.intent) || titled.intent === form.intent)
    return undefined;
  if (field?.kind !== 'text' && !isRefused(form, state, text, frame.now)) return undefined;
  return () => tell(frame, titled);
}

/** 那要多久, 怎么告他: about the last answer, which may have come in this form. */
function goOnFromTopic(frame: Frame, text: string): Promise<Reply> | undefined {
  const { talk, parts } = frame;
  if (!bareQuestion(text) || talk.topic?.left) return undefined;
  const topic = parts.intents.find(({ intent }) => intent === talk.topic?.intent);
  return topic?.interrupts && Array.isArray(talk.topic?.talk)
    ? runIntent(frame, topic.intent)
    : undefined;
}

async function understood(
  frame: Frame,
  form: Form,
  { text, refused, asks, field }: Said,
): Promise<Reply | undefined> {
  const { intent, sure, confidence } = frame.parts.matcher.match(text);
  const file = frame.parts.intents.find((one) => one.intent === intent);
  if (!sure || !file || notInterruptions.has(intent)) return undefined;
  const wishes = wish.test(text) && confidence >= commandConfidence;
  if (intent === form.intent) return refused && asks && field ? sayFirst(frame, form) : undefined;
  if (intent === 'talk-to-staff')
    return plainStaff.test(text) && text.length < longestQuestion ? staff(frame) : undefined;
  const meant = file.interrupts ? asks || (wishes && !onlyAsked.has(intent)) : wishes;
  const told = meant ? await tell(frame, file) : undefined;
  const asksBack = told?.kind === 'choices' && told.alone === undefined && onlyAsked.has(intent);
  // Which of five questions was meant helps nobody who only asks what to write.
  return asksBack && field && isShortText(field) ? undefined : told;
}

/** Tells what an intent tells; what does something waits. */
function tell(frame: Frame, { intent, interrupts, title }: IntentFile): Promise<Reply> | Reply {
  if (!interrupts) return later(frame, title);
  return intent === 'talk-to-staff' ? staff(frame) : runIntent(frame, intent);
}

/** Another question of the same kind: first this one. */
function sayFirst(frame: Frame, form: Form): Reply {
  return {
    kind: 'text',
    text: sayFor(frame, form.intent)('form.same', { title: form.title }),
  };
}

/** No answer to the field at all; a day that is too early, 今天, is a wrong answer, not a question. */
function isRefused(form: Form, state: FormState, text: string, now: Date): boolean {
  const kind = fieldAsked(form, state)?.kind;
  if (kind === 'text') return false;
  const step = advance(form, state, { kind: 'text', text }, now);
  if (step.kind === 'done' || step.problem === undefined) return false;
  return kind !== 'date' || step.problem === 'wrong.date';
}

/** A question is also a valid text, and may hold a choice's word: 上班路上受伤算工伤吗. */
function mayHoldQuestion(field: Field | undefined, text: string): boolean {
  if (field?.kind === 'text') return true;
  if (field?.kind !== 'choice' && field?.kind !== 'choices') return false;
  const pick = field.kind === 'choice' ? pickFrom : pickSeveral;
  const labels = field.options.map(({ label }) => label);
  return pick(labels, text) === undefined;
}
