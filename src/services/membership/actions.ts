import type { Turn } from '../../bot/action.ts';
import type { ActionEntry } from '../../bot/bot.ts';
import type { Answers } from '../../bot/forms/form.ts';
import { choices, type Outcome, openForm, type Reply, text } from '../../bot/reply.ts';
import type { Vault } from '../../database/index.ts';
import { caseNumber, openCaseOfFollower } from '../cases/index.ts';
import { membershipCases, readJoining, recordJoining } from './records.ts';
import { topicIn, workIn } from './rules.ts';

const intent = 'join-union';

export function createActions(): Record<string, ActionEntry> {
  return {
    join: { intent, run: join },
    start: { intent, run: (turn, args) => start(turn, args) },
  };
}

async function join(turn: Turn): Promise<Outcome> {
  const { tx, member, say } = turn;
  const said = turn.input.kind === 'text' ? turn.input.text : '';
  const topic = topicIn(said);
  if (topic)
    return choices(say(topic), [
      { label: say('option.start'), action: 'membership.start' },
      { label: say('option.find-union'), action: 'organisations.find' },
      { label: say('option.staff'), action: 'staff.request' },
    ]);
  const open = await openCaseOfFollower(tx, membershipCases, member.openid);
  if (!open) return start(turn, { work: workIn(said) });
  return choices(say('already', { number: caseNumber(membershipCases, open) }), [
    { label: say('option.look'), action: 'cases.show', args: { id: open.id } },
    { label: say('option.for-another'), action: 'membership.start' },
  ]);
}

/**
 * Opens the form after its introduction.
 *
 * @param args.work the kind of work, if it is known already
 */
function start({ say }: Turn, { work }: Record<string, unknown>): Outcome {
  const known = typeof work === 'string' ? { work } : {};
  return openForm('membership.joining', known, say('intro'));
}

/** Hands a finished application in; without consent nothing is kept. */
export async function submitJoining(vault: Vault, turn: Turn, answers: Answers): Promise<Reply> {
  const { tx, member, say, now } = turn;
  if (answers.consent !== true) return text(say('consent.refused'));
  const recorded = await recordJoining(tx, vault, member.openid, readJoining(answers), now);
  if (recorded.kind === 'open-elsewhere') return text(say('open-elsewhere'));
  const { number } = recorded;
  return text(say(recorded.kind === 'opened' ? 'done' : 'open-already', { number }));
}
