import type { Turn } from '../../../bot/action.ts';
import type { Answers } from '../../../bot/forms/form.ts';
import { visibleFields } from '../../../bot/forms/place.ts';
import { plain } from '../../../bot/forms/wording.ts';
import { bare } from '../../../bot/forms/words.ts';
import { type Option, type Outcome, openForm } from '../../../bot/reply.ts';
import { sums, sumsByName } from '../all/index.ts';
import { toldFigures, toldFiguresKey } from '../figures/told.ts';
import { groups } from '../groups.ts';
import { pickSums } from '../pick.ts';
import { figuresIn } from '../reading/figures.ts';
import type { Sum } from '../sum.ts';
import { openFields, readingOf } from '../tell.ts';
import { askedAnew, assumedFields, assumedKey, tell, withAssumed } from '../told.ts';
import type { Parts } from './parts.ts';
import { answersOf, resultOf, sumOf } from './result.ts';
import { recallSum } from './topic.ts';
import { askChoice } from './words.ts';

/** Tied to what was worked before: 那2N呢, 要是月薪9000呢. */
const followUp = /^(那|那么|如果|要是|假如|换成|改成|按)|呢[?？]?$/;
const longestFollowUp = 18;
/** 算一算, 能不能帮我算个账: nothing was told yet. */
const shortAsking = 9;

/** 算一算: the sum that was asked for, with what was already said; or the question which one. */
export function calculate(parts: Parts, turn: Turn): Promise<Outcome> | Outcome {
  const said = turn.input.kind === 'text' ? readingOf(turn.input.text) : '';
  const picked = pickSums(sums, said);
  const before = followUp.test(said) && bare(said).length <= longestFollowUp && recallSum(turn);
  const last = before ? sumsByName.get(before.sum) : undefined;
  if (before && last) return goOn(parts, turn, last, before.answers, picked[0] ?? last, said);
  const [only] = picked;
  if (!only) return askGroup(turn, said);
  if (picked.length > 1) return askSum(turn, picked, said);
  return begin(parts, turn, only, tell(only, said, turn.now));
}

/** The same sum with another number, or another sum with the same numbers. */
function goOn(
  parts: Parts,
  turn: Turn,
  last: Sum,
  answers: Answers,
  sum: Sum,
  said: string,
): Promise<Outcome> | Outcome {
  const told = { ...sum.read(said, turn.now), ...figuresTold(said, answers) };
  if (sum === last && Object.keys(told).length === 0)
    return changeNumber(turn, { sum: sum.name, answers });
  const known = merged(carried(last, sum, answers), told);
  return begin(parts, turn, sum, withAssumed(sum, said, known));
}

/** 最低工资是2660呢: beside the figures that were given before. */
function figuresTold(said: string, answers: Answers): Answers {
  const figures = figuresIn(said);
  if (Object.keys(figures).length === 0) return {};
  return { [toldFiguresKey]: { ...toldFigures(answers), ...figures } };
}

/** What was told last counts; but a 0 is only what it was silent of, where more was told before. */
function merged(answers: Answers, told: Answers): Answers {
  const said = Object.entries(told).filter(
    ([name, value]) => value !== 0 || !Object.hasOwn(answers, name),
  );
  return { ...answers, ...Object.fromEntries(said) };
}

/** Answers that mean the same in both: fields of one name and kind, and figures that were given. */
function carried(from: Sum, to: Sum, answers: Answers): Answers {
  if (from === to) return answers;
  const same = to.fields.filter((field) =>
    from.fields.some(({ name, kind }) => name === field.name && kind === field.kind),
  );
  const names = new Set([...same.map(({ name }) => name), toldFiguresKey]);
  return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
}

/** Opens the form for what is not known yet; all known: works at once. */
export function begin(
  parts: Parts,
  turn: Turn,
  sum: Sum,
  known: Answers,
): Promise<Outcome> | Outcome {
  if (openFields(sum, known).length === 0) return resultOf(parts, turn, sum, known);
  const fields = visibleFields(sum, known);
  const assumed = assumedFields(sum, known);
  const told = fields.filter(
    (field) => Object.hasOwn(known, field.name) && !assumed.includes(field),
  );
  const lines = told.map((field) => `${field.label}：${plain(field, known[field.name])}`);
  const intro =
    lines.length > 0
      ? turn.say('intro.known', { title: sum.title, known: lines.join('；') })
      : turn.say('intro', { title: sum.title });
  return openForm(`sums.${sum.name}`, known, intro);
}

/** `sums.start {sum, known?, text?}`: for an option of ours or of another service. */
export function start(
  parts: Parts,
  turn: Turn,
  args: Record<string, unknown>,
): Promise<Outcome> | Outcome {
  const sum = sumOf(args);
  const said = typeof args.text === 'string' ? args.text : '';
  if (!sum) return askGroup(turn, said);
  return begin(parts, turn, sum, tell(sum, said, turn.now, answersOf(args.known)));
}

/** The groups of sums, as a numbered choice; `said` is what was said, for the sum that is picked. */
export function askGroup({ say }: Turn, said: string): Outcome {
  const options = groups
    .filter((group) => sumsIn(group.sums).length > 0)
    .map(
      ({ title }): Option => ({ label: title, action: 'sums.group', args: { title, text: said } }),
    );
  // What was told in full, and yet not understood, may be no sum we have.
  const key = bare(said).length > shortAsking ? 'choose.unsure' : 'choose.group';
  return askChoice(say, key, options, say('choose.tail'));
}

/** `sums.group {title, text}`: the sums of a group. */
export function chooseInGroup(turn: Turn, args: Record<string, unknown>): Outcome {
  const group = groups.find(({ title }) => title === args.title);
  const said = typeof args.text === 'string' ? args.text : '';
  return group ? askSum(turn, sumsIn(group.sums), said) : askGroup(turn, said);
}

const sumsIn = (names: readonly string[]) => names.flatMap((name) => sumsByName.get(name) ?? []);

function askSum({ say }: Turn, offered: readonly Sum[], said: string): Outcome {
  const options = offered.map(
    ({ name, title }): Option => ({
      label: title,
      action: 'sums.start',
      args: { sum: name, text: said },
    }),
  );
  return askChoice(say, 'choose.sum', options, say('choose.tail'));
}

/** `sums.change {sum, answers}`: which number is to be another one. */
export function changeNumber(turn: Turn, args: Record<string, unknown>): Outcome {
  const sum = sumOf(args);
  const answers = answersOf(args.answers);
  if (!sum) return askGroup(turn, '');
  const fields = visibleFields(sum, answers);
  const options = fields.map(
    (field): Option => ({
      label: field.label,
      action: 'sums.again',
      args: { sum: sum.name, answers, field: field.name },
    }),
  );
  return askChoice(turn.say, 'change', options);
}

/** `sums.again {sum, answers, field}`: the form again with one answer open. */
export function again(turn: Turn, args: Record<string, unknown>): Outcome {
  const sum = sumOf(args);
  if (!sum) return askGroup(turn, '');
  const field = String(args.field);
  const { [field]: _old, ...kept } = answersOf(args.answers);
  const { [field]: _told, ...assumed } = answersOf(kept[assumedKey]);
  return openForm(`sums.${sum.name}`, { ...kept, [assumedKey]: assumed, [askedAnew]: field });
}
