import type { Service, ServiceTools } from '../service.ts';
import { find } from './find.ts';
import { readOrganisations, seedOrganisations } from './seed.ts';

export { metresBetween, sayDistance } from './distance.ts';
export { matchOrganisations, type Named } from './matching.ts';
export { findOrganisations, listTowns } from './records.ts';
export { shortName } from './wording.ts';

/** The union's organisations 工会组织: which one is mine, where it is, how to reach it. */
export function createOrganisations(_tools: ServiceTools): Service {
  return {
    name: 'organisations',
    actions: { find },
    async seed(tx, { demo }) {
      await seedOrganisations(tx, await readOrganisations(), { demo });
    },
  };
}
