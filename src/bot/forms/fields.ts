import type { Input } from '../action.ts';
import { parseDay, parseMonth } from './dates.ts';
import type { Answers, Field } from './form.ts';
import { isUnknown, noValue } from './no-value.ts';
import { parseHalves, parseHours, parseMoney, parseWholeNumber } from './numbers.ts';
import { type Period, parsePeriod } from './periods.ts';
import { longestText } from './place.ts';
import { parseResidentId } from './resident-id.ts';
import { isDone, isNo, isSkip, isYes, pickFrom, pickSeveral } from './words.ts';

/** An answer read: its value; more to come (photos); or the `replies` key of what is wrong. */
export type Read =
  | { kind: 'value'; value: unknown }
  | { kind: 'more'; value: unknown }
  | { kind: 'wrong'; problem: string };

/** No amount, day or number is longer; on more text than this, some patterns for them are slow. */
const longestValue = 200;
const inWords = new Set<Field['kind']>(['text', 'choice', 'choices']);

const value = (read: unknown): Read => ({ kind: 'value', value: read });
const wrong = (problem: string): Read => ({ kind: 'wrong', problem });

/**
 * Reads the member's input as the answer to a field.
 *
 * @param soFar the field's value so far (photos)
 */
export function readField(
  field: Field,
  input: Input,
  answers: Answers,
  soFar: unknown,
  now: Date,
): Read {
  if (field.kind === 'photo') return readPhoto(field.most, !!field.optional, input, soFar);
  if (input.kind !== 'text') return wrong(`wrong.${field.kind}`);
  const said = input.text.length > longestValue && !inWords.has(field.kind) ? '' : input.text;
  const skipped = field.optional === true && (isSkip(said) || isUnknown(said));
  if (skipped && field.kind === 'text') return value(null);
  const read = readers[field.kind](field as never, said, now);
  // 没有 skips a question, unless it answers it: 无 among the options, 没有 for no.
  if (read.kind !== 'value' && skipped) return value(null);
  if (read.kind !== 'value')
    return isUnknown(said) && asksValue(field) ? wrong('wrong.unknown') : read;
  const problem = field.check?.(read.value, answers, now);
  return problem === undefined ? read : wrong(problem);
}

/** What has options shows them; the rest must be known, or found out. */
const asksValue = ({ kind }: Field) =>
  kind !== 'choice' && kind !== 'choices' && kind !== 'yes-no' && kind !== 'text';

function readPhoto(most: number, optional: boolean, input: Input, soFar: unknown): Read {
  const photos = Array.isArray(soFar) ? (soFar as number[]) : [];
  if (input.kind === 'photo') {
    const all = [...photos, input.fileId];
    return all.length >= most ? value(all) : { kind: 'more', value: all };
  }
  if (input.kind !== 'text') return wrong('wrong.photo');
  if (photos.length > 0 && (isDone(input.text) || isSkip(input.text))) return value(photos);
  if (optional && (isSkip(input.text) || isNo(input.text) || isDone(input.text))) return value([]);
  return wrong('wrong.photo');
}

/**
 * The one option a running text names by its label or words; also for what a member said before
 * the form began.
 *
 * @returns its value, or undefined if it names none or several
 */
export function optionNamed(
  options: readonly { value: string; label: string; words?: string[] }[],
  text: string,
): string | undefined {
  const found = options.flatMap(({ value: option, label, words = [] }) =>
    [label, ...words].filter((word) => text.includes(word)).map((word) => ({ option, word })),
  );
  // 没签过 holds 签过, and means the contrary.
  const own = found.filter(
    ({ option, word }) =>
      !found.some(
        (other) => other.option !== option && other.word !== word && other.word.includes(word),
      ),
  );
  const named = new Set(own.map(({ option }) => option));
  return named.size === 1 ? [...named][0] : undefined;
}

/** Every option a running text names; none if it may mean the contrary: 没有合同，有工资条. */
function optionsNamed(
  options: readonly { value: string; label: string; words?: string[] }[],
  text: string,
): string[] {
  const words = options.flatMap((option) => [option.label, ...(option.words ?? [])]);
  const rest = words.reduce((left, word) => left.replaceAll(word, ' '), text);
  if (/[没无不未别]/.test(rest)) return [];
  return options
    .filter(({ label, words: own = [] }) => [label, ...own].some((word) => text.includes(word)))
    .map((option) => option.value);
}

