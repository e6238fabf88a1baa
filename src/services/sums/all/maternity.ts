import { optionNamed } from '../../../bot/forms/fields.ts';
import type { Answers, Field } from '../../../bot/forms/form.ts';
import { parseWholeNumber } from '../../../bot/forms/numbers.ts';
import { moneyIn } from '../reading/index.ts';
import type { Sum } from '../sum.ts';
import { known, numberOf, onlyIfTold, pastDayIn, textOf } from '../told.ts';
import {
  birthLeave,
  childcareLeave,
  fatherLeave,
  miscarriageLeave,
  parentsLeave,
} from './maternity-parts.ts';

const kindIs = (kind: string) => (answers: Answers) => answers.leaveKind === kind;
const isBirth = kindIs('birth');
const isMother = (answers: Answers) => isBirth(answers) || kindIs('miscarriage')(answers);

const kinds = [
  { value: 'birth', label: '生孩子的产假（女方）' },
  {
    value: 'miscarriage',
    label: '流产、引产的假',
    words: ['流产', '引产', '小产', '流掉', '胎停', '宫外孕', '没保住'],
  },
  {
    value: 'father',
    label: '男方护理假（陪产假）',
    words: ['陪产', '护理假', '奶爸', '老婆生', '媳妇生', '爱人生', '男方', '男的'],
  },
  { value: 'childcare', label: '育儿假', words: ['育儿假', '育儿'] },
  { value: 'parents', label: '独生子女陪护父母假' },
];

const orders = [
  {
    value: '1',
    label: '第一个孩子',
    words: ['头胎', '一胎', '一孩', '老大', '第一胎', '没生过'],
  },
  { value: '2', label: '第二个孩子', words: ['二胎', '二孩', '老二', '第二胎', '第二个', '二宝'] },
  { value: '3', label: '第三个孩子', words: ['三胎', '三孩', '老三', '第三胎', '第三个', '三宝'] },
  { value: '4', label: '第四个及以上', words: ['四胎', '第四胎'] },
];

const deliveries = [
  { value: 'natural', label: '顺产', words: ['自然分娩', '顺的'] },
  {
    value: 'difficult',
    label: '难产或剖宫产',
    words: ['难产', '剖腹', '剖宫', '剖产', '剖的'],
  },
  { value: 'unborn', label: '还没生', words: ['没生', '预产期', '怀孕'] },
];

const pregnancies = [
  {
    value: 'under-4',
    label: '不满4个月',
    words: ['不满四', '没满', '不到', '1个', '2个', '3个', '一个', '两个', '三个'],
  },
  {
    value: 'from-4',
    label: '满4个月',
    words: ['满了', '超过', '五个', '六个', '七个', '5个', '6个', '7个'],
  },
];

const fields: Field[] = [
  { name: 'leaveKind', label: '哪种假', kind: 'choice', options: kinds },
  { name: 'childOrder', label: '第几个孩子', kind: 'choice', options: orders, when: isBirth },
  { name: 'delivery', label: '怎么生的', kind: 'choice', options: deliveries, when: isBirth },
  { name: 'babies', label: '这次生几个', kind: 'number', min: 1, max: 8, when: isBirth },
  {
    name: 'pregnantFor',
    label: '怀孕多久',
    kind: 'choice',
    options: pregnancies,
    when: kindIs('miscarriage'),
  },
  onlyIfTold({ name: 'leaveFrom', label: '休假第一天', kind: 'date' }),
  {
    name: 'employerAverageWage',
    label: '单位上年度月平均工资',
    kind: 'money',
    minFen: 10_000,
    maxFen: 100_000_000,
    optional: true,
    when: isMother,
  },
];

/** Which leave is meant: 产假 alone is the mother's after a birth. */
function kindIn(text: string): string | undefined {
  // 护理假 of a parent who is old, not of a mother.
  if (
    /(?:照顾|陪护|护理|照料).{0,3}(?:父母|爸妈|老人)|(?:父母|爸妈).*(?:护理假|陪护假|60|六十)/.test(
      text,
    )
  )
    return 'parents';
  const named = optionNamed(kinds, text);
  if (named) return named;
  return /产假|产价|[一二三头]胎|生育津贴|产假津贴|难产|剖[腹宫]产|顺产|双胞胎/.test(text) &&
    !kinds.some(({ words = [] }) => words.some((word) => text.includes(word)))
    ? 'birth'
    : undefined;
}

function deliveryIn(text: string): string | undefined {
  if (/难产|剖[腹宫]|剖产/.test(text)) return 'difficult';
  return /顺产|自然分娩/.test(text) ? 'natural' : undefined;
}

/** 双胞胎; an order of birth without it is one child. */
function babiesIn(text: string): number | undefined {
  if (/四胞胎/.test(text)) return 4;
  if (/三胞胎/.test(text)) return 3;
  if (/双胞胎|雙胞胎|双胎|龙凤胎/.test(text)) return 2;
  return undefined;
}

/** 怀孕两个月, 五个月引产. */
function pregnantFor(text: string): string | undefined {
  const months = /([1-9]|[一两二三四五六七八])个(?:半|多)?月/.exec(text)?.[1];
  if (months === undefined) return undefined;
  return (parseWholeNumber(months) ?? 0) >= 4 ? 'from-4' : 'under-4';
}

/** 产假、护理假、育儿假: how many days, until when, and the allowance. */
export const maternitySum: Sum = {
  name: 'maternity',
  title: '产假和生育津贴',
  words: [
    ...['产假', '产价', '产假几天', '产假津贴', '生育津贴', '陪产', '陪产假'],
    ...['护理假', '育儿假', '父母假', '照顾父母', '奶爸假', '流产', '引产', '宫外孕', '小产'],
    ...['头胎', '头胎能放', '二胎', '三胎', '剖腹产', '难产', '双胞胎'],
  ],
  fields,
  read: (text, now) => {
    const kind = kindIn(text);
    return known({
      leaveKind: kind,
      childOrder: optionNamed(orders, text),
      delivery: deliveryIn(text),
      babies: babiesIn(text),
      pregnantFor: kind === 'miscarriage' ? pregnantFor(text) : undefined,
      leaveFrom: kind === 'birth' || kind === 'miscarriage' ? pastDayIn(text, now) : undefined,
      employerAverageWage: moneyIn(text, ['单位平均工资', '单位月平均工资', '平均工资']),
    });
  },
  work: (answers) => {
    const day = textOf(answers, 'leaveFrom');
    const average = numberOf(answers, 'employerAverageWage');
    if (answers.leaveKind === 'father') return fatherLeave;
    if (answers.leaveKind === 'childcare') return childcareLeave;
    if (answers.leaveKind === 'parents') return parentsLeave;
    if (answers.leaveKind === 'miscarriage')
      return miscarriageLeave(answers.pregnantFor === 'from-4', day, average);
    return birthLeave({
      order: Number(answers.childOrder ?? 1),
      difficult: answers.delivery === 'difficult',
      born: answers.delivery !== 'unborn',
      babies: numberOf(answers, 'babies') ?? 1,
      day,
      average,
    });
  },
};
