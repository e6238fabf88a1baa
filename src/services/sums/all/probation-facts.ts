import { optionNamed } from '../../../bot/forms/fields.ts';
import type { Answers, Field } from '../../../bot/forms/form.ts';
import { lengthIn, moneyIn } from '../reading/index.ts';
import { longestProbation, type Term, termOf, terms } from '../rules/probation.ts';
import { known, numberOf, onlyIfTold, textOf, wageField } from '../told.ts';

// What must be known of a probation, and what a sentence says of it.

/** Only how long it may be, or only what must be paid in it. */
const asks = (what: 'limit' | 'wage') => (answers: Answers) => answers.probationAsked === what;
export const asksLimit = asks('limit');
export const asksWage = asks('wage');
const asksAll = (answers: Answers) => !asksLimit(answers) && !asksWage(answers);

export const isAgain = ({ probationAgain }: Answers) => probationAgain === true;
export const termIn = (answers: Answers) => textOf(answers, 'contractTerm') as Term | undefined;
/** Beyond the law by its length, or because there was one already (劳动合同法 19 (1) and (2)). */
export const isTooLong = (answers: Answers) => {
  const term = termIn(answers);
  const agreed = numberOf(answers, 'probationMonths') ?? 0;
  return isAgain(answers) ? agreed > 0 : term !== undefined && agreed > longestProbation(term);
};

export const probationFields: Field[] = [
  onlyIfTold({
    name: 'probationAsked',
    label: '算什么',
    kind: 'choice',
    options: [
      { value: 'limit', label: '最长能定多久' },
      { value: 'wage', label: '试用期工资' },
      { value: 'all', label: '合不合法、赔多少' },
    ],
  }),
  onlyIfTold({ name: 'probationAgain', label: '第二次试用', kind: 'yes-no' }),
  {
    name: 'contractTerm',
    label: '合同期限',
    kind: 'choice',
    options: terms.map((term) => ({ ...term, words: 'words' in term ? [...term.words] : [] })),
    when: (answers) => !asksWage(answers) && !isAgain(answers),
  },
  { name: 'probationMonths', label: '约定的试用期', kind: 'months', max: 36, when: asksAll },
  {
    name: 'probationServed',
    label: '试用期已过',
    kind: 'months',
    max: 36,
    when: (answers) => asksAll(answers) && isTooLong(answers),
  },
  {
    ...wageField,
    label: '转正后月工资',
    optional: true,
    when: (answers) => !asksLimit(answers),
  },
  onlyIfTold({ name: 'probationWage', label: '试用期月工资', kind: 'money' }),
];

const fullWageWords = [
  ...['转正', '转正后', '正式', '正式工资', '转正工资', '月薪', '约定工资', '合同工资', '月工资'],
  ...[
    '转正(?:后|以后|之后)?(?:的)?(?:月)?(?:工资|薪资|薪水)',
    '合同(?:上|里)?(?:写的?)?工资',
    '满月工资',
  ],
];
const contractWords = [
  '合同',
  '合同期限?',
  '签了',
  '签',
  '(?:期|期限)(?:的)?(?:劳动)?合同',
  '劳动合同',
];
const probationWords = [
  '(?:试用|适用)期?(?:约定|规定|写的?|定了?|说|签了?|是|又)?',
  '(?:又|再|重新)(?:给我|让我)?试用',
];
const servedWords = [
  ...[
    '已经过了?',
    '过了',
    '干了',
    '做了',
    '试用了',
    '已经干了?',
    '已经做了?',
    '上了',
    '干满',
    '做满',
    '待了',
    '履行了?',
  ],
];

function contractIn(text: string): Term | undefined {
  const named = optionNamed(
    terms.flatMap((term) => ('words' in term ? [{ ...term, words: [...term.words] }] : [])),
    text,
  );
  if (named) return named as Term;
  const months = lengthIn(text, contractWords);
  return months === undefined ? undefined : termOf(months);
}

const again =
  /第二次试用|(?:又|再|重新|再次|二次)(?:给我|让我|要我|跟我)?(?:约定|定了?|来|设)?(?:了)?(?:一个|一次)?[^,，。]{0,6}试用|试用[^,，。]{0,8}(?:第二次|两次)|续签[^。]{0,12}试用|两次试用/;
const isOver =
  /过完|做完|干完|试用完|走完|期满|已经转正|转正了|都过了|也过了|已经过了(?![0-9一二两三四五六])|结束了|满了/;

/** How much of it was served: told, or all of it. */
function servedIn(text: string, agreed: number | undefined): number | undefined {
  const told = lengthIn(text, servedWords);
  if (told !== undefined) return told;
  return isOver.test(text) ? agreed : undefined;
}

function askedIn(text: string, agreed: number | undefined): string | undefined {
  if (/赔|违法|不合法|超(?!过)|(?<!不能?|不得|不可|别)超过/.test(text)) return undefined;
  const wage =
    /试用期?(?:的|每个?月)?(?:工资|薪资|薪水|最低|最少|至少|不低于|能发|应发|发|给|拿)|[八8]折|80%|打折|低于/;
  if (wage.test(text)) return 'wage';
  const limit = /最[长多]|上限|不能?超过|(?:能|可以|可|该)(?:约?定|写|签|设|试用)|多久|几个月|多长/;
  return agreed === undefined && limit.test(text) ? 'limit' : undefined;
}

/** The answers a sentence gives: 合同签两年的，试用3个月已经过完，转正工资7500. */
export function readProbation(text: string): Answers {
  // An extension is another one agreed on: what was agreed first is not asked about.
  const extended = /延长/.test(text);
  const agreed = lengthIn(text, extended ? ['延长(?:试用期?)?了?'] : probationWords);
  const isSecond = extended || again.test(text);
  return known({
    probationAsked: askedIn(text, agreed),
    probationAgain: isSecond ? true : undefined,
    contractTerm: isSecond ? undefined : contractIn(text),
    probationMonths: agreed,
    probationServed: servedIn(text, agreed),
    wage: moneyIn(text, fullWageWords),
    probationWage: moneyIn(text, [
      '试用期工资',
      '试用期',
      '试用期(?:只)?给',
      '试用期(?:只)?发',
      '试用期每个?月',
    ]),
  });
}
