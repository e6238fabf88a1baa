import type { FormState } from '../talk.ts';
import { readAssignment, saysWrong } from './assignment.ts';
import { readField } from './fields.ts';
import type { Answers, Field, Form } from './form.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { fieldAsked, longestText } from './place.ts';
import { asksBack } from './words.ts';

/** What a text says of fields by their names, beside or instead of the answer to the question. */
export interface NamedAnswers {
  /** The values that are clear. */
  answers: Answers;
  /** Their fields. */
  fields: Field[];
  /** A field said to be wrong whose new value is missing, or is not one: `problem` says why. */
  ask?: { field: Field; problem?: string };
}

/** The kinds whose values look like nothing else. */
const exact = new Set<Field['kind']>(['phone', 'resident-id', 'money', 'number', 'date']);
/** A longer text field holds a story, in which anything may be named. */
const longName = 60;
const longCorrection = 40;
/** Enough for all of a form at once; what is longer is no answer by name, and slow to search. */
const longest = 600;
const opening =
  /^(不好意思|对不起|抱歉|我的?|那个|把|请|前面的?|上面的?|刚才的?|刚刚的?|[，,\s])*$/;

/**
 * Reads 手机号改成13912345678, 上一个填错了，金额是5000, 李明，手机号139…: what a text says of other
 * fields than the one asked, or of that one by its name. Pure.
 *
 * @returns undefined if there is nothing of the kind: then it is the answer to the question, or none
 */
export function readNamedAnswers(
  form: Form,
  state: FormState,
  text: string,
  now: Date,
): NamedAnswers | undefined {
  if (text.length > longest) return undefined;
  const asked = fieldAsked(form, state);
  const mentions = mentionsIn(form, state, text);
  const [first] = mentions;
  if (!first || (asked && isStory(asked, first, text))) return undefined;
  const corrects = mentions.some((mention) => mention.corrects) || saysWrong(text);
  if (!corrects && asksBack(text)) return undefined;
  const found: NamedAnswers = { answers: {}, fields: [] };
  const read = (field: Field, value: string) =>
    readField(field, { kind: 'text', text: value }, state.answers, undefined, now);
  for (const mention of mentions) take(found, mention, state, read);
  const elsewhere = found.ask || found.fields.some((field) => field !== asked);
  if (!elsewhere && !(asked?.kind === 'text' && found.fields.length > 0)) return undefined;
  if (asked && !corrects) takeHead(found, asked, text.slice(0, first.start), read);
  return found;
}

/** In a story a field's name means nothing, unless the text is a correction from its first word. */
function isStory(asked: Field, first: Mention, text: string): boolean {
  if (asked.kind !== 'text') return false;
  if (asked.anything) return true;
  if (longestText(asked) <= longName) return false;
  return !(
    first.corrects &&
    opening.test(text.slice(0, first.start)) &&
    text.length <= longCorrection
  );
}

type Read = (field: Field, value: string) => ReturnType<typeof readField>;

function take(found: NamedAnswers, mention: Mention, { asking }: FormState, read: Read): void {
  const { field, corrects, joined, value } = mention;
  if (found.fields.includes(field)) return;
  const told = joined || exact.has(field.kind) || (corrects && field.kind === 'choice');
  const result = value !== undefined && told ? read(field, value) : undefined;
  if (result?.kind === 'value') {
    found.answers[field.name] = result.value;
    found.fields.push(field);
  } else if (corrects && field.name !== asking && !found.ask) {
    found.ask = { field, ...(result?.kind === 'wrong' ? { problem: result.problem } : {}) };
  }
}

/** 李明，手机号139…: what stands before the first name answers the question. */
function takeHead(found: NamedAnswers, asked: Field, head: string, read: Read): void {
  const { value } = readAssignment(head);
  if (value === undefined || asked.kind === 'photo' || found.fields.includes(asked)) return;
  const result = read(asked, value);
  if (result.kind !== 'value') return;
  found.answers[asked.name] = result.value;
  found.fields.unshift(asked);
}
