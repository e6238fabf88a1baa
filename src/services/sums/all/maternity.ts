import type { Answers } from '../../../bot/forms/form.ts';
import type { Next, Sum } from '../sum.ts';
import { numberOf, textOf } from '../told.ts';
import { maternityFields, readMaternity } from './maternity-facts.ts';
import {
  birthLeave,
  childcareLeave,
  fatherLeave,
  miscarriageLeave,
  parentsLeave,
} from './maternity-parts.ts';

/** 产假、护理假、育儿假: how many days, until when, and the allowance. */
export const maternitySum: Sum = {
  name: 'maternity',
  title: '产假和生育津贴',
  words: [
    ...['产假', '产价', '产假几天', '产假津贴', '生育津贴', '陪产', '陪产假'],
    ...['护理假', '育儿假', '父母假', '照顾父母', '奶爸假', '流产', '引产', '宫外孕', '小产'],
    ...['头胎', '头胎能放', '二胎', '三胎', '剖腹产', '难产', '双胞胎'],
  ],
  fields: maternityFields,
  read: readMaternity,
  assume: (_text, told) => (told.leaveKind === 'birth' ? { babies: 1 } : {}),
  work: (answers) => {
    const day = textOf(answers, 'leaveFrom');
    const average = numberOf(answers, 'employerAverageWage');
    if (answers.leaveKind === 'father') return fatherLeave;
    if (answers.leaveKind === 'childcare') return childcareLeave;
    if (answers.leaveKind === 'parents') return parentsLeave;
    const next = average === undefined ? { next: [allowance(answers)] } : {};
    if (answers.leaveKind === 'miscarriage')
      return { ...miscarriageLeave(answers.pregnantFor === 'from-4', day, average), ...next };
    const leave = birthLeave({
      order: Number(answers.childOrder ?? 1),
      difficult: answers.delivery === 'difficult',
      born: answers.delivery !== 'unborn',
      babies: numberOf(answers, 'babies') ?? 1,
      day,
      average,
    });
    return { ...leave, ...next };
  },
};

/** The same leave with the allowance, which hinges on the employer's average wage. */
const allowance = ({ employerAverageWage: _skipped, ...known }: Answers): Next => ({
  key: 'next-allowance',
  sum: 'maternity',
  known: { ...known, maternityAsked: 'allowance' },
});
