import { dayOf } from '../../days.ts';
import type { Simulation } from '../simulation.ts';
import type { Endpoint } from './endpoint.ts';

const DEFAULT_DAILY = 100_000;

/** Calls of this endpoint a day. */
export function dailyLimit(sim: Simulation, endpoint: Pick<Endpoint, 'path' | 'daily'>): number {
  return sim.settings.dailyLimits[endpoint.path] ?? endpoint.daily ?? DEFAULT_DAILY;
}

/** Calls made today (Asia/Shanghai). */
export function used(sim: Simulation, path: string): number {
  return sim.state.usage[keyOf(sim, path)] ?? 0;
}

/** Counts a call. @returns false where the day's quota is spent */
export function count(sim: Simulation, endpoint: Pick<Endpoint, 'path' | 'daily'>): boolean {
  const key = keyOf(sim, endpoint.path);
  const before = sim.state.usage[key] ?? 0;
  if (before >= dailyLimit(sim, endpoint)) return false;
  if (before === 0) forgetOtherDays(sim);
  sim.state.usage[key] = before + 1;
  return true;
}

/** What `clear_quota` does: all the day's counts begin anew, its own excepted. */
export function clearDay(sim: Simulation): void {
  for (const key of Object.keys(sim.state.usage))
    if (!key.startsWith('month ')) delete sim.state.usage[key];
}

/** Counts something that is limited by the calendar month. @returns how often it has happened now */
export function countInMonth(sim: Simulation, name: string): number {
  const key = `month ${dayOf(sim.clock.now()).slice(0, 7)} ${name}`;
  const now = (sim.state.usage[key] ?? 0) + 1;
  sim.state.usage[key] = now;
  return now;
}

function forgetOtherDays(sim: Simulation): void {
  const today = dayOf(sim.clock.now());
  for (const key of Object.keys(sim.state.usage))
    if (!key.startsWith('month ') && !key.startsWith(today)) delete sim.state.usage[key];
}

function keyOf(sim: Simulation, path: string): string {
  return `${dayOf(sim.clock.now())} ${path}`;
}