type Reader<Kind> = (field: Extract<Field, { kind: Kind }>, text: string, now: Date) => Read;

const readers: { [Kind in Exclude<Field['kind'], 'photo'>]: Reader<Kind> } = {
  choice: (field, text) => {
    const at = pickFrom(
      field.options.map((option) => option.label),
      text,
    );
    const picked = at === undefined ? undefined : field.options[at]?.value;
    const found = picked ?? optionNamed(field.options, text);
    return found === undefined ? wrong('wrong.choice') : value(found);
  },
  choices: (field, text) => {
    const picked = pickSeveral(
      field.options.map((option) => option.label),
      text,
    );
    const found =
      picked?.map((at) => field.options[at]?.value) ?? optionsNamed(field.options, text);
    return found.length === 0 ? wrong('wrong.choices') : value(found);
  },
  text: (field, text) => {
    const trimmed = text.trim();
    const none = noValue(field, trimmed);
    if (none !== undefined) return wrong(none);
    if (trimmed.length < (field.minLength ?? 1)) return wrong('wrong.text-short');
    if (trimmed.length > longestText(field)) return wrong('wrong.text-long');
    return value(trimmed);
  },
  money: (field, text) => {
    const fen = parseMoney(text);
    if (fen === undefined) return wrong('wrong.money');
    if (fen < (field.minFen ?? 1)) return wrong('wrong.money-small');
    return fen > (field.maxFen ?? Number.MAX_SAFE_INTEGER)
      ? wrong('wrong.money-large')
      : value(fen);
  },
  number: (field, text) => {
    const number = field.halves ? parseHalves(text) : parseWholeNumber(text);
    const fits =
      number !== undefined && number >= (field.min ?? 0) && number <= (field.max ?? 1_000_000);
    return fits ? value(number) : wrong('wrong.number');
  },
  hours: (field, text) => {
    const hours = parseHours(text);
    return hours !== undefined && hours <= (field.max ?? 10_000)
      ? value(hours)
      : wrong('wrong.hours');
  },
  months: (field, text, now) => {
    const period = readPeriod(field, text, now);
    return 'problem' in period ? wrong(period.problem) : value(period.months);
  },
  period: (field, text, now) => {
    const period = readPeriod(field, text, now);
    return 'problem' in period ? wrong(period.problem) : value(period);
  },
  date: (field, text, now) => {
    const day =
      parseDay(text, now, field.ahead) ?? (field.months ? parseMonth(text, now) : undefined);
    if (day === undefined) return wrong('wrong.date');
    if (field.earliest && day < field.earliest(now)) return wrong('wrong.date-early');
    return field.latest && day > field.latest(now) ? wrong('wrong.date-late') : value(day);
  },
  phone: (_field, text) => {
    const bareNumber = text.normalize('NFKC').replaceAll(/[\s\-—–()·.]/g, '');
    const phone = /^\D*(?:(?:\+|00)?86)?(1[3-9]\d{9})\D*$/.exec(bareNumber)?.[1];
    return phone ? value(phone) : wrong('wrong.phone');
  },
  'resident-id': (_field, text, now) => {
    const read = parseResidentId(text, now);
    return 'id' in read ? value(read.id) : wrong(`wrong.resident-id-${read.wrong}`);
  },
  'yes-no': ({ labels = [] }, text) => {
    const picked = pickFrom(labels, text);
    if (picked !== undefined) return value(picked === 0);
    return isYes(text) ? value(true) : isNo(text) ? value(false) : wrong('wrong.yes-no');
  },
};

/** Limits count in whole months: 6年零3天 is not more than 72. */
function readPeriod(
  { min = 0, max = 840 }: { min?: number; max?: number },
  text: string,
  now: Date,
): Period | { problem: string } {
  const period = parsePeriod(text, now);
  if (!period) return { problem: 'wrong.months' };
  if (period.months < min) return { problem: 'wrong.months-short' };
  return period.months > max ? { problem: 'wrong.months-long' } : period;
}
