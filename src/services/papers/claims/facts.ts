import { z } from 'zod';
import { claimNames } from './kinds.ts';

const optionalText = z.string().nullish();

/** A finished interview for an arbitration application, typed; money in fen, days `YYYY-MM-DD`. */
export const arbitrationFacts = z.object({
  /** The day it was filled in: sums are worked for it. */
  day: z.string(),
  name: z.string(),
  phone: z.string(),
  residentId: z.string(),
  address: z.string(),
  employer: z.string(),
  employerAddress: z.string(),
  boss: optionalText,
  employerPhone: optionalText,
  district: optionalText,
  place: optionalText,
  joined: z.string(),
  position: z.string(),
  /** A month. */
  wage: z.number(),
  contract: z.enum(['none', 'late', 'signed']),
  signedOn: optionalText,
  left: z.enum(['working', 'dismissed', 'forced', 'agreed', 'expired', 'quit']),
  leftOn: optionalText,
  claims: z.array(z.enum(claimNames)),
  owedMonths: optionalText,
  owed: z.number().nullish(),
  otherClaim: optionalText,
  otherAmount: z.number().nullish(),
  facts: z.string(),
  evidence: z.array(z.string()).nullish(),
  witness: optionalText,
  evidenceMore: optionalText,
});

export type ArbitrationFacts = z.infer<typeof arbitrationFacts>;
