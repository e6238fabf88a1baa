import { optionNamed } from '../../../bot/forms/fields.ts';
import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayLength } from '../../../bot/forms/lengths.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { type Period, sayPeriod } from '../../../bot/forms/periods.ts';
import {
  type Bounds,
  boundsAt,
  lastDayOf,
  serviceField,
  serviceIn,
  serviceOf,
  wageField,
  wageIn,
  wageOf,
} from '../employment.ts';
import { words } from '../pick.ts';
import { doubleDamages } from '../rules/double-damages.ts';
import { type Severance, severance, splitAt2008 } from '../rules/severance.ts';
import type { Citation, Figure, Sum, Worked } from '../sum.ts';
import { known, textOf } from '../told.ts';

/** How the work ended: decides whether severance is due (劳动合同法 46). */
const reasons = [
  {
    value: 'dismissed',
    label: '公司辞退或裁员',
    words: [
      ...[
        '辞退',
        '裁员',
        '被裁',
        '裁掉',
        '被开了',
        '被开掉',
        '炒了我',
        '炒我',
        '通知走人',
        '被优化',
      ],
      ...['要我走', '叫我走', '让我走', '赶我走', '不要我', '辭退', '公司要解除', '清退'],
    ],
  },
  { value: 'agreed', label: '公司提出、协商走的', words: ['协商解除', '协商走', '商量走', '劝退'] },
  {
    value: 'expired',
    label: '合同到期公司不续',
    words: ['到期不续', '不续签', '不续了', '没续签'],
  },
  { value: 'declined', label: '合同到期我不想续', words: ['我不想续', '我不续', '自己不续'] },
  {
    value: 'closed',
    label: '公司关门、解散、破产',
    words: ['关门', '倒闭', '破产', '解散', '关店', '停业', '注销', '要关了'],
  },
  {
    value: 'forced',
    label: '公司欠薪、没缴社保等，我走的',
    words: ['被迫', '欠薪走', '没交社保走', '没缴社保走'],
  },
  { value: 'quit', label: '自己辞职', words: ['自己走', '主动辞职', '主动离职', '不想干'] },
  { value: 'fault', label: '公司说我违纪', words: ['违纪', '旷工开除', '严重违反'] },
];

const fields: Field[] = [
  serviceField,
  wageField,
  { name: 'reason', label: '怎么离开的', kind: 'choice', options: reasons },
];

const contract = (...articles: number[]): Citation[] =>
  articles.map((article) => ({ law: '劳动合同法', article }));

/** Why nothing is due, where nothing is. */
const nothingDue: Record<string, { why: string; articles: Citation[] }> = {
  declined: {
    why: '公司按原条件或更好的条件续签、您不愿意续的，合同到期没有经济补偿。公司压低了条件才续，您不续，那就有：选“合同到期公司不续”再算。',
    articles: contract(46),
  },
  quit: {
    why: '自己辞职一般没有经济补偿。但公司欠薪、没依法缴社保、克扣加班费等，您因此提出走，就有：选“公司欠薪、没缴社保等，我走的”再算。',
    articles: contract(37, 38, 46),
  },
  fault: {
    why: '您确有严重违纪等情形，公司依法解除不用给补偿。可理由要公司来证明；证明不了就是违法解除，可以要两倍的赔偿金：说“那2N呢”我接着算。',
    articles: [...contract(39, 48, 87), { law: '劳动争议司法解释（一）', article: 44 }],
  },
};

const articlesDue: Record<string, Citation[]> = {
  dismissed: contract(40, 41, 46, 47),
  agreed: contract(36, 46, 47),
  expired: contract(44, 46, 47),
  closed: contract(44, 46, 47),
  forced: contract(38, 46, 47),
};

