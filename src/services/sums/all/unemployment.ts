import { optionNamed } from '../../../bot/forms/fields.ts';
import type { Answers, Field } from '../../../bot/forms/form.ts';
import { parseWholeNumber, sayYuan } from '../../../bot/forms/numbers.ts';
import { plainOf, pointsIn } from '../../../bot/forms/periods.ts';
import { oneOf } from '../reading/found.ts';
import { lengthIn, lengthsIn } from '../reading/lengths.ts';
import {
  benefitMonths,
  endings,
  isInvoluntary,
  leastInsured,
  monthsTogether,
  mostMonths,
} from '../rules/unemployment.ts';
import type { Citation, Figure, Sum, Worked } from '../sum.ts';
import { known, numberOf, sayMonths, textOf, titleOf } from '../told.ts';
import { reasonIn } from './severance-reasons.ts';

const isTooShort = ({ insuredMonths, benefitLeft }: Answers) =>
  typeof insuredMonths === 'number' && insuredMonths < leastInsured && !benefitLeft;
/** Insured for less than a year, it does not matter how the work ended. */
const mayClaim = (answers: Answers) =>
  isTooShort(answers) || isInvoluntary(textOf(answers, 'unemployedBy') ?? '');

const fields: Field[] = [
  {
    name: 'unemployedBy',
    label: '怎么离开的',
    kind: 'choice',
    options: endings,
    when: (answers) => !isTooShort(answers),
  },
  { name: 'insuredMonths', label: '失业保险缴费', kind: 'months', max: 600, when: mayClaim },
  {
    name: 'benefitLeft',
    label: '上次没领完的月数',
    kind: 'number',
    min: 0,
    max: mostMonths,
    when: mayClaim,
  },
];

const insuredWords = [
  '失业保险',
  '失业险',
  '社保',
  '缴了',
  '交了',
  '交满',
  '缴满',
  '缴费',
  '累计缴费',
];

/** 失业金: for how many months it is paid, and how much. */
export const unemploymentSum: Sum = {
  name: 'unemployment',
  title: '失业金',
  words: ['失业金', '失业保险金', '失业保险', '失业补助', '失业待遇', '失业险'],
  fields,
  read: (text, now) =>
    known({
      unemployedBy: endingIn(text),
      insuredMonths: insuredIn(text, now),
      benefitLeft: leftIn(text),
    }),
  // Most claim for the first time.
  assume: (text) => (/上次|以前领|之前领|领过|没领完|剩/.test(text) ? {} : { benefitLeft: 0 }),
  work: (answers, figures, today) => {
    if (!mayClaim(answers)) return resigned;
    const insured = numberOf(answers, 'insuredMonths') ?? 0;
    const left = numberOf(answers, 'benefitLeft') ?? 0;
    const months = monthsTogether(insured, left);
    if (months === 0) return tooShort;
    return worked(insured, left, months, figures.at('unemployment-benefit-hangzhou', today));
  },
};

/** Months of paying in: told as a length, or from one month to another, both included. */
function insuredIn(said: string, now: Date): number | undefined {
  const text = plainOf(said);
  const told = lengthIn(text, insuredWords) ?? onlyLength(text);
  if (told !== undefined) return told;
  const [first, last] = pointsIn(text, now);
  if (!first || !last || !paidUntil.test(text.slice(first.end, last.at))) return undefined;
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const months = count(last.when) - count(first.when) + 1;
  return months > 0 ? months : undefined;
}

/** 2014年6月起一直交失业保险交到今年10月 */
const paidUntil = /^[^,，。;；]{0,20}(?:到|至|-|~|—)$/;

function onlyLength(text: string): number | undefined {
  const others = /领了|领过|上次|剩/.test(text);
  const told = /[交缴参]|社保|保险费|工龄|干了|做了|工作/.test(text);
  return others || !told ? undefined : oneOf(lengthsIn(text))?.months;
}

