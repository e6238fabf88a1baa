import { z } from 'zod';
import type { Turn } from '../../../bot/action.ts';
import type { Answers } from '../../../bot/forms/form.ts';
import { minute } from '../../../days.ts';

/** What was worked last: for 要是月薪9000呢 and 那2N呢. */
const topic = z.object({
  sum: z.string(),
  answers: z.record(z.string(), z.unknown()),
  /** Milliseconds since 1970. */
  at: z.number(),
});

/** After this long a sentence begins anew. */
const lifetime = 30 * minute;

export function rememberSum(turn: Turn, sum: string, answers: Answers): void {
  turn.remember({ sum, answers, at: turn.now.getTime() });
}

export function recallSum(turn: Turn): z.infer<typeof topic> | undefined {
  const read = topic.safeParse(turn.topic);
  if (!read.success || turn.now.getTime() - read.data.at > lifetime) return undefined;
  return read.data;
}