/** 经济补偿 N. */
export const severanceSum: Sum = {
  name: 'severance',
  title: '经济补偿（N）',
  words: words(
    '经济补偿 补偿金 补偿 赔偿金额 离职补偿 赔尝金 被辞退 辞退 被裁 裁掉 裁员 被优化 不续签 清退 通知走人',
    '关门 关店 搬走 要我走 被迫离职 协商解除 解除一个员工 打发我 打发 赔几个月 补几个月 按几个月工资',
    'N是多少 的N是 社平三倍',
  ),
  unless: ['竞业'],
  fields,
  read: (text, now) =>
    known({
      service: serviceIn(text, now),
      wage: wageIn(text),
      reason: optionNamed(reasons, text.normalize('NFKC')),
    }),
  work: (answers, figures, today) => {
    const reason = textOf(answers, 'reason') ?? 'dismissed';
    const due = Object.hasOwn(nothingDue, reason) ? nothingDue[reason] : undefined;
    if (due) return { kind: 'nothing', ...due };
    const service = serviceOf(answers, today);
    if (!service)
      return { kind: 'nothing', why: '还差在这家单位干了多久。', articles: contract(47) };
    return worked(answers, service, boundsAt(figures, lastDayOf(service, today)), today);
  },
};

function worked(answers: Answers, service: Period, bounds: Bounds, today: string): Worked {
  const { before, after } = splitAt2008(service, lastDayOf(service, today));
  const wage = wageOf(answers);
  const reason = textOf(answers, 'reason') ?? 'dismissed';
  const facts = {
    average: wage,
    minimum: bounds.minimum?.value,
    localAverage: bounds.average?.value,
  };
  const paid = severance({ ...facts, service: after });
  const unlawful = doubleDamages({ ...facts, service });
  const notes = [
    reason === 'dismissed'
      ? `公司拿不出法定理由，或没走法定程序，就是违法解除：可以改要两倍的赔偿金 ${sayYuan(unlawful.fen)}（二者选一）。`
      : '',
    reason === 'forced' ? '要书面告诉公司是因为它欠薪、没缴社保等才走的，留好凭证。' : '',
    before
      ? `2008年以前的${sayLength(before)}按当时的规定另算，没有算进去（劳动合同法第97条）。`
      : '',
    bounds.missing,
  ];
  return {
    kind: 'worked',
    inputs: inputsOf(service, wage, reason),
    steps: severanceSteps(after, wage, paid, bounds),
    result: `经济补偿约 ${sayYuan(paid.fen)}。`,
    fen: paid.fen,
    articles: [
      ...(articlesDue[reason] ?? contract(46, 47)),
      { law: '劳动合同法实施条例', article: 27 },
    ],
    figures: usedFigures(paid, bounds),
    notes: notes.filter(Boolean),
  };
}

function inputsOf(service: Period, wage: number, reason: string): string[] {
  const label = reasons.find(({ value }) => value === reason)?.label ?? '';
  return [`工作时间：${sayPeriod(service)}`, `月工资：${sayYuan(wage)}`, `怎么离开的：${label}`];
}

/** How N came about, a line a step; also for the sums that build on it. */
export function severanceSteps(
  service: { months: number; days: number },
  wage: number,
  { months, base, bound, fen }: Severance,
  { average }: Bounds,
): string[] {
  const capped = `月工资高于平均工资3倍（${sayYuan(average?.value ?? 0)} × 3），按 ${sayYuan(base)} 算，最多12年`;
  return [
    `${sayLength(service)}算 ${months} 个月：满一年1个月，满六个月不满一年也算1个月，不满六个月算半个月`,
    ...(bound === 'cap' ? [capped] : []),
    ...(bound === 'floor' ? [`${sayYuan(wage)}低于最低工资，按 ${sayYuan(base)} 算`] : []),
    `${sayYuan(base)} × ${months} = ${sayYuan(fen)}`,
  ];
}

/** The figures a sum was bounded by, or could have been. */
export function usedFigures({ bound }: Severance, { minimum, average }: Bounds): Figure[] {
  const used = bound === 'floor' ? [minimum] : bound === 'cap' ? [average] : [minimum, average];
  return used.flatMap((figure) => figure ?? []);
}
