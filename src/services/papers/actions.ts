import type { Turn } from '../../bot/action.ts';
import type { ActionEntry } from '../../bot/bot.ts';
import type { Form } from '../../bot/forms/form.ts';
import { choices, type Option, type Outcome, openForm, text, toIntent } from '../../bot/reply.ts';
import type { Vault } from '../../database/index.ts';
import { dayOf, sayDay, sayMoment } from '../../days.ts';
import { isPaperName, paperNames, paperTitles } from './kinds.ts';
import { knownAnswers, toldToSum } from './known.ts';
import { deleteOwnPapers, ownPapers, renewLink } from './records.ts';
import { paperIn } from './wishes.ts';

const intent = 'book-lawyer';

/** @param publicUrl without it no link can be given, and no interview is begun */
export function createActions(
  vault: Vault,
  forms: readonly Form[],
  publicUrl: string | undefined,
): Record<string, ActionEntry> {
  return {
    start: { intent, run: (turn, args) => start(forms, publicUrl, turn, args) },
    mine: { intent, run: (turn) => mine(vault, turn) },
    renew: { intent, run: (turn, args) => renew(vault, publicUrl, turn, args) },
    delete: { intent, run: deleteAll },
  };
}

type Args = Record<string, unknown>;

/**
 * Opens the interview for a paper, or asks which.
 *
 * @param args.paper its name; without it, what was said decides
 * @param args.known answers from a sum: what fits is not asked again
 */
function start(
  forms: readonly Form[],
  publicUrl: string | undefined,
  turn: Turn,
  args: Args,
): Outcome {
  const { say, input, now } = turn;
  if (publicUrl === undefined) return noAddress(turn);
  const said = input.kind === 'text' ? paperIn(input.text) : undefined;
  const paper = isPaperName(args.paper) ? args.paper : said;
  const form = forms.find(({ name }) => name === `papers.${paper}`);
  if (!paper || !form)
    return choices(say('paper.which'), [
      ...paperNames.map(
        (name): Option => ({
          label: paperTitles[name],
          action: 'papers.start',
          args: { paper: name, ...(args.known === undefined ? {} : { known: args.known }) },
        }),
      ),
      { label: say('paper.option.mine'), action: 'papers.mine' },
    ]);
  const told = args.known ?? toldToSum(turn.topic, now);
  const known = knownAnswers(form, told, dayOf(now));
  const intro = [say(`paper.intro.${paper}`)];
  if (Object.keys(known).length > 0) intro.push(say('paper.intro.known'));
  // The day goes along, so that what depends on it is the same at every question.
  return openForm(form.name, { ...known, day: dayOf(now) }, intro.join('\n'));
}

/**
 * The pages have no address (PUBLIC_URL): honest, and a person.
 *
 * @param key what to say: before the interview, or once the paper is kept
 */
export function noAddress(
  { say }: Turn,
  key: 'paper.no-address' | 'paper.kept' = 'paper.no-address',
): Outcome {
  return choices(say(key), [toIntent(say('paper.option.staff'), 'talk-to-staff')]);
}

/** The papers of one's own that are still kept, each for a new link. */
async function mine(vault: Vault, { tx, member, now, say }: Turn): Promise<Outcome> {
  const papers = await ownPapers(tx, vault, member.openid, now);
  if (papers.length === 0)
    return choices(say('paper.none'), [
      { label: say('paper.option.start'), action: 'papers.start' },
    ]);
  const options = papers.map(({ id, paper, createdAt }): Option => {
    const title = paperTitles[paper];
    const label = say('paper.option.renew', { title, day: sayDay(dayOf(createdAt)) });
    return { label, action: 'papers.renew', args: { id } };
  });
  options.push({ label: say('paper.option.delete'), action: 'papers.delete' });
  return choices(say('paper.mine'), options);
}

async function renew(
  vault: Vault,
  publicUrl: string | undefined,
  turn: Turn,
  args: Args,
): Promise<Outcome> {
  const { tx, member, now, say } = turn;
  if (publicUrl === undefined) return noAddress(turn, 'paper.kept');
  const own = await ownPapers(tx, vault, member.openid, now);
  const wanted = own.find(({ id }) => id === args.id);
  if (!wanted) return mine(vault, turn);
  const { token, expiresAt } = await renewLink(tx, wanted.id, now);
  const title = paperTitles[wanted.paper];
  const values = { title, link: linkTo(publicUrl, token), until: sayMoment(expiresAt) };
  return text(say('paper.renewed', values));
}

async function deleteAll({ tx, member, say }: Turn): Promise<Outcome> {
  await deleteOwnPapers(tx, member.openid);
  return text(say('paper.deleted'));
}

/** Where a token's page is. */
export function linkTo(publicUrl: string, token: string): string {
  return `${publicUrl}/h5/papers/${token}`;
}
