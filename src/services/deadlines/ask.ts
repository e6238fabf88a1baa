import type { Turn } from '../../bot/action.ts';
import type { Answers, Field, Form } from '../../bot/forms/form.ts';
import {
  choices,
  type Option,
  type Outcome,
  openForm,
  type Reply,
  toIntent,
} from '../../bot/reply.ts';
import { addMonths, dayOf, daysBetween } from '../../days.ts';
import type { Laws } from '../legal/index.ts';
import type { OfficeCalendar } from '../staff/index.ts';
import { type LastDay, lastDayOf } from './last-day.ts';
import type { Period, Periods } from './period.ts';
import { deadlineQuestion } from './questions.ts';
import { reminderDays } from './reminders.ts';
import { explain, sayLength } from './wording.ts';

/** What the answer about a last day is made of. */
export interface Knowledge {
  periods: Periods;
  laws: Laws;
  calendar: OfficeCalendar;
}

const formName = 'deadlines.from';
/** Before it nothing counts that can still matter. */
const earliest = '1995-01-01';

const fieldOf = (name: string) => `deadline-${name}`;

/** Asks from which day the period counts; which period, where none is named. */
export function ask(periods: Periods, { say }: Turn, args: Record<string, unknown>): Outcome {
  const period = periods.get(String(args.period));
  if (!period) return choices(say('deadline.which'), [...periods.values()].map(toPeriod));
  const values = { title: period.title, length: sayLength(period.length) };
  return openForm(formName, { period: period.name }, say('deadline.intro', values));
}

const toPeriod = ({ name, title }: Period): Option => ({
  label: title,
  action: 'deadlines.ask',
  args: { period: name },
});

/** Answers a question for a last day: at once, where it tells from which day. */
export function askTyped(knowledge: Knowledge, turn: Turn): Outcome {
  const { input, now } = turn;
  const asked = input.kind === 'text' ? deadlineQuestion(input.text, now) : undefined;
  const period = asked && knowledge.periods.get(asked.period);
  if (!period || asked?.from === undefined) return ask(knowledge.periods, turn, { ...asked });
  return answer(knowledge, turn, period, asked.from);
}

/** One question, worded for the period: a field each, of which one is asked. */
export function createAskForm(knowledge: Knowledge): Form {
  const { periods } = knowledge;
  return {
    name: formName,
    version: 1,
    intent: 'ask-law',
    title: '算期限',
    confirm: false,
    fields: [...periods.values()].map(fieldFor),
    submit: (turn, answers) => {
      const period = periods.get(String(answers.period));
      const from = period && answers[fieldOf(period.name)];
      if (!period || typeof from !== 'string') return ask(periods, turn, {});
      return answer(knowledge, turn, period, from);
    },
  };
}

function fieldFor({ name, ahead }: Period): Field {
  return {
    name: fieldOf(name),
    kind: 'date',
    label: '从哪天算起',
    months: true,
    earliest: () => earliest,
    latest: (now) => (ahead ? addMonths(dayOf(now), 12) : dayOf(now)),
    when: (answers: Answers) => answers.period === name,
  };
}

/** The last day, what to do before it, and the offer of reminders. */
function answer(knowledge: Knowledge, turn: Turn, period: Period, from: string): Reply {
  const { say, now } = turn;
  const today = dayOf(now);
  const last = lastDayOf(period, from, knowledge.calendar);
  const words = explain(say, knowledge, { period, from, last, today });
  return choices(words, waysOn(turn, period, last, today));
}

function waysOn({ say }: Turn, period: Period, { last }: LastDay, today: string): Option[] {
  const again: Option = { ...toPeriod(period), label: say('deadline.option.again') };
  if (reminderDays(last, today).length > 0)
    return [
      {
        label: say('deadline.option.remind'),
        action: 'deadlines.remind',
        args: { period: period.name, last },
        says: 'yes',
      },
      again,
      { label: say('deadline.option.no'), action: 'deadlines.decline', says: 'no' },
    ];
  const person = daysBetween(today, last) < 0 ? 'book-lawyer' : 'talk-to-staff';
  return [toIntent(say(`deadline.option.${person}`), person), again];
}
