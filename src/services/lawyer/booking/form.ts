import type { Answers, Field, Form } from '../../../bot/forms/form.ts';
import { addDays, dayOf } from '../../../days.ts';
import { agreed, consentField, contactFields } from '../../cases/index.ts';
import { isWorkingDay, type OfficeCalendar } from '../../staff/index.ts';
import { topics, urgencies, ways } from '../options.ts';
import { readTalk } from './talk.ts';

/** Nobody plans further ahead. */
const mostDaysAhead = 60;

const meets = (answers: Answers) =>
  agreed(answers) && (answers.way === 'phone' || answers.way === 'visit');

/** A day for a call or a visit: a working day from tomorrow on. */
const dayField = (calendar: OfficeCalendar): Field => ({
  name: 'day',
  label: '哪天',
  kind: 'date',
  ahead: true,
  earliest: (now) => addDays(dayOf(now), 1),
  latest: (now) => addDays(dayOf(now), mostDaysAhead),
  check: (day) => (isWorkingDay(calendar, String(day)) ? undefined : 'wrong.day-closed'),
  when: meets,
});

/** 这周要有答复 is no choice where the usual answer comes next week: `thisWeek`, set at the start. */
const urgencyFields: Field[] = [
  {
    name: 'urgency',
    label: '急不急',
    kind: 'choice',
    options: urgencies,
    when: (answers) => agreed(answers) && answers.thisWeek === true,
  },
  {
    name: 'urgent',
    label: '急不急',
    kind: 'choice',
    options: urgencies.filter(({ value }) => value !== 'week'),
    when: (answers) => agreed(answers) && answers.thisWeek !== true,
  },
];

const fields = (calendar: OfficeCalendar): Field[] => [
  consentField,
  { name: 'topic', label: '咨询什么', kind: 'choice', options: topics, when: agreed },
  {
    name: 'story',
    label: '事情经过',
    kind: 'text',
    minLength: 10,
    maxLength: 1000,
    // What happened to somebody is often a question, and meant for the lawyer.
    anything: true,
    when: agreed,
  },
  ...urgencyFields,
  { name: 'way', label: '怎么谈', kind: 'choice', options: ways, when: agreed },
  dayField(calendar),
  ...contactFields,
  {
    name: 'attach',
    label: '附上刚才的对话',
    kind: 'yes-no',
    labels: ['要', '不要'],
    when: (answers) => agreed(answers) && readTalk(answers.talk).length > 0,
  },
  { name: 'photos', label: '照片', kind: 'photo', most: 6, optional: true, when: agreed },
];

/** Booking a lawyer 预约律师. Besides its fields it may hold `talk`, `thisWeek` and `follows`: see booking.ts. */
export const bookingForm = (calendar: OfficeCalendar, submit: Form['submit']): Form => ({
  name: 'lawyer.booking',
  version: 2,
  intent: 'book-lawyer',
  title: '预约律师',
  fields: fields(calendar),
  confirm: agreed,
  submit,
});
