import type { FormState } from '../talk.ts';
import type { Answers, Field, Form } from './form.ts';

/** What a form asks besides its fields: whether all is right, and which field to change. */
export const confirming = '#confirm';
export const changing = '#change';

/** The fields that apply to the answers so far. */
export function visibleFields(form: { fields: readonly Field[] }, answers: Answers): Field[] {
  return form.fields.filter((field) => field.when?.(answers) ?? true);
}

/** The field a form is at; none while it is confirmed or changed. */
export function fieldAsked(form: Form, state: FormState): Field | undefined {
  return form.fields.find((field) => field.name === state.asking);
}
