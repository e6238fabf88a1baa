import type { Turn } from '../../../bot/action.ts';
import type { ActionEntry } from '../../../bot/bot.ts';
import {
  choices,
  type Option,
  type Outcome,
  openForm,
  type Reply,
  toIntent,
} from '../../../bot/reply.ts';
import type { Vault } from '../../../database/index.ts';
import { addDays, dayOf, sayMoment, timeOf, weekdayOf } from '../../../days.ts';
import { caseNumber, ownCase } from '../../cases/index.ts';
import { isWorkingDay, type OfficeCalendar, periodsOn } from '../../staff/index.ts';
import { labelOf, namedIn, topics, ways } from '../options.ts';
import { lawyerKind } from '../tickets/kind.ts';
import { findTicket, type OwnTicket, openTickets, questionOf } from '../tickets/records.ts';
import { type QuestionKind, questionIn } from './questions.ts';
import { dueFrom } from './submit.ts';
import { readTalk, type TalkItem, talkBefore } from './talk.ts';

const intent = 'book-lawyer';

type Args = Record<string, unknown>;
interface Parts {
  vault: Vault;
  calendar: OfficeCalendar;
}

export function createBookingActions(parts: Parts): Record<string, ActionEntry> {
  return {
    book: { intent, run: (turn, args) => book(parts, turn, args) },
    start: { intent, run: (turn, args) => start(parts, turn, args) },
    again: { intent, run: (turn, args) => again(parts, turn, args) },
    phones: { intent, run: ({ say }) => phones(say) },
  };
}

/**
 * Opens the booking form, from any answer.
 *
 * @param args.topic one of `topics`, by its value or in words, if it is known; others are left aside
 */
async function book(parts: Parts, turn: Turn, args: Args): Promise<Outcome> {
  const { tx, member, say, input } = turn;
  const said = input.kind === 'text' ? input.text : '';
  const known = knownFrom(turn, args, said);
  const question = questionIn(said);
  if (question) return answerQuestion(parts, turn, question, known);
  const [open] = await openTickets(tx, member.openid, known.topic);
  return open ? already(say, open, known) : start(parts, turn, known);
}

/** What need not be asked. The talk is taken here: the next answer may put another in its place. */
type Known = { topic?: string; way?: string; talk?: TalkItem[] };

function knownFrom(turn: Turn, args: Args, said: string): Known {
  const given = typeof args.topic === 'string' ? args.topic : '';
  const named = topics.find(({ value }) => value === given)?.value;
  const topic = named ?? namedIn(topics, given) ?? namedIn(topics, said);
  const way = namedIn(ways, said);
  const talk = talkBefore(turn);
  return {
    ...(topic ? { topic } : {}),
    ...(way ? { way } : {}),
    ...(talk.length > 0 ? { talk } : {}),
  };
}

/** Opens the form after its introduction. */
function start({ calendar }: Parts, { say, now }: Turn, args: Args): Outcome {
  const { topic, way } = args;
  const talk = readTalk(args.talk);
  const known = {
    ...(typeof topic === 'string' ? { topic } : {}),
    ...(typeof way === 'string' ? { way } : {}),
    ...(talk.length > 0 ? { talk } : {}),
    thisWeek: isDueThisWeek(calendar, now),
  };
  const lines = [say('intro', { due: sayMoment(dueFrom(calendar, now)) })];
  if (known.topic) lines.push(say('intro.topic', { topic: labelOf(topics, known.topic) }));
  if (talk.length > 0) lines.push(say('intro.talk', { questions: sayQuestions(talk) }));
  return openForm('lawyer.booking', known, lines.join('\n'));
}

/** Whether the usual answer comes before the week is over; weeks end on Sunday. */
function isDueThisWeek(calendar: OfficeCalendar, now: Date): boolean {
  const today = dayOf(now);
  const daysLeft = (7 - weekdayOf(today)) % 7;
  return dayOf(dueFrom(calendar, now)) <= addDays(today, daysLeft);
}

const longestQuestion = 16;

/** “公司三个月没发工资了怎…”、“…”: what would be given to the lawyer, shortened. */
const sayQuestions = (talk: readonly TalkItem[]): string =>
  talk
    .map(({ question }) =>
      question.length > longestQuestion ? `${question.slice(0, longestQuestion)}…` : question,
    )
    .map((question) => `“${question}”`)
    .join('、');

/** Somebody who waits for an answer already adds to that question, or has another one. */
function already(say: Turn['say'], open: OwnTicket, known: Known): Reply {
  const args = { id: open.id };
  return choices(
    say('already', { number: caseNumber(lawyerKind, open), topic: labelOf(topics, open.topic) }),
    [
      { label: say('option.add'), action: 'cases.add', args },
      { label: say('option.look'), action: 'cases.show', args },
      { label: say('option.another'), action: 'lawyer.start', args: { ...known } },
    ],
  );
}

/** Asks again after an answer that did not help: name, phone and topic are known from the first time. */
async function again(parts: Parts, turn: Turn, args: Args): Promise<Outcome> {
  const { tx, member, say } = turn;
  const row = await ownCase(tx, member.openid, Number(args.id));
  const ticket = row && (await findTicket(tx, parts.vault, row.id));
  if (!row || !ticket) return book(parts, turn, {});
  const [open] = await openTickets(tx, member.openid, ticket.topic);
  if (open) return already(say, open, { topic: ticket.topic });
  const { name, phone } = await questionOf(tx, parts.vault, row);
  const follows = caseNumber(lawyerKind, row);
  const talk = talkBefore(turn);
  const known = {
    ...{ topic: ticket.topic, name, phone, follows },
    ...(talk.length > 0 ? { talk } : {}),
    thisWeek: isDueThisWeek(parts.calendar, turn.now),
  };
  const intro = say('again', { number: follows });
  const shown = talk.length > 0 ? `\n${say('intro.talk', { questions: sayQuestions(talk) })}` : '';
  return openForm('lawyer.booking', known, intro + shown);
}

/** Answers what was asked around lawyers; the form is one of the ways on. */
function answerQuestion(
  { calendar }: Parts,
  { say, now }: Turn,
  question: QuestionKind,
  known: Known,
): Reply {
  switch (question) {
    case 'aid':
      return withBooking(say, say('about.aid'), known);
    case 'fees':
      return withBooking(say, say('about.fees'), known);
    case 'hours':
      return withBooking(say, say('about.hours', { hours: sayHours(calendar, now) }), known);
    case 'bring':
      return withBooking(say, say('about.bring'), known);
  }
}

function withBooking(say: Turn['say'], head: string, known: Known): Reply {
  const options: Option[] = [
    { label: say('option.book'), action: 'lawyer.start', args: { ...known } },
    toIntent(say('option.aid'), 'ask-law', say('aid.question')),
    { label: say('option.phones'), action: 'lawyer.phones' },
  ];
  return choices(head, options, say('about.tail'));
}

function phones(say: Turn['say']): Reply {
  return choices(say('phones'), [
    { label: say('option.book'), action: 'lawyer.start' },
    { label: say('option.find-union'), action: 'organisations.find' },
  ]);
}

/** 9:00-12:00、14:00-17:30: the hours of the next working day. */
function sayHours(calendar: OfficeCalendar, now: Date): string {
  let day = addDays(dayOf(now), 1);
  while (!isWorkingDay(calendar, day)) day = addDays(day, 1);
  const time = (moment: Date) => timeOf(moment).replace(/^0/, '');
  return periodsOn(calendar, day)
    .map(({ from, until }) => `${time(from)}-${time(until)}`)
    .join('、');
}
