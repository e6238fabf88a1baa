import type { Answers, Field, Form } from '../../../bot/forms/form.ts';
import { agreed } from '../../cases/index.ts';
import { districtIn, districtOptions, elsewhere } from '../committees.ts';
import type { WorkSum } from '../port.ts';
import { claimFields } from './claim-fields.ts';
import {
  addressField,
  employerAddressField,
  employerField,
  evidenceFields,
  joinedField,
  pastDay,
  personFields,
  positionField,
  shortText,
  wageField,
} from './parts.ts';

const contracts = [
  { value: 'none', label: '一直没签', words: ['没签', '没有签', '未签', '没有', '没签过'] },
  { value: 'late', label: '后来才补签', words: ['补签', '后来签'] },
  { value: 'signed', label: '入职一个月内就签了', words: ['签了', '签过'] },
];

const endings = [
  { value: 'working', label: '还在上班', words: ['还在', '在职'] },
  { value: 'dismissed', label: '被单位辞退', words: ['辞退', '开除', '被裁', '裁员'] },
  {
    value: 'forced',
    label: '因欠薪等发了解除通知离开',
    words: ['被迫离职', '被迫解除', '解除通知'],
  },
  { value: 'agreed', label: '单位提出、双方谈好离开', words: ['协商', '谈好'] },
  { value: 'expired', label: '合同到期没有续签', words: ['到期'] },
  { value: 'quit', label: '自己辞职', words: ['自己辞职', '主动辞职', '自离'] },
];

/** Asked only where the employer's address does not say it. */
const needsDistrict = (answers: Answers) =>
  agreed(answers) && districtIn(String(answers.employerAddress ?? '')) === undefined;

const employerFields: Field[] = [
  employerField,
  employerAddressField,
  {
    name: 'district',
    label: '单位所在区县',
    kind: 'choice',
    options: districtOptions,
    when: needsDistrict,
  },
  {
    ...shortText('place', '所在县市区', 30),
    when: (answers) => needsDistrict(answers) && answers.district === elsewhere,
  },
  { ...shortText('boss', '法定代表人', 30), optional: true },
  { ...shortText('employerPhone', '单位电话', 40), optional: true },
];

const workFields: Field[] = [
  joinedField,
  positionField,
  wageField,
  { name: 'contract', label: '书面合同', kind: 'choice', options: contracts, when: agreed },
  {
    ...pastDay('signedOn', '补签日期'),
    when: (answers) => agreed(answers) && answers.contract === 'late',
    check: notBeforeJoining,
  },
  { name: 'left', label: '现在的情况', kind: 'choice', options: endings, when: agreed },
  {
    ...pastDay('leftOn', '离开日期'),
    when: (answers) => agreed(answers) && answers.left !== 'working',
    check: notBeforeJoining,
  },
];

function notBeforeJoining(value: unknown, answers: Answers): string | undefined {
  const tooEarly = typeof answers.joined === 'string' && String(value) < answers.joined;
  return tooEarly ? 'paper.wrong.before-joined' : undefined;
}

/** The interview for an arbitration application 劳动争议仲裁申请书. */
export const arbitrationForm = (work: WorkSum, submit: Form['submit']): Form => ({
  name: 'papers.arbitration',
  version: 1,
  intent: 'book-lawyer',
  prefix: 'paper.',
  title: '劳动争议仲裁申请书',
  fields: [
    ...personFields,
    addressField,
    ...employerFields,
    ...workFields,
    ...claimFields(work),
    {
      name: 'facts',
      label: '事情经过',
      kind: 'text',
      minLength: 10,
      maxLength: 1_000,
      anything: true,
      when: agreed,
    },
    ...evidenceFields,
  ],
  confirm: agreed,
  submit,
});
