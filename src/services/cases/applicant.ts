import type { Answers, Field } from '../../bot/forms/form.ts';
import { isPersonName } from '../../bot/forms/person-name.ts';

/**
 * Consent to use sensitive data, asked by itself and before any of it is given: the Personal
 * Information Protection Law, art. 29, wants it separate.
 */
export const consentField: Field = {
  name: 'consent',
  label: '同意使用信息',
  kind: 'yes-no',
  labels: ['同意', '不同意'],
};

/** False once consent was refused: nothing more is asked, and nothing is confirmed. */
export const agreed = (answers: Answers): boolean => answers.consent !== false;

/** Whom to call back, and how. */
export const contactFields: Field[] = [
  {
    name: 'name',
    label: '姓名',
    words: ['名字', '我'],
    kind: 'text',
    minLength: 2,
    maxLength: 30,
    person: true,
    check: (value) => (isPersonName(String(value)) ? undefined : 'wrong.name'),
    when: agreed,
  },
  { name: 'phone', label: '手机号', kind: 'phone', sensitive: true, when: agreed },
];

/** Who applies: the questions every application asks. */
export const applicantFields: Field[] = [
  ...contactFields,
  {
    name: 'residentId',
    label: '身份证号',
    kind: 'resident-id',
    sensitive: true,
    when: agreed,
  },
];
