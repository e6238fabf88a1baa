import type { Answers } from '../../bot/forms/form.ts';

/** An article of law; `law` is the short name in prisma/seed/legal-laws.yaml. */
export interface Citation {
  law: string;
  article: number;
}

/** What the papers need of a worked sum (see `Worked` of the sums service). Money is integer fen. */
export type Worked =
  | {
      kind: 'worked';
      fen?: number;
      /** 8000元 × 7个月 = 56000元, a line a step. */
      steps: string[];
      /** What the member must know beside it. */
      notes: string[];
    }
  | { kind: 'no-figure' | 'nothing' };

/**
 * Works a sum by its name; the sums service does it.
 *
 * @param answers by the names of the sum's own fields
 * @param day `YYYY-MM-DD`, Asia/Shanghai
 * @returns undefined if there is no such sum
 */
export type WorkSum = (name: string, answers: Answers, day: string) => Worked | undefined;
