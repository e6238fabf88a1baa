import type { Answers, Field } from '../../../bot/forms/form.ts';
import { parseWholeNumber } from '../../../bot/forms/numbers.ts';
import { dayOf } from '../../../days.ts';
import { dateOf } from '../reading/index.ts';
import { wageIn } from '../reading/wages.ts';
import { known, onlyIfTold, pastDayIn, wageField } from '../told.ts';

// What must be known of a death at work, and what a sentence says of it.

export const hasDependants = ({ dependentSpouse: spouse, dependants }: Answers) =>
  spouse === true || Number(dependants) > 0;

/** Only the monthly allowances are asked for: they do not hinge on the day. */
export const asksAllowances = ({ deathAsked }: Answers) => deathAsked === 'allowance';

export const deathFields: Field[] = [
  onlyIfTold({
    name: 'deathAsked',
    label: '算什么',
    kind: 'choice',
    options: [
      { value: 'allowance', label: '只算每月抚恤金' },
      { value: 'all', label: '都算' },
    ],
  }),
  {
    name: 'deathDay',
    label: '去世的日期',
    kind: 'date',
    latest: dayOf,
    when: (answers) => !asksAllowances(answers) && answers.deathYear === undefined,
  },
  onlyIfTold({ name: 'deathYear', label: '去世的年份', kind: 'number', min: 2011, max: 2100 }),
  { name: 'dependentSpouse', label: '配偶靠供养', kind: 'yes-no' },
  { name: 'dependants', label: '其他供养亲属', kind: 'number', min: 0, max: 20 },
  {
    name: 'dependantsAlone',
    label: '其中孤寡老人或孤儿',
    kind: 'number',
    min: 0,
    max: 21,
    when: hasDependants,
  },
  { ...wageField, when: hasDependants },
];

const count = '([0-9]{1,2}|[一二两三四五六])';
const kin = new RegExp(
  `${count}(?:个|位|名)?(?:未成年|没成年|年幼|还?在?(?:上学|读书)|没有?劳动能力|年老)?的?(?:孩子|小孩|娃|儿子|女儿|老人|小囡|子女|亲属|父母)`,
  'g',
);
const bothParents = /(?:父母|爸妈|双亲|公婆)(?:双方|两人|都|二老|两个)?/;

/** 两个娃一个老人, 父母都靠他养: those named in a question about the allowance. */
function dependantsIn(text: string): number | undefined {
  if (!/抚恤|供养/.test(text)) return undefined;
  const counts = [...text.matchAll(kin)].map(([, said = '']) => parseWholeNumber(said) ?? 0);
  const told = counts.reduce((sum, one) => sum + one, 0);
  if (told > 0) return told;
  if (bothParents.test(text)) return 2;
  return undefined;
}

/** 老婆没工作靠他养; 配偶有工作. */
function spouseIn(text: string): boolean | undefined {
  if (!/抚恤|供养/.test(text)) return undefined;
  const spouse = '(?:配偶|老婆|妻子|丈夫|老公|爱人|媳妇|我妈|他妈)';
  if (
    new RegExp(
      `${spouse}[^,，。]{0,8}(?:没有?工作|没有?收入|没有?劳动能力|靠他|靠她|不能劳动|供养|一直病|残疾|40|四成)`,
    ).test(text)
  )
    return true;
  if (new RegExp(`${spouse}[^,，。]{0,4}(?:有工作|有收入|在上班|不靠|改嫁)`).test(text))
    return false;
  return /没有?配偶|未婚|没结婚|离婚|离异|单身/.test(text) ? false : undefined;
}

const died =
  /没救|去世|过世|离世|没了|身亡|死|抢救无效|不在了|遇难|牺牲|猝死|出事|走的|走了|工亡|撞|坠/;

/** The day of death, or the year alone: 2025年, 今年, 去年. */
function deathIn(text: string, now: Date): Answers {
  const day = dateOf(text, now, died) ?? pastDayIn(text, now);
  if (day !== undefined) return { deathDay: day };
  const year = Number(dayOf(now).slice(0, 4));
  const said = /(?<!\d)(20[12]\d)年(?!度)/.exec(text)?.[1];
  if (said !== undefined) return Number(said) <= year ? { deathYear: Number(said) } : {};
  if (/今年|这个?月|上个?月(?=.*今年)|上周|前几天|最近/.test(text)) return { deathYear: year };
  return /去年(?!度)/.test(text) ? { deathYear: year - 1 } : {};
}

const asksMonthly = (text: string) =>
  /抚恤金|供养/.test(text) &&
  !/工亡补助金|丧葬|一次性/.test(text) &&
  (/每个?月|按月/.test(text) || !/一共|总共|合计|加起来/.test(text));

/** The answers a sentence gives: 我爸2025年10月6号上班路上被车撞死. */
export const readDeath = (text: string, now: Date): Answers =>
  known({
    ...deathIn(text, now),
    deathAsked: asksMonthly(text) ? 'allowance' : undefined,
    dependentSpouse: spouseIn(text),
    dependants: dependantsIn(text),
    wage: wageIn(text),
  });

/** The lump sums hinge on the day alone; those to be kept are offered after them. */
export function assumeDeath(text: string, told: Answers): Answers {
  const alone = /孤儿|孤寡/.test(text) ? {} : { dependantsAlone: 0 };
  // Whoever names some of them is taken to have named all.
  const named = told.dependentSpouse !== undefined || told.dependants !== undefined;
  if (asksAllowances(told)) return named ? { dependentSpouse: false, dependants: 0, ...alone } : {};
  return /抚恤|供养/.test(text) ? alone : { dependentSpouse: false, dependants: 0 };
}