/** 上次还有5个月没领完. */
function leftIn(text: string): number | undefined {
  if (/第一次|没领过|从没领|没有领过|从来没领|首次/.test(text)) return 0;
  const found =
    /(?:还?剩(?:下|了)?|还有|留下)([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个月(?:的)?(?:没领|没有领|未领)?|(?<!领了?过?|[0-9一二两三四五六七八九十])([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个月(?:的)?(?:没领|没有领|未领)/.exec(
      text.normalize('NFKC'),
    );
  const months = parseWholeNumber(found?.[1] ?? found?.[2] ?? '');
  return months !== undefined && months <= mostMonths ? months : undefined;
}

/** 公司裁员把我裁了; 自己辞的, though it was for unpaid wages. */
function endingIn(text: string): string | undefined {
  const named = optionNamed(endings, text);
  if (named) return named;
  const reason = reasonIn(text);
  const same: Record<string, string> = {
    ...{ dismissed: 'dismissed', changed: 'dismissed', closed: 'dismissed', fault: 'dismissed' },
    ...{ agreed: 'agreed', expired: 'expired', forced: 'forced', quit: 'resigned' },
  };
  return reason === undefined ? undefined : same[reason];
}

const articles: Citation[] = [
  { law: '社会保险法', article: 46 },
  { law: '社会保险法', article: 45 },
];

const resigned: Worked = {
  kind: 'nothing',
  why: '自己主动辞职的，领不了失业金，是 0个月；缴费年限都给您留着，以后不是自愿离开时照样算。要是其实是单位让您走，或者单位欠薪、不交社保逼您走的，请按实际情况重新算一次。',
  articles: [{ law: '社会保险法', article: 45 }],
};

const tooShort: Worked = {
  kind: 'nothing',
  why: '失业前单位和本人缴失业保险要满1年才能领，您还不满12个月，这次可以领 0个月；已经缴的会保留、以后累计。单位该缴没缴、害您领不到的，损失可以找单位赔。',
  articles: [{ law: '社会保险法', article: 45 }],
};

function worked(insured: number, left: number, months: number, benefit?: Figure): Worked {
  const fresh = benefitMonths(insured);
  const steps = [
    `缴费${sayMonths(insured)}：${fresh === 0 ? '不满1年，没有新的月数' : `最长 ${fresh} 个月`}`,
  ];
  if (left > 0)
    steps.push(`加上次没领完的 ${left} 个月，合计最多 ${mostMonths} 个月：${months} 个月`);
  const fen = benefit && benefit.value * months;
  if (benefit && fen !== undefined)
    steps.push(`${sayYuan(benefit.value)} × ${months}个月 = ${sayYuan(fen)}`);
  return {
    kind: 'worked',
    inputs: [`失业保险缴费：${sayMonths(insured)}`, `上次没领完：${left}个月`],
    steps,
    result: `失业金最长可以领 ${months} 个月${fen === undefined ? '' : `，合计约 ${sayYuan(fen)}`}。`,
    ...(fen === undefined ? {} : { fen }),
    articles: [...articles, { law: '社会保险法', article: 50 }],
    figures: benefit ? [benefit] : [],
    notes: notesOn(insured, left, benefit),
  };
}

function notesOn(insured: number, left: number, benefit: Figure | undefined): string[] {
  return [
    '这是国家规定的上限，具体月数按缴费长短核定，可能短一些，以经办机构为准（12333）。领过又工作的，缴费时间从重新参保起算。',
    '要先办失业登记，从登记那天起算，别拖；找到工作要及时停领。',
    ...(insured < leastInsured && left > 0
      ? ['这次缴费不满1年，只算上次没领完的，能不能接着领请经办机构核定。']
      : []),
    ...(benefit ? [] : [`${titleOf('unemployment-benefit-hangzhou')}暂缺，所以只算月数。`]),
  ];
}
