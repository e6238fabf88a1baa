import type { IntentFile } from '../bot/intents/index.ts';
import { createBulletin } from './bulletin/index.ts';
import { createCases, createOpenCase, questionCases } from './cases/index.ts';
import { createEvents } from './events/index.ts';
import { createLegal, type ModelSettings } from './legal/index.ts';
import { createMembership, membershipCases } from './membership/index.ts';
import { createOrganisations } from './organisations/index.ts';
import { createReception } from './reception/index.ts';
import { createRelief, reliefCases } from './relief/index.ts';
import type { Service, ServiceTools } from './service.ts';
import { createStaff } from './staff/index.ts';

export interface ServiceSettings {
  /** When the bulletin goes out, Asia/Shanghai. */
  bulletinCron: string;
  /** A language model that may tell answers in other words; usually none. */
  model?: ModelSettings | undefined;
}

/** The kinds of cases the services open: `check-progress` finds them all. */
const caseKinds = [reliefCases, membershipCases, questionCases];

/** The union's work, a line a service. */
export async function createServices(
  tools: ServiceTools,
  settings: ServiceSettings,
  intents: IntentFile[],
): Promise<Service[]> {
  const titleOf = (name: string) => intents.find(({ intent }) => intent === name)?.title ?? name;
  return [
    createReception(titleOf),
    await createLegal({ log: tools.log, model: settings.model }),
    createOrganisations(tools),
    createCases(tools, caseKinds),
    createRelief(tools),
    createEvents(tools),
    createMembership(tools),
    createStaff(tools, { openCase: createOpenCase(tools.vault, caseKinds) }),
    createBulletin(tools, { cron: settings.bulletinCron }),
  ];
}
