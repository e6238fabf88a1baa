import type { Field, Form } from '../../../bot/forms/form.ts';
import { addDays, dayOf } from '../../../days.ts';
import { contactFields, townField } from '../../cases/index.ts';
import { packageKinds } from '../options.ts';

/** A visit takes some days to arrange, and nobody plans further ahead than half a year. */
const [leastDaysAhead, mostDaysAhead] = [7, 183];

const fields: Field[] = [
  { name: 'kind', label: '服务内容', kind: 'choice', options: packageKinds },
  { name: 'unit', label: '单位名称', kind: 'text', minLength: 2, maxLength: 60 },
  {
    name: 'date',
    label: '希望日期',
    kind: 'date',
    ahead: true,
    earliest: (now) => addDays(dayOf(now), leastDaysAhead),
    latest: (now) => addDays(dayOf(now), mostDaysAhead),
  },
  townField,
  { name: 'address', label: '详细地址', kind: 'text', minLength: 2, maxLength: 60 },
  { name: 'headcount', label: '人数', kind: 'number', min: 1, max: 10_000 },
  ...contactFields,
  { name: 'remark', label: '备注', kind: 'text', maxLength: 500, optional: true, anything: true },
];

/** Booking the service package 法律服务包, for a unit. */
export const packageForm = (submit: Form['submit']): Form => ({
  name: 'lawyer.package',
  version: 1,
  intent: 'legal-service-package',
  title: '法律服务包预订',
  fields,
  submit,
});
