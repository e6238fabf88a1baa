import type { Answers, Field } from '../../../bot/forms/form.ts';
import { dayOf, daysBetween, sayDate } from '../../../days.ts';
import { dateOf } from '../reading/index.ts';
import { afterRestDays, type Limit, limitOf } from '../rules/limitation.ts';
import type { Citation, Sum, Worked } from '../sum.ts';
import { known, pastDayIn, textOf } from '../told.ts';

const isWages = (answers: Answers) => answers.claimKind === 'wages';
const isExempt = (answers: Answers) => isWages(answers) && answers.employment === 'employed';
const runs = (answers: Answers) => !isExempt(answers);

const fields: Field[] = [
  {
    name: 'claimKind',
    label: '要争的是',
    kind: 'choice',
    options: [
      {
        value: 'wages',
        label: '拖欠的工资、加班费等劳动报酬',
        words: ['欠薪', '工资', '加班费', '劳动报酬', '提成', '奖金', '工钱'],
      },
      {
        value: 'other',
        label: '其他（赔偿、补偿、双倍工资、工伤待遇等）',
        words: ['辞退', '开除', '补偿', '赔偿', '双倍', '二倍', '没签合同', '工伤', '社保'],
      },
    ],
  },
  {
    name: 'employment',
    label: '在不在职',
    kind: 'choice',
    when: isWages,
    options: [
      { value: 'employed', label: '还在这家单位', words: ['还在', '没离职', '没走'] },
      { value: 'left', label: '已经离开了', words: ['离职了', '走了', '辞职了', '离开', '不在了'] },
    ],
  },
  { name: 'sinceDay', label: '起算的日期', kind: 'date', when: runs, latest: dayOf },
  {
    name: 'demandedDay',
    label: '最近一次讨要或投诉',
    kind: 'date',
    when: runs,
    optional: true,
    latest: dayOf,
  },
];

const wageSaid = /欠薪|拖欠工资|欠(?:我)?(?:的)?工资|欠.{0,4}工钱|加班费|没发工资|不发工资|提成/;
const otherSaid =
  /双倍|二倍|两倍工资|没签合同|补偿|赔偿|违法|无故|被?(?:辞退|辞掉|辞了|开除|开了|开掉|解雇|(?<!仲)裁)|被辞|被炒|解除|工伤|社保|年假/;

/** Whether wages are claimed; a text that speaks of both is asked. */
function claimIn(text: string): string | undefined {
  const [wages, other] = [wageSaid.test(text), otherSaid.test(text)];
  if (wages && other && employmentIn(text) === 'left') return 'other';
  if (wages === other) return undefined;
  return wages ? 'wages' : 'other';
}

function employmentIn(text: string): string | undefined {
  if (/(?<!不)在职|还在上班|还在干|没(?:有)?离职/.test(text)) return 'employed';
  const left =
    /离职|辞职|离开|不干了|走的|走人|被辞|被开|被裁|被炒|解除|离厂|不在职|辞退|辞掉|辞了|开除|解雇/;
  return left.test(text) ? 'left' : undefined;
}

const demands =
  /投诉|讨要|讨薪|讨过|要过|催|索要|索赔|书面|监察|答应|承诺|发函|律师函|信访|找过|求助|工会|调解|主张|举报|写了欠条|欠条/;
const neverDemanded =
  /(?:没|没有|未|从没|从来没)(?:有)?(?:再)?[^,，。]{0,6}(?:讨|催|投诉|要过|找过|主张)/;

/** The day it began, and the day of the last demand: 去年12月10号被开除，今年3月16日去投诉过. */
function daysTold(text: string, now: Date): Answers {
  const demandedDay = dateOf(text, now, demands);
  const own = pastDayIn(text, now);
  if (demandedDay === undefined || own === demandedDay) return { sinceDay: own };
  return { demandedDay, sinceDay: dateOf(text, now, began) };
}

const began =
  /辞|开除|开了|被开|解雇|(?<!仲)裁|炒|离职|离开|走|解除|终止|到期|拖欠|欠|知道|发现|收到|通知|不干|受伤|事故|结束/;

