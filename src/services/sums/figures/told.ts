import type { Answers } from '../../../bot/forms/form.ts';
import type { Figure, Figures } from '../sum.ts';
import { figureKind } from './kinds.ts';

/** Figures a member gave where none is on record, by name. */
export type ToldFigures = Record<string, number>;

/** A figure that was asked for, and is not on record for the day. */
export interface Missing {
  name: string;
  /** `YYYY-MM-DD` */
  day: string;
}

/** Where figures a member gave are kept among the answers to a sum. */
export const toldFiguresKey = 'figures';

/** Said as the source of such a figure. */
export const toldSource = '您提供的';

/**
 * What the member gave (their town may be another one), and otherwise the figures on record.
 *
 * @returns also the those that were asked for and are missing, in the order asked
 */
export function withTold(
  figures: Figures,
  told: ToldFigures,
): { figures: Figures; missing: Missing[] } {
  const missing: Missing[] = [];
  const at = (name: string, day: string): Figure | undefined => {
    const found = toldFigure(told, name, day) ?? figures.at(name, day);
    if (!found && !missing.some((one) => one.name === name)) missing.push({ name, day });
    return found;
  };
  return { figures: { at }, missing };
}

/** Those kept among the answers. */
export function toldFigures(answers: Answers): ToldFigures {
  const told = answers[toldFiguresKey];
  return typeof told === 'object' && told !== null ? (told as ToldFigures) : {};
}

function toldFigure(told: ToldFigures, name: string, day: string): Figure | undefined {
  const kind = figureKind(name);
  const value = Object.hasOwn(told, name) ? told[name] : undefined;
  if (!kind || value === undefined) return undefined;
  const { title, unit } = kind;
  return { name, title, value, unit, from: day, source: toldSource };
}
