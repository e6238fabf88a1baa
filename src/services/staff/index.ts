import { openForm } from '../../bot/reply.ts';
import { oneDay } from '../../days.ts';
import type { Service, ServiceTools } from '../service.ts';
import { type OfficeCalendar, unknownYears } from './calendar.ts';
import { createMessageForm } from './message.ts';
import { readOfficeHours } from './office-hours.ts';
import type { OpenCase } from './port.ts';
import { createRequest, warnOnce } from './request.ts';

export {
  nextOpening,
  type OfficeCalendar,
  periodsOn,
  presentOpening,
  restOn,
  sayWhen,
} from './calendar.ts';
export { readOfficeHours } from './office-hours.ts';
export type { OpenCase } from './port.ts';
export { addWorkingTime, isWorkingDay, workingTimeBetween } from './working-time.ts';

/** How long before a year begins its missing calendar is complained about. */
const notice = 45 * oneDay;

export interface StaffParts {
  openCase: OpenCase;
  /** Default: prisma/seed/office-hours.yaml. */
  calendar?: OfficeCalendar;
}

/** The way to a person: in office hours at once, outside them by a message. */
export function createStaff(tools: ServiceTools, parts: StaffParts): Service {
  const calendar = parts.calendar ?? readOfficeHours();
  const warn = warnOnce(tools.log);
  const message = createMessageForm(calendar, parts.openCase);
  return {
    name: 'staff',
    actions: {
      request: createRequest(calendar, warn),
      message: { intent: message.intent, run: () => openForm(message.name) },
    },
    forms: [message],
    // Nothing to enter; but every start comes by here, and an operator reads the log then.
    async seed(_tx, { now }) {
      warn(unknownYears(calendar, now, new Date(now.getTime() + notice)));
    },
  };
}
