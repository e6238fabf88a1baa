import type { Input } from '../../../src/bot/action.ts';
import { advance, beginForm, canContinue, type Step } from '../../../src/bot/forms/engine.ts';
import type { Answers, Field, Form } from '../../../src/bot/forms/form.ts';
import { confirming, fieldAsked } from '../../../src/bot/forms/place.ts';
import type { FormState } from '../../../src/bot/talk.ts';

/** A Sunday. */
export const now = new Date('2026-11-22T10:00:00+08:00');

export const typed = (text: string): Input => ({ kind: 'text', text });
export const photo = (fileId: number): Input => ({ kind: 'photo', fileId });

export function formOf(fields: Field[], more: Partial<Form> = {}): Form {
  return {
    name: 'test.form',
    version: 1,
    intent: 'menu',
    title: '测试表',
    fields,
    submit: () => ({ kind: 'none' }),
    ...more,
  };
}

/** The state a step leaves; fails if the form is done. */
export function asking(step: Step): FormState {
  if (step.kind !== 'ask') throw new Error('the form is done');
  return step.state;
}

/** Begins the form and gives these answers. */
export function fill(form: Form, inputs: Input[], known: Answers = {}): Step {
  return inputs.reduce<Step>(
    (step, input) => advance(form, asking(step), input, now),
    beginForm(form, known, now),
  );
}

/** One field as a form of its own: what it makes of a text, or what it says is wrong. */
export function read(field: Partial<Field> & Pick<Field, 'kind'>, text: string): unknown {
  const form = formOf([{ name: 'field', label: '这一项', ...field } as Field]);
  const step = fill(form, [typed(text)]);
  if (step.kind === 'ask' && step.problem) return { wrong: step.problem };
  return asking(step).answers.field;
}

/** The conditions every state a form can be in must meet. */
export function problemsOf(form: Form, state: FormState): string[] {
  const problems: string[] = [];
  const field = fieldAsked(form, state);
  if (!canContinue(form, state, now)) problems.push(`cannot be continued at ${state.asking}`);
  if (field && field.kind !== 'photo' && Object.hasOwn(state.answers, field.name))
    problems.push(`${field.name} is asked though it is answered`);
  if (field && !(field.when?.(state.answers) ?? true))
    problems.push(`${field.name} is asked though it does not apply`);
  if (state.asking === confirming)
    for (const one of form.fields)
      if ((one.when?.(state.answers) ?? true) && !Object.hasOwn(state.answers, one.name))
        problems.push(`${one.name} is confirmed though it was not asked`);
  if (JSON.stringify(JSON.parse(JSON.stringify(state))) !== JSON.stringify(state))
    problems.push('it does not survive being stored');
  return problems;
}
