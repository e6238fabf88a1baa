import type { Answers } from '../../../bot/forms/form.ts';

/**
 * What a sum is asked with, from the answers of an interview.
 *
 * @param sum its name in the sums service
 * @returns undefined while an answer it needs is missing
 */
export function sumAnswers(sum: string, answers: Answers): Answers | undefined {
  const make = Object.hasOwn(makers, sum) ? makers[sum] : undefined;
  const made = make?.(answers);
  if (!made || Object.values(made).includes(undefined)) return undefined;
  return made;
}

/** Who still works there has worked until today, whatever a sum took for the last day. */
const until = ({ left, leftOn, day }: Answers) => (left === 'working' ? day : (leftOn ?? day));

const employment = (answers: Answers): Answers => ({
  joined: answers.joined,
  left: until(answers),
  wage: answers.wage,
});

const makers: Record<string, (answers: Answers) => Answers | undefined> = {
  // A notice of termination is given by who was forced to.
  severance: (answers) => ({ ...employment(answers), reason: answers.left ?? 'forced' }),
  'double-damages': employment,
  'notice-pay': (answers) => ({ wage: answers.wage }),
  'double-wages': (answers) => ({ ...employment(answers), signed: answers.signedOn ?? null }),
  overtime: (answers) => ({
    wage: answers.wage,
    workdays: answers.overtimeWorkdays,
    restDays: answers.overtimeRestDays,
    holidays: answers.overtimeHolidays,
  }),
  'unused-leave': (answers) => ({ wage: answers.wage, days: answers.leaveDays }),
};
