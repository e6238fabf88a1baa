import type { Say } from '../action.ts';
import type { FormState } from '../talk.ts';
import { optionLines, tapWord } from '../taps.ts';
import type { Answers, Field, Form } from './form.ts';
import { sayLength } from './lengths.ts';
import { sayYuan } from './numbers.ts';
import { type Period, sayPeriod } from './periods.ts';
import { changing, confirming, fieldAsked, visibleFields } from './place.ts';

/**
 * The question a form is at, as text.
 *
 * @param say the replies of the form's intent, falling back to the shared ones
 */
export function question(form: Form, state: FormState, say: Say): string {
  if (state.asking === confirming)
    return say('form.confirm', {
      title: form.title,
      summary: summary(form, state.answers),
      options: optionLines([say('form.submit'), say('form.change-it')]),
    });
  if (state.asking === changing)
    return say('form.change', {
      fields: optionLines(visibleFields(form, state.answers).map((field) => field.label)),
    });
  const field = fieldAsked(form, state);
  if (!field) return '';
  const asked = say(`${form.prefix ?? ''}ask.${field.name}`);
  const labels = optionsOf(field, say);
  const options = labels.length > 0 ? `\n${optionLines(labels)}` : '';
  const several = field.kind === 'choices' ? `\n${severalOf(field.options, say)}` : '';
  const skip = field.optional
    ? `\n${say('form.may-skip', { skip: tapWord(say('form.skip')) })}`
    : '';
  return `${asked}${options}${several}${skip}`;
}

/** Plain numbers: a tap sends one option, and would end the question. */
function severalOf(options: readonly { label: string }[], say: Say): string {
  const lines = options.map(({ label }, at) => `${at + 1}. ${label}`);
  return [...lines, say('form.several')].join('\n');
}

function optionsOf(field: Field, say: Say): string[] {
  if (field.kind === 'choice') return field.options.map(({ label }) => label);
  if (field.kind === 'yes-no') return field.labels ?? [say('form.yes'), say('form.no')];
  return [];
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
      return (field.labels ?? ['是', '否'])[value ? 0 : 1] ?? '';
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
