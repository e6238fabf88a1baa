import { oneDay } from '../../days.ts';
import type { Input } from '../action.ts';
import type { FormState } from '../talk.ts';
import { readField } from './fields.ts';
import type { Answers, Field, Form } from './form.ts';
import { type NamedAnswers, readNamedAnswers } from './named-answers.ts';
import { fieldNamed } from './names.ts';
import { changing, confirming, earlyPhotos, fieldAsked, visibleFields } from './place.ts';
import { bare, isChange, isSubmit, pickFrom } from './words.ts';

/** What comes next in a form. */
export type Step =
  /**
   * Ask (again): `problem` is the `replies` key of what was wrong; `received` counts photos so far;
   * `noted` are the labels of other fields that were answered on the way.
   */
  | {
      kind: 'ask';
      state: FormState;
      problem?: string;
      received?: number;
      first?: boolean;
      noted?: string[];
    }
  | { kind: 'done'; answers: Answers };

/** A form left alone for this long is dropped. */
const lifetime = 3 * oneDay;
/** 我的金额, 姓名呢: so much more than a field's name still means the field. */
const besideName = 2;
/** After so many wrong answers in a row the offer of a person is made. */
export const attemptsBeforeHelp = 3;

export function beginForm(form: Form, answers: Answers, now: Date): Step {
  return next(form, {
    form: form.name,
    version: form.version,
    answers,
    asking: '',
    attempts: 0,
    expiresAt: now.getTime() + lifetime,
  });
}

/** True if the state can be carried on: the same version of the form, and not too old. */
export function canContinue(form: Form | undefined, state: FormState, now: Date): boolean {
  if (!form || form.version !== state.version || state.expiresAt <= now.getTime()) return false;
  return state.asking.startsWith('#') || form.fields.some((field) => field.name === state.asking);
}

/**
 * Takes the member's input as the answer to what was asked, and says what comes next. Pure: no
 * clock, no database.
 */
export function advance(form: Form, state: FormState, input: Input, now: Date): Step {
  const fresh = { ...state, expiresAt: now.getTime() + lifetime };
  const named = input.kind === 'text' ? readNamedAnswers(form, state, input.text, now) : undefined;
  if (named) return takeNamed(form, fresh, named);
  if (state.asking === confirming) return confirm(form, fresh, input);
  if (state.asking === changing) return change(form, fresh, input);
  const field = fieldAsked(form, state);
  if (!field) return next(form, fresh);
  const read = readField(field, input, state.answers, state.answers[field.name], now);
  if (read.kind === 'wrong') return askAgain(fresh, read.problem);
  const answers = { ...state.answers, [field.name]: read.value };
  if (read.kind === 'more') {
    const received = Array.isArray(read.value) ? read.value.length : 0;
    return { kind: 'ask', state: { ...fresh, answers, attempts: 0 }, received };
  }
  return next(form, { ...fresh, answers, attempts: 0 });
}

/** 手机号改成13912345678: takes what is clear, asks for what is not, and goes on where the form was. */
function takeNamed(form: Form, state: FormState, { answers, fields, ask }: NamedAnswers): Step {
  const taken = { ...state, answers: { ...state.answers, ...answers }, attempts: 0 };
  const step = ask ? reask(taken, ask.field) : next(form, taken);
  if (step.kind === 'done') return step;
  const noted = fields.filter((field) => field.name !== state.asking).map(({ label }) => label);
  return {
    ...step,
    ...(noted.length > 0 ? { noted } : {}),
    ...(ask?.problem ? { problem: ask.problem } : {}),
  };
}

/** One question back: the answer before is forgotten and asked again. */
export function stepBack(form: Form, state: FormState): Step {
  if (state.asking === changing)
    return { kind: 'ask', state: { ...state, asking: confirming, attempts: 0 } };
  const fields = visibleFields(form, state.answers);
  const at = fields.findIndex((field) => field.name === state.asking);
  const previous = fields[(at < 0 ? fields.length : at) - 1];
  if (!previous) return { kind: 'ask', state, first: true };
  const answers = { ...state.answers };
  delete answers[previous.name];
  delete answers[state.asking];
  return { kind: 'ask', state: { ...state, answers, asking: previous.name, attempts: 0 } };
}

