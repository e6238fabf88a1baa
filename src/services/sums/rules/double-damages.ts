import { type Severance, type SeveranceFacts, severance } from './severance.ts';

/**
 * 赔偿金 for unlawful dismissal: twice the severance (劳动合同法 87), for all years from the first
 * day of work, and no severance beside it (劳动合同法实施条例 25).
 */
export function doubleDamages(facts: SeveranceFacts): { single: Severance; fen: number } {
  const single = severance(facts);
  return { single, fen: 2 * single.fen };
}
