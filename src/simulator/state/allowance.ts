import { hour, minute } from '../../days.ts';
import type { Allowance } from './schema.ts';

export type Trigger = Allowance['trigger'];

/** Customer-service messages allowed, by what the follower did (page 客服消息, the numbers of 2025). */
const rules: Record<Trigger, { count: number; windowMs: number }> = {
  message: { count: 5, windowMs: 48 * hour },
  menu: { count: 3, windowMs: minute },
  follow: { count: 3, windowMs: minute },
  scan: { count: 3, windowMs: minute },
};

/** What the follower just did opens a window; an earlier one of the same kind is replaced. */
export function grant(allowances: Allowance[], trigger: Trigger, now: number): Allowance[] {
  const { count, windowMs } = rules[trigger];
  const others = allowances.filter((one) => one.trigger !== trigger && one.until > now);
  return [...others, { trigger, at: now, until: now + windowMs, left: count }];
}

/**
 * Takes one message from the window that closes first.
 *
 * @returns the allowances after it, or the platform's error code
 */
export function spend(allowances: Allowance[], now: number): Allowance[] | 45015 | 45047 {
  const open = allowances.filter((one) => one.until > now);
  if (open.length === 0) return 45015;
  const usable = open.filter((one) => one.left > 0).sort((a, b) => a.until - b.until);
  const first = usable[0];
  if (!first) return 45047;
  return open.map((one) => (one === first ? { ...one, left: one.left - 1 } : one));
}

/** How many may be sent now. */
export function left(allowances: Allowance[], now: number): number {
  const open = allowances.filter((one) => one.until > now);
  return open.reduce((sum, one) => sum + one.left, 0);
}