function next(form: Form, state: FormState): Step {
  const open = visibleFields(form, state.answers).find(
    (field) => !Object.hasOwn(state.answers, field.name),
  );
  if (open?.kind === 'photo' && earlyPhotos in state.answers)
    return askWithEarlyPhotos(form, open, state);
  if (open) return { kind: 'ask', state: { ...state, asking: open.name } };
  if (!needsConfirming(form, state.answers))
    return { kind: 'done', answers: visibleAnswers(form, state.answers) };
  return { kind: 'ask', state: { ...state, asking: confirming } };
}

function needsConfirming(form: Form, answers: Answers): boolean {
  return typeof form.confirm === 'function' ? form.confirm(answers) : (form.confirm ?? true);
}

/** The photos that came early are the first of the answer; there may be more to come. */
function askWithEarlyPhotos(
  form: Form,
  field: Extract<Field, { kind: 'photo' }>,
  state: FormState,
): Step {
  const answers = takeEarlyPhotos(field, state.answers);
  const full = (answers[field.name] as unknown[]).length >= field.most;
  const taken = { ...state, answers, asking: field.name };
  return full ? next(form, taken) : { kind: 'ask', state: taken };
}

function takeEarlyPhotos(field: Extract<Field, { kind: 'photo' }>, answers: Answers): Answers {
  const { [earlyPhotos]: early, ...rest } = answers;
  const photos = [rest[field.name], early].flatMap((some) => (Array.isArray(some) ? some : []));
  return { ...rest, [field.name]: photos.slice(0, field.most) };
}

/**
 * What is handed in. Answers to questions that no longer apply are left behind; photos sent while
 * another question was open count as sent for theirs.
 */
function visibleAnswers(form: Form, given: Answers): Answers {
  const photo = visibleFields(form, given).find((field) => field.kind === 'photo');
  const answers = photo && earlyPhotos in given ? takeEarlyPhotos(photo, given) : given;
  const visible = new Set(visibleFields(form, answers).map((field) => field.name));
  const known = new Set(form.fields.map((field) => field.name));
  // What the action put in beside the form's own fields goes through; our own notes (#…) do not.
  const kept = ([name]: [string, unknown]) =>
    known.has(name) ? visible.has(name) : !name.startsWith('#');
  return Object.fromEntries(Object.entries(answers).filter(kept));
}

function confirm(form: Form, state: FormState, input: Input): Step {
  if (input.kind === 'text' && isSubmit(input.text))
    return { kind: 'done', answers: visibleAnswers(form, state.answers) };
  if (input.kind === 'text' && isChange(input.text))
    return { kind: 'ask', state: { ...state, asking: changing, attempts: 0 } };
  // 金额改一下: the field named is the one to change.
  const named = input.kind === 'text' ? fieldToChange(form, state, input.text) : undefined;
  if (named) return reask(state, named);
  return askAgain(state, 'wrong.confirm');
}

function change(form: Form, state: FormState, input: Input): Step {
  const typed = input.kind === 'text' ? input.text : '';
  const fields = visibleFields(form, state.answers);
  const labels = fields.map((field) => field.label);
  const found = fields[pickFrom(labels, typed) ?? -1] ?? fieldToChange(form, state, typed);
  return found ? reask(state, found) : askAgain(state, 'wrong.choice');
}

/** The field to change: its name alone, or with a word that says so. 蒋村工会电话 changes nothing. */
function fieldToChange(form: Form, { answers }: FormState, text: string): Field | undefined {
  const found = fieldNamed(visibleFields(form, answers), text);
  const alone = bare(text).length <= (found?.name.length ?? 0) + besideName;
  return alone || /改|换|错|不对|有误|重填/.test(text) ? found?.field : undefined;
}

function askAgain(state: FormState, problem: string): Step {
  return { kind: 'ask', state: { ...state, attempts: state.attempts + 1 }, problem };
}

function reask(state: FormState, field: Field): Extract<Step, { kind: 'ask' }> {
  const answers = { ...state.answers };
  delete answers[field.name];
  return { kind: 'ask', state: { ...state, answers, asking: field.name, attempts: 0 } };
}
