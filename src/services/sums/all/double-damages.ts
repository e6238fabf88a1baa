import { sayYuan } from '../../../bot/forms/numbers.ts';
import { sayPeriod } from '../../../bot/forms/periods.ts';
import {
  averageFields,
  averageOf,
  boundsAt,
  lastDayOf,
  readEmployment,
  serviceField,
  serviceOf,
  wageField,
} from '../employment.ts';
import { words } from '../pick.ts';
import { doubleDamages } from '../rules/double-damages.ts';
import type { Citation, Sum } from '../sum.ts';
import { severanceSteps, usedFigures } from './severance.ts';

const articles: Citation[] = [
  ...[47, 48, 87].map((article) => ({ law: '劳动合同法', article })),
  { law: '劳动合同法实施条例', article: 25 },
  { law: '劳动争议司法解释（一）', article: 44 },
];

/** 违法解除、终止的赔偿金 2N. */
export const doubleDamagesSum: Sum = {
  name: 'double-damages',
  title: '违法解除赔偿（2N）',
  words: words(
    '2N 2N是多少 违法解除 违法辞退 违法终止 非法辞退 违法解除赔偿金 赔偿金 双倍赔偿 两倍赔偿 双倍补偿 两倍补偿',
  ),
  fields: [serviceField, wageField, ...averageFields],
  read: readEmployment,
  work: (answers, figures, today) => {
    const service = serviceOf(answers, today);
    if (!service) return { kind: 'nothing', why: '还差在这家单位干了多久。', articles };
    const { fen: wage, steps } = averageOf(answers, service);
    const bounds = boundsAt(figures, lastDayOf(service, today));
    const { single, fen } = doubleDamages({
      service,
      average: wage,
      minimum: bounds.minimum?.value,
      localAverage: bounds.average?.value,
    });
    return {
      kind: 'worked',
      inputs: [`工作时间：${sayPeriod(service)}`, `月工资：${sayYuan(wage)}`],
      steps: [
        ...steps,
        ...severanceSteps(service, wage, single, bounds),
        `${sayYuan(single.fen)} × 2 = ${sayYuan(fen)}`,
      ],
      result: `违法解除的赔偿金约 ${sayYuan(fen)}。`,
      fen,
      articles,
      figures: usedFigures(single, bounds),
      notes: [
        '前提是公司违法解除或终止；理由和程序由公司举证。要了赔偿金就不再给经济补偿。想回去上班的，也可以要求继续履行合同。',
        ...(bounds.missing ? [bounds.missing] : []),
      ],
    };
  },
};
