import { z } from 'zod';
import type { Turn } from '../../bot/action.ts';
import { minute } from '../../days.ts';

/** Which events were spoken of last: for 报第二个, 就这个, 再帮小王报一个. */
const topic = z.object({
  /** In the order they were listed. */
  events: z.array(z.number()),
  /** The one shown alone. */
  event: z.number().optional(),
  /** True once the member has signed up for it: the next sign-up means another one. */
  done: z.boolean().optional(),
  at: z.number(),
});

export type EventTopic = z.infer<typeof topic>;

/** After this long 就这个 may mean anything. */
const lifetime = 30 * minute;

export function rememberEvents(turn: Turn, spoken: Omit<EventTopic, 'at'>): void {
  turn.remember({ ...spoken, at: turn.now.getTime() });
}

export function recallEvents(turn: Turn): EventTopic | undefined {
  const read = topic.safeParse(turn.topic);
  if (!read.success || turn.now.getTime() - read.data.at > lifetime) return undefined;
  return read.data;
}
