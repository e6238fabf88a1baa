import type { Field, Form } from '../../bot/forms/form.ts';
import { agreed, applicantFields, consentField, townField } from '../cases/index.ts';
import { isNewForm, isOfWorkingAge, works } from './rules.ts';

const tooYoung: Field['check'] = (value, _answers, now) =>
  isOfWorkingAge(String(value), now) ? undefined : 'wrong.too-young';

const fields: Field[] = [
  { name: 'work', label: '从业类型', kind: 'choice', options: works },
  consentField,
  ...applicantFields.map((field) =>
    field.kind === 'resident-id' ? { ...field, check: tooYoung } : field,
  ),
  {
    name: 'employer',
    label: '工作单位',
    words: ['单位名称', '公司名称', '公司', '厂名'],
    kind: 'text',
    minLength: 2,
    maxLength: 60,
    when: (answers) => agreed(answers) && !isNewForm(answers),
  },
  {
    name: 'platform',
    label: '平台或站点',
    words: ['平台'],
    kind: 'text',
    minLength: 2,
    maxLength: 60,
    optional: true,
    when: (answers) => agreed(answers) && isNewForm(answers),
  },
  townField,
];

/** The application to join the union 入会申请. */
export const joiningForm = (submit: Form['submit']): Form => ({
  name: 'membership.joining',
  version: 1,
  intent: 'join-union',
  title: '入会申请',
  fields,
  confirm: agreed,
  submit,
});
