import type { Turn } from '../../bot/action.ts';
import type { Answers, Field, Form } from '../../bot/forms/form.ts';
import { hour, isDay } from '../../days.ts';

/** What the answers of a sum are called here, where the names differ. */
const otherNames: Record<string, string> = {
  reason: 'left',
  lastWage: 'wage',
  workdays: 'overtimeWorkdays',
  restDays: 'overtimeRestDays',
  holidays: 'overtimeHolidays',
  days: 'leaveDays',
};

/**
 * The answers another service hands over with an option, as far as they fit the form: what does not
 * is asked again rather than believed.
 *
 * @param today `YYYY-MM-DD`; as a last day it is how far a sum counted, not when somebody left
 */
export function knownAnswers(form: Form, given: unknown, today: string): Answers {
  if (typeof given !== 'object' || given === null) return {};
  const known: Answers = {};
  for (const [name, value] of Object.entries({ ...daysOf(given), ...given })) {
    const names = [name, otherNames[name]];
    const field = form.fields.find((one) => names.includes(one.name) && fits(one, value));
    // Consent is given here or not at all.
    if (!field || field.name === 'consent') continue;
    if (field.name !== 'leftOn' || value !== today) known[field.name] ??= value;
  }
  return known;
}

/** A sum knows how long somebody worked; with days, it is known when they began and left. */
function daysOf(given: object): Answers {
  const { service, unsigned } = given as Record<string, unknown>;
  const [worked, without] = [boundsOf(service), boundsOf(unsigned)];
  const joined = worked.from ?? without.from;
  return { ...(joined ? { joined } : {}), ...(worked.to ? { leftOn: worked.to } : {}) };
}

function boundsOf(period: unknown): { from?: string; to?: string } {
  if (typeof period !== 'object' || period === null) return {};
  const days = Object.entries(period).filter(
    ([, value]) => typeof value === 'string' && isDay(value),
  );
  return Object.fromEntries(days);
}

/** A sum worked out that long ago is no longer what is talked about. */
const freshFor = hour;

/**
 * What the sum just worked out was told: 帮我写仲裁申请书, right after it, means these figures.
 *
 * @param topic what the sums service leaves for a follow-up: `{ sum, answers, at }`
 */
export function toldToSum(topic: Turn['topic'], now: Date): unknown {
  if (typeof topic?.sum !== 'string' || typeof topic.at !== 'number') return undefined;
  return now.getTime() - topic.at < freshFor ? topic.answers : undefined;
}

function fits(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case 'hours':
      return typeof value === 'number' && value >= 0;
    case 'money':
    case 'number':
      return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'choice':
      return field.options.some((option) => option.value === value);
    case 'choices':
      return (
        Array.isArray(value) &&
        value.length > 0 &&
        value.every((one) => field.options.some((option) => option.value === one))
      );
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= 500;
    default:
      return false;
  }
}
