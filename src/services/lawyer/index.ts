import type { Service, ServiceTools } from '../service.ts';
import { type OfficeCalendar, readOfficeHours } from '../staff/index.ts';
import { createBookingActions } from './booking/actions.ts';
import { bookingForm } from './booking/form.ts';
import { submitBooking } from './booking/submit.ts';
import { overdueGauge, overdueJob } from './overdue.ts';
import { createPackageActions, submitPackage } from './package/actions.ts';
import { packageForm } from './package/form.ts';
import { feelAction, rateAction } from './tickets/rating.ts';
import { feelingShape, ratingShape } from './tickets/stars.ts';

export { createTicketDesk, type Deed, type DeskParts, type TicketDesk } from './desk/desk.ts';
export type { ListedTicket, TicketFilter } from './desk/list.ts';
export type { TicketSheet } from './desk/sheet.ts';
export { labelOf, topics, urgencies, ways } from './options.ts';
export { packageCases } from './package/actions.ts';
export { lawyerCases } from './tickets/details.ts';

/** Asks when the answer comes: 律师什么时候回我. */
const whenAnswered =
  /^\s{0,3}(?:律师)?(?:什么时候|啥时候|几时|多久|哪天)(?:能|会|才)?(?:给我?)?(?:回|回复|答复|回话|回信)(?:我|复我)?(?:呢|啊|呀)?[?？。\s]{0,3}$/;

/**
 * Lawyers 律师: members book one and get an answer (a ticket 咨询工单), units book the legal service
 * package. What staff do with tickets is the desk's: `createTicketDesk`.
 *
 * @param calendar default: prisma/seed/office-hours.yaml
 */
export function createLawyer(
  tools: ServiceTools,
  calendar: OfficeCalendar = readOfficeHours(),
): Service {
  const { vault } = tools;
  const parts = { vault, calendar };
  return {
    name: 'lawyer',
    actions: {
      ...createBookingActions(parts),
      ...createPackageActions(),
      rate: rateAction,
      feel: feelAction,
    },
    forms: [
      bookingForm(calendar, (turn, answers) => submitBooking(parts, turn, answers)),
      packageForm((turn, answers) => submitPackage(vault, turn, answers)),
    ],
    patterns: [
      { shape: ratingShape, intent: 'book-lawyer', action: 'lawyer.rate' },
      { shape: feelingShape, intent: 'book-lawyer', action: 'lawyer.feel' },
      { shape: whenAnswered, intent: 'check-progress' },
    ],
    jobs: [overdueJob(tools)],
    gauges: [overdueGauge(tools)],
  };
}
