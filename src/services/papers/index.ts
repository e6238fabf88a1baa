import type { Say } from '../../bot/action.ts';
import type { Form } from '../../bot/forms/form.ts';
import type { Service, ServiceTools } from '../service.ts';
import { createActions } from './actions.ts';
import { deliver } from './deliver.ts';
import { arbitrationForm } from './forms/arbitration.ts';
import { evidenceForm } from './forms/evidence.ts';
import { injuryForm } from './forms/injury.ts';
import { terminationForm } from './forms/termination.ts';
import type { PaperName } from './kinds.ts';
import { paperPages } from './pages.ts';
import type { WorkSum } from './port.ts';
import { forgetPapers } from './records.ts';
import { paperPatterns } from './wishes.ts';

export type { Worked, WorkSum } from './port.ts';

export interface PapersParts {
  /** Says the replies of book-lawyer, for the pages. */
  say: Say;
  /** Works the amounts of claims; without it the member is asked for each. */
  work?: WorkSum;
  /** True if there is such an action of another service: only what is there is offered. */
  offers?: (action: string) => boolean;
}

/**
 * Legal papers 法律文书: an interview in the chat becomes a Word document, handed over by a link that
 * works for a day and three downloads.
 */
export function createPapers(
  tools: ServiceTools,
  { say, work, offers = () => false }: PapersParts,
): Service {
  const { clock, database, log, publicUrl, vault } = tools;
  if (publicUrl === undefined)
    log.warn('PUBLIC_URL is not set: papers are not offered, as their links would lead nowhere');
  const sums: WorkSum = work ?? (() => undefined);
  const submit =
    (paper: PaperName): Form['submit'] =>
    (turn, answers) =>
      deliver({ vault, publicUrl, work: sums, offers }, paper, turn, answers);
  const forms = [
    arbitrationForm(sums, submit('arbitration')),
    evidenceForm(submit('evidence')),
    terminationForm(submit('termination')),
    injuryForm(submit('injury')),
  ];
  return {
    name: 'papers',
    actions: createActions(vault, forms, publicUrl),
    forms,
    patterns: paperPatterns,
    pages: paperPages(tools, say),
    jobs: [
      {
        name: 'papers.forget',
        cron: '27 3 * * *',
        run: () => forgetPapers(database.prisma, clock.now()),
      },
    ],
  };
}
