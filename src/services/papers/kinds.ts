import { z } from 'zod';
import { arbitrationFacts } from './claims/facts.ts';
import { workedClaim } from './claims/work.ts';
import { arbitrationPaper } from './documents/arbitration.ts';
import { type Block, title } from './documents/block.ts';
import { evidenceFacts, evidenceList } from './documents/evidence.ts';
import { injuryFacts, injuryPaper } from './documents/injury.ts';
import { terminationFacts, terminationPaper } from './documents/termination.ts';

/** The papers, in the order they are offered. */
export const paperNames = ['arbitration', 'evidence', 'termination', 'injury'] as const;
export type PaperName = (typeof paperNames)[number];

/** What a paper is rendered from: a finished interview, and the sums as they were worked then. */
export const paperContents = z.discriminatedUnion('paper', [
  z.object({
    paper: z.literal('arbitration'),
    facts: arbitrationFacts,
    claims: z.array(workedClaim),
  }),
  z.object({ paper: z.literal('evidence'), facts: evidenceFacts }),
  z.object({
    paper: z.literal('termination'),
    facts: terminationFacts,
    severance: workedClaim.optional(),
  }),
  z.object({ paper: z.literal('injury'), facts: injuryFacts }),
]);

export type PaperContents = z.infer<typeof paperContents>;

export const paperTitles: Record<PaperName, string> = {
  arbitration: '劳动争议仲裁申请书',
  evidence: '证据清单',
  termination: '被迫解除劳动合同通知书',
  injury: '工伤认定申请表',
};

/** True for the name of a paper, whoever says it. */
export function isPaperName(value: unknown): value is PaperName {
  return paperNames.some((name) => name === value);
}

/** The paper as blocks. */
export function blocksOf(contents: PaperContents): Block[] {
  switch (contents.paper) {
    case 'arbitration':
      return arbitrationPaper(contents.facts, contents.claims);
    case 'evidence':
      return [title('证据清单'), ...evidenceList(contents.facts, contents.facts.matter)];
    case 'termination':
      return terminationPaper(contents.facts, contents.severance);
    case 'injury':
      return injuryPaper(contents.facts);
  }
}
