import { z } from 'zod';
import { readData } from '../data.ts';
import { type Amounts, type Evidence, oursEvidence, rightEvidence } from './evidence.ts';

/** How much each piece of evidence weighs, and the bias: logistic regression. */
type Weights<Name extends string> = Amounts<Name | 'bias'>;

export interface Weighing {
  ours: Weights<(typeof oursEvidence)[number]>;
  right: Weights<(typeof rightEvidence)[number]>;
}

export interface Chances {
  /** That a question is labour law, where as many are as are not. */
  ours: number;
  /** That the best card is the right one, if it is. */
  right: number;
}

const weights = <Name extends string>(names: readonly Name[]) =>
  z.record(z.enum(['bias', ...names]), z.coerce.number());

const weighingFile = z.strictObject({
  ours: weights(oursEvidence),
  right: weights(rightEvidence),
});

/** Reads prisma/seed/legal-weighing.yaml, which `npm run bench -- legal-fit` writes. */
export const loadWeighing = (file: string): Promise<Weighing> => readData(file, weighingFile);

export function chancesOf(weighing: Weighing, evidence: Evidence): Chances {
  return {
    ours: chance(weighing.ours, evidence.ours),
    right: chance(weighing.right, evidence.right),
  };
}

function chance<Name extends string>(weights: Weights<Name>, amounts: Amounts<Name>): number {
  const names = Object.keys(amounts) as Name[];
  const sum = names.reduce((sum, name) => sum + weights[name] * amounts[name], weights.bias);
  return 1 / (1 + Math.exp(-sum));
}
