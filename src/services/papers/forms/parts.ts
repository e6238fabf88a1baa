import type { Answers, Field } from '../../../bot/forms/form.ts';
import { dayOf } from '../../../days.ts';
import { agreed, applicantFields, consentField } from '../../cases/index.ts';
import { evidenceKinds } from '../evidence.ts';

/** No work began before. */
const earliest = () => '1960-01-01';
export const today = (now: Date) => dayOf(now);
/** Ten million yuan, in fen: catches a slip of the finger. */
export const mostMoney = 1_000_000_000;

/** An address or the like. */
export const shortText = (name: string, label: string, most = 100): Field => ({
  name,
  label,
  kind: 'text',
  minLength: 2,
  maxLength: most,
  when: agreed,
});

/** A day in the past. */
export const pastDay = (name: string, label: string): Field => ({
  name,
  label,
  kind: 'date',
  // A month alone counts as its first day, which the summary shows.
  months: true,
  earliest,
  latest: today,
  when: agreed,
});

/** Who the paper is for; consent comes first and by itself (PIPL art. 29). */
export const personFields: readonly Field[] = [consentField, ...applicantFields];

export const addressField = shortText('address', '住址');

/** A company's name as its licence has it. */
export const employerField = shortText('employer', '单位全称', 60);
export const employerAddressField = shortText('employerAddress', '单位地址');
export const joinedField = pastDay('joined', '入职日期');
export const positionField = shortText('position', '岗位', 30);

/** A month. */
export const wageField: Field = {
  name: 'wage',
  label: '月工资',
  kind: 'money',
  minFen: 10_000,
  maxFen: mostMoney,
  when: agreed,
};

/** True if an answer of several holds the value. */
export const holds =
  (field: string, value: string) =>
  (answers: Answers): boolean =>
    agreed(answers) && Array.isArray(answers[field]) && answers[field].includes(value);

/** What there is to prove it with. */
export const evidenceFields: readonly Field[] = [
  {
    name: 'evidence',
    label: '手上的证据',
    kind: 'choices',
    options: evidenceKinds.map(({ value, label, words }) => ({ value, label, words })),
    optional: true,
    when: agreed,
  },
  {
    ...shortText('witness', '证人', 200),
    optional: true,
    when: holds('evidence', 'witness'),
  },
  {
    name: 'evidenceMore',
    label: '其他证据',
    kind: 'text',
    minLength: 2,
    maxLength: 500,
    anything: true,
    optional: true,
    when: agreed,
  },
];
