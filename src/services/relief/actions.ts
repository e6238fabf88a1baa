import type { Turn } from '../../bot/action.ts';
import type { ActionEntry } from '../../bot/bot.ts';
import type { Answers } from '../../bot/forms/form.ts';
import { choices, type Outcome, openForm, type Reply, text } from '../../bot/reply.ts';
import type { Vault } from '../../database/index.ts';
import { caseNumber, dropLooseFiles, openCaseOfFollower } from '../cases/index.ts';
import { readApplication, recordApplication, reliefCases } from './records.ts';
import { reliefKindIn, reliefKindLabel, topicIn } from './rules.ts';

const intent = 'apply-relief';

export function createActions(): Record<string, ActionEntry> {
  return {
    apply: { intent, run: apply },
    start: { intent, run: (turn, args) => start(turn, args) },
  };
}

async function apply(turn: Turn): Promise<Outcome> {
  const { tx, member, say } = turn;
  const said = turn.input.kind === 'text' ? turn.input.text : '';
  const topic = topicIn(said);
  const kind = reliefKindIn(said);
  const known = { ...(kind ? { kind } : {}), insured: topic === 'insurance' };
  if (topic === 'goods')
    return choices(say('goods'), [
      { label: say('option.find-union'), action: 'organisations.find' },
      { label: say('option.start'), action: 'relief.start' },
    ]);
  const open = await openCaseOfFollower(tx, reliefCases, member.openid);
  if (!open) return start(turn, known);
  return choices(say('already', { number: caseNumber(reliefCases, open) }), [
    { label: say('option.look'), action: 'cases.show', args: { id: open.id } },
    { label: say('option.add'), action: 'cases.add', args: { id: open.id } },
    { label: say('option.for-another'), action: 'relief.start', args: known },
  ]);
}

/**
 * Opens the form after its introduction.
 *
 * @param args.kind the kind of relief, if it is known already
 * @param args.insured true if the member asked about the insurance for accidents and property
 */
function start({ say }: Turn, args: Record<string, unknown>): Outcome {
  const lines = [say('intro')];
  if (args.insured === true) lines.push(say('intro.insurance'));
  if (typeof args.kind !== 'string') return openForm('relief.application', {}, lines.join('\n'));
  lines.push(say('intro.kind', { kind: reliefKindLabel(args.kind) }));
  return openForm('relief.application', { kind: args.kind }, lines.join('\n'));
}

/** Hands a finished application in; without consent nothing is kept, not even the photos. */
export async function submitApplication(
  vault: Vault,
  turn: Turn,
  answers: Answers,
): Promise<Reply> {
  const { tx, member, say, now } = turn;
  if (answers.consent !== true) {
    await dropLooseFiles(turn);
    return text(say('consent.refused'));
  }
  const application = readApplication(answers);
  const recorded = await recordApplication(tx, vault, member.openid, application, now);
  if (recorded.kind === 'opened') {
    const key = application.photos.length > 0 ? 'done' : 'done.no-photos';
    return text(say(key, { number: recorded.number }));
  }
  await dropLooseFiles(turn);
  if (recorded.kind === 'open-elsewhere') return text(say('open-elsewhere'));
  return text(say('open-already', { number: recorded.number }));
}
