import type { Action } from '../bot/action.ts';
import type { IntentFile } from '../bot/intents/index.ts';
import { createSay } from '../bot/say.ts';
import { createBulletin } from './bulletin/index.ts';
import { createCases, createOpenCase, questionCases } from './cases/index.ts';
import { createDeadlines } from './deadlines/index.ts';
import { createEvents } from './events/index.ts';
import { createLawyer, lawyerCases, packageCases } from './lawyer/index.ts';
import { createLegal, type ModelSettings } from './legal/index.ts';
import { createMembership, membershipCases } from './membership/index.ts';
import { createOrganisations } from './organisations/index.ts';
import { createPapers } from './papers/index.ts';
import { createReception } from './reception/index.ts';
import { createRelief, reliefCases } from './relief/index.ts';
import type { Service, ServiceTools } from './service.ts';
import { createStaff } from './staff/index.ts';
import { createSums } from './sums/index.ts';

export interface ServiceSettings {
  /** When the bulletin goes out, Asia/Shanghai. */
  bulletinCron: string;
  /** A language model that may tell answers in other words; usually none. */
  model?: ModelSettings | undefined;
}

/** The kinds of cases the services open: `check-progress` finds them all. */
const caseKinds = [reliefCases, membershipCases, questionCases, lawyerCases, packageCases];

/** The union's work, a line a service. */
export async function createServices(
  tools: ServiceTools,
  settings: ServiceSettings,
  intents: IntentFile[],
): Promise<Service[]> {
  const titleOf = (name: string) => intents.find(({ intent }) => intent === name)?.title ?? name;
  const sayOf = (name: string) => createSay(intents.find(({ intent }) => intent === name)?.replies);
  // Asked when a reply is made: by then all services are there.
  const others = (name: string) => actionIn(services, name);
  const offers = (name: string) => others(name) !== undefined;
  const services: Service[] = [];
  const sums = await createSums(tools, offers);
  services.push(
    createReception(titleOf),
    await createLegal(tools, { others, model: settings.model }),
    await createDeadlines(tools, sayOf('ask-law')),
    sums,
    createPapers(tools, { say: sayOf('book-lawyer'), work: sums.work, offers }),
    createOrganisations(tools),
    createCases(tools, caseKinds),
    createRelief(tools),
    createEvents(tools),
    createMembership(tools),
    createLawyer(tools),
    createStaff(tools, { openCase: createOpenCase(tools.vault, caseKinds) }),
    createBulletin(tools, { cron: settings.bulletinCron }),
  );
  return services;
}

/** An action by its full name, where the service is there: `lawyer.book`. */
function actionIn(services: readonly Service[], name: string): Action | undefined {
  const [service, action = ''] = name.split('.');
  const actions = services.find((one) => one.name === service)?.actions ?? {};
  const entry = Object.hasOwn(actions, action) ? actions[action] : undefined;
  return typeof entry === 'object' ? entry.run : entry;
}