/** 仲裁时效: by when arbitration must be asked for. */
export const limitationSum: Sum = {
  name: 'limitation',
  title: '仲裁时效',
  words: [
    ...['仲裁时效', '仲裁期限', '时效', '时效到', '时效到哪天', '时效哪天', '时效还有'],
    ...['时效还剩', '时效过', '最晚什么时候', '申请仲裁', '还来得及', '可以告'],
  ],
  unless: ['申请工伤', '工伤认定', '认定工伤', '裁决', '判决'],
  fields,
  read: (text, now) =>
    known({
      claimKind: claimIn(text),
      employment: employmentIn(text),
      ...daysTold(text, now),
    }),
  // No demand is the safe side; after the end of the employment the year is the same for all claims.
  assume: (text, { employment, sinceDay }) => ({
    ...(/讨要|催|投诉|监察|要过/.test(text) && !neverDemanded.test(text)
      ? {}
      : { demandedDay: null }),
    ...(employment === 'left' && sinceDay !== undefined ? { claimKind: 'other' } : {}),
  }),
  work: (answers, _figures, today) => {
    if (isExempt(answers)) return exempt;
    const day = textOf(answers, 'sinceDay') ?? today;
    const demanded = textOf(answers, 'demandedDay');
    return worked(answers, limitOf({ day, demanded }), day, demanded, today);
  },
};

const articles: Citation[] = [{ law: '劳动争议调解仲裁法', article: 27 }];

const exempt: Worked = {
  kind: 'worked',
  inputs: ['要争的是：劳动报酬', '还在职'],
  steps: [
    '劳动关系还在，讨要拖欠的劳动报酬，不受一年时效限制（劳动争议调解仲裁法第二十七条第四款）',
  ],
  result: '您还在职，讨要拖欠的工资现在不受一年时效限制。',
  articles,
  figures: [],
  notes: [
    '一旦离职，要从离职那天起一年内申请仲裁。',
    '证据会丢，工资条、考勤只存有限的年头，能早就早。双倍工资、补偿金等不算拖欠工资，另按一年算。',
  ],
};

function worked(
  answers: Answers,
  limit: Limit,
  day: string,
  demanded: string | undefined,
  today: string,
): Worked {
  const later = afterRestDays(limit.last);
  const start = isWages(answers) ? '离职' : '知道或应当知道权利被侵害';
  const first = `从${sayDate(limit.from)}起算一年（当天不算），最后一天是${sayDate(limit.last)}`;
  const rest = `${sayDate(limit.last)}逢周末或节假日，可以顺延到${sayDate(later)}（民法典第203条）；稳妥起见别等顺延`;
  return {
    kind: 'worked',
    inputs: [
      `${start}：${sayDate(day)}`,
      `最近一次讨要或投诉：${demanded ? sayDate(demanded) : '没有'}`,
    ],
    steps: [...demandSteps[limit.demand], first, ...(later > limit.last ? [rest] : [])],
    result: resultOf(limit.last, later, today),
    articles: [
      ...articles,
      { law: '民法典', article: 202 },
      ...(later > limit.last ? [{ law: '民法典', article: 203 }] : []),
      ...(today > later ? [{ law: '劳动争议司法解释（二）', article: 20 }] : []),
    ],
    figures: [],
    notes: today <= later ? inTime : passed,
  };
}

function resultOf(last: string, later: string, today: string): string {
  const days = daysBetween(today, last);
  if (days < 0 && today <= later)
    return `仲裁时效到${sayDate(last)}，逢休息日顺延到${sayDate(later)}：要马上申请。`;
  if (days < 0) return `按这些日期，仲裁时效到${sayDate(last)}，已经过了 ${-days} 天。`;
  const left = days === 0 ? '今天就是最后一天' : `还剩 ${days} 天`;
  const moved = later > last ? `（逢休息日，可顺延到${sayDate(later)}）` : '';
  return `仲裁时效到${sayDate(last)}为止${moved}，${left}。`;
}

const demandSteps: Record<Limit['demand'], string[]> = {
  none: [],
  renewed: ['一年里讨要过、投诉过或单位答应过，时效中断，从那天重新算'],
  'too-late': [
    '讨要那天离起算日已超过一年，单凭这次不能重新算；中间一年内还讨要过的，时效是一次次连着算的',
  ],
  'too-early': ['讨要在起算日之前，不影响起算'],
};

const inTime = [
  '一年里书面向单位讨要、向劳动监察投诉、或单位答应付，都会让时效重新算，请留好证据。',
  '最后一天逢春节等节假日也会顺延，但别等到那天，早几天递申请最稳。',
];

const passed = [
  '先别放弃：这一年里讨要过、投诉过、单位答应过，时效就会重新算；不可抗力等正当理由耽误的时间也不算。',
  '时效要由单位在仲裁时提出来，没提就照审。请尽快让律师或工会看看。',
];
