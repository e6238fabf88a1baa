import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayLength } from '../../../bot/forms/lengths.ts';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { type Period, sayPeriod } from '../../../bot/forms/periods.ts';
import {
  averageFields,
  averageOf,
  type Bounds,
  boundsAt,
  lastDayOf,
  readEmployment,
  serviceField,
  serviceOf,
  wageField,
} from '../employment.ts';
import { words } from '../pick.ts';
import { doubleDamages } from '../rules/double-damages.ts';
import { type Severance, severance, splitAt2008 } from '../rules/severance.ts';
import type { Figure, Sum, Worked } from '../sum.ts';
import { known, textOf } from '../told.ts';
import { articlesDue, nothingDue } from './severance-due.ts';
import { reasonIn, reasons } from './severance-reasons.ts';

const fields: Field[] = [
  serviceField,
  wageField,
  ...averageFields,
  { name: 'reason', label: '怎么离开的', kind: 'choice', options: reasons },
];

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
  read: (text, now) => known({ ...readEmployment(text, now), reason: reasonIn(text) }),
  work: (answers, figures, today) => {
    const reason = textOf(answers, 'reason') ?? 'dismissed';
    const due = Object.hasOwn(nothingDue, reason) ? nothingDue[reason] : undefined;
    if (due) return { kind: 'nothing', ...due };
    const service = serviceOf(answers, today);
    if (!service)
      return {
        kind: 'nothing',
        why: '还差在这家单位干了多久。',
        articles: articlesDue.closed ?? [],
      };
    return worked(answers, service, boundsAt(figures, lastDayOf(service, today)), today);
  },
};

function worked(answers: Answers, service: Period, bounds: Bounds, today: string): Worked {
  const { before, after } = splitAt2008(service, lastDayOf(service, today));
  const { fen: wage, steps } = averageOf(answers, service);
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
    reason === 'changed' ? '公司没提前30天书面通知的，再加一个月工资：说“那N+1呢”我接着算。' : '',
    before
      ? `2008年以前的${sayLength(before)}按当时的规定另算，没有算进去（劳动合同法第97条）。`
      : '',
    bounds.missing,
  ];
  return {
    kind: 'worked',
    inputs: inputsOf(service, wage, reason),
    steps: [...steps, ...severanceSteps(after, wage, paid, bounds)],
    result: `经济补偿约 ${sayYuan(paid.fen)}。`,
    fen: paid.fen,
    articles: [...(articlesDue[reason] ?? []), { law: '劳动合同法实施条例', article: 27 }],
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
