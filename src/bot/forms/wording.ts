import type { Say } from '../action.ts';
import type { FormState } from '../talk.ts';
import { changing, confirming, fieldAsked, visibleFields } from './engine.ts';
import type { Answers, Field, Form } from './form.ts';
import { sayLength } from './lengths.ts';
import { sayYuan } from './numbers.ts';
import { type Period, sayPeriod } from './periods.ts';

const numbered = (labels: string[]) => labels.map((label, at) => `${at + 1}. ${label}`).join('\n');

/**
 * The question a form is at, as text.
 *
 * @param say the replies of the form's intent, falling back to the shared ones
 */
export function question(form: Form, state: FormState, say: Say): string {
  if (state.asking === confirming)
    return say('form.confirm', { title: form.title, summary: summary(form, state.answers) });
  if (state.asking === changing)
    return say('form.change', {
      fields: numbered(visibleFields(form, state.answers).map((field) => field.label)),
    });
  const field = fieldAsked(form, state);
  if (!field) return '';
  const asked = say(`${form.prefix ?? ''}ask.${field.name}`);
  const several = field.kind === 'choices';
  const options =
    several || field.kind === 'choice' ? `\n${numbered(field.options.map((o) => o.label))}` : '';
  const hint = several ? `\n${say('form.several')}` : '';
  const skip = field.optional ? `\n${say('form.may-skip')}` : '';
  return `${asked}${options}${hint}${skip}`;
}

/** What was filled in, a line a field, as the member confirms it. */
export function summary(form: Form, answers: Answers): string {
  return visibleFields(form, answers)
    .map((field) => `${field.label}：${sayAnswer(field, answers[field.name])}`)
    .join('\n');
}

function sayAnswer(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '（未填）';
  const shown = plain(field, value);
  return field.sensitive ? mask(shown) : shown;
}

/** An answer as it is said to the member. */
export function plain(field: Field, value: unknown): string {
  switch (field.kind) {
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value);
    case 'choices':
      return field.options
        .filter((option) => Array.isArray(value) && value.includes(option.value))
        .map((option) => option.label)
        .join('、');
    case 'money':
      return sayYuan(Number(value));
    case 'hours':
      return `${value}小时`;
    case 'months':
      return sayLength({ months: Number(value), days: 0 });
    case 'period':
      return sayPeriod(value as Period);
    case 'photo':
      return `${Array.isArray(value) ? value.length : 0}张`;
    case 'yes-no':
      return value ? '是' : '否';
    default: {
      const shown = String(value);
      return shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
    }
  }
}

/** Keeps the first and last few characters: enough to spot a slip, too little to copy. */
export function mask(text: string): string {
  const characters = [...text];
  const { length } = characters;
  const keep = length >= 15 ? 4 : length >= 8 ? 3 : length >= 3 ? 1 : 0;
  const start = characters.slice(0, keep || 1).join('');
  const end = keep === 0 ? '' : characters.slice(-keep).join('');
  return `${start}****${end}`;
}
