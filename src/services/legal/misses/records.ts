import type { Database, Transaction } from '../../../database/index.ts';
import { addDays, dayOf } from '../../../days.ts';
import { anonymous } from './anonymous.ts';

/** What came of a question that no card answered. */
export type Miss = 'away' | 'asked' | 'picked' | 'refused';

/** How long misses are kept. */
const keepDays = 180;

/**
 * Counts a question among the day's misses, without personal data: one statement.
 *
 * @param question as the member wrote it
 * @param day `YYYY-MM-DD`: of the question, also where it is picked or refused later
 * @param candidates the ids of the cards nearest to it, best first
 */
export async function keepMiss(
  tx: Transaction,
  question: string,
  day: string,
  what: Miss,
  candidates: readonly string[] = [],
): Promise<void> {
  const text = anonymous(question);
  if (text === '') return;
  const one = (name: Miss) => (name === what ? 1 : 0);
  await tx.$executeRaw`
    INSERT INTO "LegalMiss" AS kept (day, text, away, asked, picked, refused, candidates)
    VALUES (${day}, ${text}, ${one('away')}, ${one('asked')}, ${one('picked')}, ${one('refused')},
      ${[...candidates]}::text[])
    ON CONFLICT (day, text) DO UPDATE SET away = kept.away + EXCLUDED.away,
      asked = kept.asked + EXCLUDED.asked, picked = kept.picked + EXCLUDED.picked,
      refused = kept.refused + EXCLUDED.refused,
      candidates = CASE WHEN cardinality(EXCLUDED.candidates) > 0
        THEN EXCLUDED.candidates ELSE kept.candidates END`;
}

/** A question that was missed, over some days. */
export interface Missed {
  text: string;
  /** How often nothing came of it: sent away, or asked back and nothing picked. */
  times: number;
  away: number;
  /** Asked back, nothing picked. */
  unpicked: number;
  /** … of these: 都不是. */
  refused: number;
  candidates: string[];
  lastDay: string;
}

/** The misses since a day, the most frequent first. */
export async function listMisses(tx: Transaction, since: string): Promise<Missed[]> {
  return tx.$queryRaw<Missed[]>`
    SELECT text, (sum(away) + greatest(sum(asked) - sum(picked), 0))::int AS times,
      sum(away)::int AS away, greatest(sum(asked) - sum(picked), 0)::int AS unpicked,
      sum(refused)::int AS refused, max(day) AS "lastDay",
      (array_agg(array_to_string(candidates, ' ') ORDER BY day DESC))[1] AS candidates
    FROM "LegalMiss" WHERE day >= ${since} GROUP BY text
    HAVING sum(away) + greatest(sum(asked) - sum(picked), 0) > 0
    ORDER BY times DESC, "lastDay" DESC, text`.then((rows) =>
    rows.map((row) => ({ ...row, candidates: String(row.candidates).split(' ').filter(Boolean) })),
  );
}

/** Deletes what is older than 180 days. */
export async function forgetMisses({ prisma }: Database, now: Date): Promise<void> {
  const day = addDays(dayOf(now), -keepDays);
  await prisma.legalMiss.deleteMany({ where: { day: { lt: day } } });
}
