import type { Service, ServiceTools } from '../service.ts';
import { createActions, submitApplication } from './actions.ts';
import { applicationForm } from './form.ts';

export { type Application, reliefCases } from './records.ts';

/** Relief for members in hardship 困难帮扶: they apply by a form, and follow their case. */
export function createRelief({ vault }: ServiceTools): Service {
  return {
    name: 'relief',
    actions: createActions(),
    forms: [applicationForm((turn, answers) => submitApplication(vault, turn, answers))],
  };
}
