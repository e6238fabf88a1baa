import type { Field, Form } from '../../bot/forms/form.ts';
import { agreed, applicantFields, consentField, townField } from '../cases/index.ts';
import { mostAsked, reliefKinds } from './rules.ts';

/** No household earns more a head and month: 1,000,000 yuan, in fen. */
const mostIncome = 100_000_000;

const fields: Field[] = [
  { name: 'kind', label: '救助类型', kind: 'choice', options: reliefKinds },
  consentField,
  {
    name: 'household',
    label: '家庭人口',
    words: ['人数'],
    kind: 'number',
    min: 1,
    max: 20,
    when: agreed,
  },
  {
    name: 'income',
    label: '人均月收入',
    words: ['人均收入', '月收入', '每人每月'],
    kind: 'money',
    minFen: 0,
    maxFen: mostIncome,
    optional: true,
    when: agreed,
  },
  {
    name: 'reason',
    label: '困难情况',
    kind: 'text',
    minLength: 10,
    maxLength: 500,
    when: agreed,
  },
  {
    name: 'amount',
    label: '申请金额',
    kind: 'money',
    minFen: 100,
    maxFen: mostAsked,
    when: agreed,
  },
  ...applicantFields,
  townField,
  { name: 'photos', label: '证明照片', kind: 'photo', most: 6, optional: true, when: agreed },
];

/** The relief application 困难帮扶申请. */
export const applicationForm = (submit: Form['submit']): Form => ({
  name: 'relief.application',
  version: 1,
  intent: 'apply-relief',
  title: '困难帮扶申请',
  fields,
  confirm: agreed,
  submit,
});
