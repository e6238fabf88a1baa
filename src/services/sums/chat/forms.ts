import type { Form } from '../../../bot/forms/form.ts';
import { sums } from '../all/index.ts';
import type { Sum } from '../sum.ts';
import { figureForm } from './figure.ts';
import type { Parts } from './parts.ts';
import { resultOf } from './result.ts';

export const intent = 'calculate-pay';

/** A sum as a conversation. Nothing to confirm: the result shows what it was worked out from. */
export function formOf(parts: Parts, sum: Sum): Form {
  return {
    name: `sums.${sum.name}`,
    version: 1,
    intent,
    title: sum.title,
    fields: [...sum.fields],
    confirm: false,
    submit: (turn, answers) => resultOf(parts, turn, sum, answers),
  };
}

export const allForms = (parts: Parts): Form[] => [
  ...sums.map((sum) => formOf(parts, sum)),
  figureForm(parts),
];
