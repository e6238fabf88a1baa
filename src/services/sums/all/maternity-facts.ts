import { optionNamed } from '../../../bot/forms/fields.ts';
import type { Answers, Field } from '../../../bot/forms/form.ts';
import { parseWholeNumber } from '../../../bot/forms/numbers.ts';
import { moneyIn } from '../reading/index.ts';
import { known, onlyIfTold, pastDayIn } from '../told.ts';

// What must be known of a birth, and what a sentence says of it.

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
    words: [
      ...[
        '头胎',
        '一胎',
        '一孩',
        '老大',
        '第一胎',
        '没生过',
        '第一个',
        '第一次生',
        '首胎',
        '初产',
        '头一个',
      ],
      ...['头生', '大宝', '一宝', '头一胎', '第一次当妈', '第一孩'],
    ],
  },
  {
    value: '2',
    label: '第二个孩子',
    words: [
      '二胎',
      '二孩',
      '老二',
      '第二胎',
      '第二个',
      '二宝',
      '第二次生',
      '二娃',
      '第二孩',
      '再生一个',
    ],
  },
  {
    value: '3',
    label: '第三个孩子',
    words: ['三胎', '三孩', '老三', '第三胎', '第三个', '三宝', '第三次生', '三娃', '第三孩'],
  },
  { value: '4', label: '第四个及以上', words: ['四胎', '第四胎', '第四个', '四孩', '老四'] },
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

export const maternityFields: Field[] = [
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
  onlyIfTold({
    name: 'maternityAsked',
    label: '算什么',
    kind: 'choice',
    options: [
      { value: 'days', label: '天数' },
      { value: 'allowance', label: '天数和生育津贴' },
    ],
  }),
  {
    name: 'employerAverageWage',
    label: '单位上年度月平均工资',
    kind: 'money',
    minFen: 10_000,
    maxFen: 100_000_000,
    optional: true,
    when: (answers) =>
      isMother(answers) &&
      (answers.maternityAsked === 'allowance' || answers.employerAverageWage !== undefined),
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
  // 老婆生二宝她产假几天: hers, unless his own is asked for.
  if (
    /产假/.test(text) &&
    !/陪产|护理假|奶爸|丈夫|男方|流产|引产|小产|胎停|宫外孕|没保住|育儿/.test(text)
  )
    return 'birth';
  const named = optionNamed(kinds, text);
  if (named) return named;
  return /产假|产价|[一二三头]胎|生育津贴|产假津贴|难产|剖[腹宫]产|顺产|双胞胎/.test(text) &&
    !kinds.some(({ words = [] }) => words.some((word) => text.includes(word)))
    ? 'birth'
    : undefined;
}

function deliveryIn(text: string): string | undefined {
  if (/难产|剖[腹宫]|剖产|剖的|剖了|开刀生|产钳|吸引产|臀位助产/.test(text)) return 'difficult';
  if (/顺产|自然分娩|顺的|顺生|自己生的|阴道分娩/.test(text)) return 'natural';
  return /预产期|还没生|快生|要生了|怀孕\d|怀着/.test(text) ? 'unborn' : undefined;
}

/** 双胞胎; an order of birth without it is one child. */
function babiesIn(text: string): number | undefined {
  if (/[三四]胞胎/.test(text)) return text.includes('四胞胎') ? 4 : 3;
  if (/双胞胎|雙胞胎|双胎|龙凤胎|两个宝宝|两个娃|一对/.test(text)) return 2;
  if (/单胎|单胞胎|一个宝宝|就?(?:生了?)?一个(?:娃|孩子|宝)|只生了?一个/.test(text)) return 1;
  return undefined;
}

/** 怀孕两个月, 五个月引产, 不满4个月. */
function pregnantFor(text: string): string | undefined {
  if (/(?:不满|未满|不到|不足|没到|没满)(?:4|四)个?月/.test(text)) return 'under-4';
  const months = /([1-9]|[一两二三四五六七八])个(?:半|多)?月/.exec(text)?.[1];
  const weeks = /([1-4]?\d)周/.exec(text)?.[1];
  if (months === undefined && weeks !== undefined)
    return Number(weeks) >= 16 ? 'from-4' : 'under-4';
  if (months === undefined) return undefined;
  return (parseWholeNumber(months) ?? 0) >= 4 ? 'from-4' : 'under-4';
}

/** The answers a sentence gives: 第一次生就是双胞胎,顺产. */
export function readMaternity(text: string, now: Date): Answers {
  const kind = kindIn(text);
  return known({
    leaveKind: kind,
    childOrder: optionNamed(orders, text),
    delivery: deliveryIn(text),
    babies: babiesIn(text),
    pregnantFor: kind === 'miscarriage' ? pregnantFor(text) : undefined,
    leaveFrom: kind === 'birth' || kind === 'miscarriage' ? pastDayIn(text, now) : undefined,
    employerAverageWage: moneyIn(text, [
      ...[
        '(?:单位|公司|厂里)(?:上年度?|去年)?(?:职工)?(?:的)?(?:月)?(?:平均|人均)(?:工资|缴费)?',
        '平均工资',
      ],
      ...['(?:单位|公司)按(?:平均)?'],
    ]),
    maternityAsked: /津贴/.test(text) ? 'allowance' : undefined,
  });
}
