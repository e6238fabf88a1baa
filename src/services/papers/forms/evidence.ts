import type { Form } from '../../../bot/forms/form.ts';
import { agreed, applicantFields, consentField } from '../../cases/index.ts';
import { claimKinds } from '../claims/kinds.ts';
import { employerField, evidenceFields } from './parts.ts';

const nameOnly = applicantFields.filter(({ name }) => name === 'name');

/** The interview for a list of evidence 证据清单. */
export const evidenceForm = (submit: Form['submit']): Form => ({
  name: 'papers.evidence',
  version: 1,
  intent: 'book-lawyer',
  prefix: 'paper.',
  title: '证据清单',
  fields: [
    consentField,
    ...nameOnly,
    employerField,
    {
      name: 'matter',
      label: '为了要什么',
      kind: 'choices',
      options: claimKinds.map(({ value, label, words }) => ({ value, label, words })),
      when: agreed,
    },
    ...evidenceFields,
  ],
  confirm: agreed,
  submit,
});
