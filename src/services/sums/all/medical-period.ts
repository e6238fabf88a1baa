import type { Answers, Field } from '../../../bot/forms/form.ts';
import { sayDate } from '../../../days.ts';
import { serviceField, serviceOf } from '../employment.ts';
import { seniorityIn } from '../reading/service.ts';
import { lastDay, medicalPeriod } from '../rules/medical-period.ts';
import type { Sum } from '../sum.ts';
import { known, numberOf, onlyIfTold, pastDayIn, sayMonths, textOf } from '../told.ts';

/** Sixty years of service, in months. */
const longest = 720;

const fields: Field[] = [
  { name: 'seniority', label: '参加工作总年限', kind: 'months', max: longest },
  serviceField,
  onlyIfTold({ name: 'sickFrom', label: '病休开始', kind: 'date' }),
];

/** Of two lengths the shorter is that here: 总共参加工作十二年，来这单位才三年. */
function serviceTold(text: string, now: Date): Answers {
  const { all, here } = seniorityIn(text, now);
  const first = /第一份工作|没换过(?:单位|公司|工作)|一毕业就|一直在(?:这|本)/.test(text);
  if (first && (here || all !== undefined))
    return { seniority: here?.months ?? all, service: here ?? { months: all ?? 0, days: 0 } };
  return { seniority: all, service: here };
}

/** 医疗期: how long the protection of somebody ill lasts. */
export const medicalPeriodSum: Sum = {
  name: 'medical-period',
  title: '医疗期',
  words: ['医疗期', '医疗期几个月', '医疗期多长', '医疗期到'],
  fields,
  read: (text, now) =>
    known({
      ...serviceTold(text, now),
      sickFrom: pastDayIn(text, now, ['医疗期从', '病休从', '病假从', '从']),
    }),
  work: (answers, _figures, today) => {
    const own = serviceOf(answers, today)?.months ?? 0;
    const total = Math.max(numberOf(answers, 'seniority') ?? 0, own);
    const { months, within } = medicalPeriod(total, own);
    const day = textOf(answers, 'sickFrom');
    const steps = [
      `总年限${total >= 120 ? '满' : '不满'}10年，本单位${sayMonths(own)}：医疗期 ${months} 个月`,
      `从病休第一天起，${within} 个月内累计病休满 ${months} 个月为满（劳部发〔1994〕479号第三条、第四条）`,
    ];
    if (day)
      steps.push(
        `从${sayDate(day)}起连续病休，到${sayDate(lastDay(day, months))}满；断断续续的，累计到${sayDate(lastDay(day, within))}为止`,
      );
    return {
      kind: 'worked',
      inputs: [`参加工作总年限：${sayMonths(total)}`, `在本单位：${sayMonths(own)}`],
      steps,
      result: `您的医疗期是 ${months} 个月。`,
      articles: [
        { law: '劳动合同法', article: 42 },
        { law: '劳动合同法', article: 45 },
        { law: '劳动合同法', article: 40 },
      ],
      figures: [],
      notes: [
        '休息日和节假日也算在病休时间里。癌症、精神病、瘫痪等特殊疾病，24个月内没好的，可以申请适当延长。',
        '医疗期内单位不能以生病干不了、裁员为由辞退您，合同到期要顺延。各地有细则的，以当地规定为准。',
      ],
    };
  },
};
