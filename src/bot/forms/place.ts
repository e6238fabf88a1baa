import type { FormState } from '../talk.ts';
import type { Answers, Field, Form } from './form.ts';

/** What a form asks besides its fields: whether all is right, and which field to change. */
export const confirming = '#confirm';
export const changing = '#change';
/** Where photos wait that came before their question. */
export const earlyPhotos = '#early-photos';

/** The fields that apply to the answers so far. */
export function visibleFields(form: { fields: readonly Field[] }, answers: Answers): Field[] {
  return form.fields.filter((field) => field.when?.(answers) ?? true);
}

/** The field a form is at; none while it is confirmed or changed. */
export function fieldAsked(form: Form, state: FormState): Field | undefined {
  return form.fields.find((field) => field.name === state.asking);
}

/** How many characters an answer in words may have. */
export function longestText(field: Field | undefined): number {
  return (field?.kind === 'text' ? field.maxLength : undefined) ?? 500;
}

/** A longer text field holds a story. */
const longestShortText = 100;

/** A field for a name, an address or the like: what asks is no answer to it. */
export function isShortText(field: Field): boolean {
  return field.kind === 'text' && !field.anything && longestText(field) <= longestShortText;
}

/** The ids of the photos that an open form holds. */
export function photosIn({ fields }: { fields: readonly Field[] }, answers: Answers): number[] {
  const photos = fields.filter(({ kind }) => kind === 'photo').map(({ name }) => answers[name]);
  return [...photos, answers[earlyPhotos]]
    .flat()
    .filter((photo): photo is number => typeof photo === 'number');
}
