import type { Form } from '../../../bot/forms/form.ts';
import { agreed } from '../../cases/index.ts';
import {
  employerField,
  holds,
  joinedField,
  mostMoney,
  personFields,
  positionField,
  shortText,
  wageField,
} from './parts.ts';

const reasons = [
  { value: 'wages', label: '拖欠工资', words: ['欠薪', '拖欠', '工资', '没发'] },
  { value: 'insurance', label: '没交社保', words: ['社保', '保险'] },
  { value: 'conditions', label: '没有劳动保护或劳动条件', words: ['劳动保护', '劳动条件'] },
];

/** The interview for a notice of termination 被迫解除劳动合同通知书. */
export const terminationForm = (submit: Form['submit']): Form => ({
  name: 'papers.termination',
  version: 1,
  intent: 'book-lawyer',
  prefix: 'paper.',
  title: '被迫解除劳动合同通知书',
  fields: [
    ...personFields,
    employerField,
    joinedField,
    positionField,
    wageField,
    { name: 'reasons', label: '解除理由', kind: 'choices', options: reasons, when: agreed },
    { ...shortText('owedMonths', '欠薪的月份', 60), when: holds('reasons', 'wages') },
    {
      name: 'owed',
      label: '欠薪金额',
      kind: 'money',
      maxFen: mostMoney,
      when: holds('reasons', 'wages'),
    },
  ],
  confirm: agreed,
  submit,
});
