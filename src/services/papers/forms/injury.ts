import type { Answers, Field, Form } from '../../../bot/forms/form.ts';
import { agreed, applicantFields, consentField } from '../../cases/index.ts';
import {
  addressField,
  employerAddressField,
  employerField,
  joinedField,
  pastDay,
  positionField,
  shortText,
} from './parts.ts';

const applicants = [
  { value: 'self', label: '本人', words: ['自己'] },
  { value: 'relative', label: '家里人替受伤职工申请', words: ['家属', '家里人', '亲属'] },
];

const accidents = [
  { value: 'at-work', label: '上班时间在岗位上受伤', words: ['岗位上', '干活', '机器', '摔'] },
  { value: 'commute', label: '上下班路上的交通事故', words: ['上班路上', '下班路上', '交通事故'] },
  { value: 'outside', label: '出差、外出办事受伤', words: ['出差', '外出'] },
  { value: 'violence', label: '因工作被人打伤', words: ['打伤', '被打'] },
  { value: 'sudden-illness', label: '上班时突发疾病', words: ['突发疾病', '猝死'] },
  { value: 'disease', label: '职业病', words: ['职业病', '尘肺'] },
];

const insurance = [
  { value: 'yes', label: '交了', words: ['有交', '交了'] },
  { value: 'no', label: '没交', words: ['没交', '没有'] },
  { value: 'unknown', label: '不知道', words: ['不清楚', '不知道'] },
];

const byRelative = (answers: Answers) => agreed(answers) && answers.applicant === 'relative';
const isDisease = (answers: Answers) => agreed(answers) && answers.accident === 'disease';
const isAccident = (answers: Answers) => agreed(answers) && answers.accident !== 'disease';

const story: Field[] = [
  { name: 'accident', label: '受伤情形', kind: 'choice', options: accidents, when: agreed },
  pastDay('on', '发生或确诊日期'),
  { ...shortText('at', '几点', 30), when: isAccident },
  { ...shortText('where', '地点'), when: isAccident },
  {
    name: 'how',
    label: '经过',
    kind: 'text',
    minLength: 10,
    maxLength: 600,
    anything: true,
    when: agreed,
  },
  { ...shortText('hazard', '接触危害的时间', 60), when: isDisease },
  shortText('injury', '伤情或职业病'),
  shortText('hospital', '医院', 60),
  { ...shortText('witness', '证人', 200), optional: true },
  { name: 'insured', label: '工伤保险', kind: 'choice', options: insurance, when: agreed },
];

/** The interview for a work-injury application 工伤认定申请表. */
export const injuryForm = (submit: Form['submit']): Form => ({
  name: 'papers.injury',
  version: 1,
  intent: 'book-lawyer',
  prefix: 'paper.',
  title: '工伤认定申请表',
  fields: [
    consentField,
    { name: 'applicant', label: '谁来申请', kind: 'choice', options: applicants, when: agreed },
    { ...shortText('applicantName', '申请人姓名', 30), when: byRelative },
    { ...shortText('relation', '与职工的关系', 20), when: byRelative },
    ...applicantFields,
    addressField,
    employerField,
    employerAddressField,
    { ...shortText('employerPhone', '单位电话', 40), optional: true },
    joinedField,
    positionField,
    ...story,
  ],
  confirm: agreed,
  submit,
});
