import type { Service, ServiceTools } from '../service.ts';
import { createActions, submitJoining } from './actions.ts';
import { joiningForm } from './form.ts';

export { type Joining, membershipCases } from './records.ts';

/** Joining the union 加入工会: what membership is, and the application by a form. */
export function createMembership({ vault }: ServiceTools): Service {
  return {
    name: 'membership',
    actions: createActions(),
    forms: [joiningForm((turn, answers) => submitJoining(vault, turn, answers))],
  };
}
